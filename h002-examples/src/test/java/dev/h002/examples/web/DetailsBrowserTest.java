package dev.h002.examples.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The column about the customer: what they like, and where they are. */
@InBrowser
class DetailsBrowserTest {
    @Test
    void preferencesAreAddedRefusedAndRemoved() throws Exception {
        Visitor visitor = Visitor.signedUp(WebShop.offline());
        try (Tab tab = new Tab(WebShop.offline()).as(visitor).open("/").expecting("400")) {
            Locator likes = tab.region("What you like");
            Locator field = likes.getByLabel("New preference");
            assertThat(likes).containsText("Nothing yet.");
            field.fill("vegan");
            tab.button("Add").click();
            assertThat(likes.getByRole(AriaRole.LISTITEM)).hasText(new String[] {"vegan"});
            assertThat(field).isFocused();
            field.fill(" oat milk ");
            field.press("Enter");
            assertThat(likes.getByRole(AriaRole.LISTITEM)).hasText(new String[] {"vegan", "oat milk"});
            assertThat(field).hasValue("");

            field.fill("Vegan");
            field.press("Enter");
            assertThat(field).hasAccessibleDescription("That is in your list already.");
            field.fill("bell \u0007");
            field.press("Enter");
            assertThat(field).hasAccessibleDescription("At most 20 preferences, each of 1 to 60 characters.");
            assertThat(field).hasValue("bell \u0007");

            tab.button("Remove vegan").click();
            assertThat(likes.getByRole(AriaRole.LISTITEM)).hasText(new String[] {"oat milk"});
            assertThat(tab.button("Remove oat milk")).isFocused();
            tab.page.reload();
            assertThat(likes.getByRole(AriaRole.LISTITEM)).hasText(new String[] {"oat milk"});
        }
    }

    @Test
    void aPlaceOfTheListMovesTheCustomerAndTheNextAnswer() throws Exception {
        try (Tab tab = new Tab(WebShop.offline())
                .as(WebShop.nearTheCafe(WebShop.offline()))
                .open("/")) {
            Locator where = tab.region("Where you are");
            assertThat(where.getByRole(AriaRole.STATUS)).hasText("43 m from Downtown Café, chosen by you");
            assertThat(tab.ask("I'm cold")).containsText("43 m");
            Locator café =
                    where.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("Downtown Café"));
            assertThat(café).containsText("43 m");

            café.getByRole(AriaRole.BUTTON).click();

            assertThat(where.getByRole(AriaRole.STATUS)).hasText("At Downtown Café, chosen by you");
            assertThat(café).containsText("0 m");
            assertThat(tab.ask("I'm cold")).not().containsText("43 m");
        }
    }

    @Test
    void thePinMovesByKeyboard() throws Exception {
        try (Tab tab = new Tab(WebShop.offline())
                .as(WebShop.nearTheCafe(WebShop.offline()))
                .open("/")) {
            Locator where = tab.region("Where you are");
            Locator status = where.getByRole(AriaRole.STATUS);
            assertThat(status).hasText("43 m from Downtown Café, chosen by you");
            Locator map = where.getByRole(AriaRole.APPLICATION);
            map.focus();
            map.press("ArrowRight");
            assertThat(status).containsText("The pin is");
            map.press("Escape");
            assertThat(status).hasText("43 m from Downtown Café, chosen by you");
            assertThat(map).isFocused();

            for (int i = 0; i < 3; i++) {
                map.press("ArrowLeft");
            }
            map.press("Enter");

            assertThat(status).hasText(Pattern.compile("m from .*, chosen by you"));
            assertThat(status).not().containsText("43 m");
            assertThat(map).isFocused();
            String moved = status.innerText().replaceAll(" m from.*", " m");
            assertThat(tab.ask("Which store is near?")).containsText(moved);
        }
    }

    @Test
    void whoIsNowhereYetCanSayWhere() throws Exception {
        try (Tab tab = new Tab(WebShop.offline())
                .as(Visitor.signedUp(WebShop.offline()))
                .open("/")) {
            Locator where = tab.region("Where you are");
            assertThat(where.getByRole(AriaRole.STATUS)).containsText("Not known.");
            where.getByRole(AriaRole.LISTITEM)
                    .first()
                    .getByRole(AriaRole.BUTTON)
                    .click();
            assertThat(where.getByRole(AriaRole.STATUS)).containsText("chosen by you");

            tab.page
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Use where I was last seen"))
                    .click();

            assertThat(where.getByRole(AriaRole.STATUS)).containsText("Not known.");
        }
    }
}
