package dev.h002.examples.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Conversations of before, and what an answer stands on. */
@InBrowser
class ConversationsBrowserTest {
    @Test
    void conversationsAreListedReopenedAndGoneOnWith() throws Exception {
        try (Tab tab = new Tab(WebShop.offline())
                .as(WebShop.nearTheCafe(WebShop.offline()))
                .open("/")) {
            Locator list = tab.page.getByRole(
                    AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Earlier conversations"));
            tab.ask("I'm cold");
            tab.button("New conversation").click();
            assertThat(tab.turns()).hasCount(0);
            assertThat(tab.message()).isFocused();
            tab.ask("How do returns work?");
            assertThat(list.getByRole(AriaRole.LISTITEM)).hasCount(2);
            assertThat(list.locator("[aria-current]")).containsText("How do returns work?");

            list.getByText("I'm cold").click();
            assertThat(tab.turns()).hasCount(1);
            assertThat(tab.answered()).containsText("Downtown Café");
            assertThat(list.locator("[aria-current]")).containsText("I'm cold");
            tab.ask("Any offers?");
            assertThat(list.getByRole(AriaRole.LISTITEM)).hasCount(2);

            tab.page.goBack();
            assertThat(tab.turns()).hasCount(1);
            assertThat(tab.answered()).not().containsText("Downtown Café");
            tab.page.goForward();
            assertThat(tab.turns()).hasCount(2);
            tab.page.reload();
            assertThat(tab.turns()).hasCount(2);
        }
    }

    @Test
    void aConversationThatIsNotThereGivesANewOne() throws Exception {
        try (Tab tab = new Tab(WebShop.offline())
                .expecting("404")
                .as(Visitor.signedUp(WebShop.offline()))
                .open("/#nothing-like-it")) {
            assertThat(tab.button("I'm cold")).isVisible();
            assertThat(tab.page).hasURL(Pattern.compile("/$"));
        }
    }

    @Test
    void aSourceOpensItsPassageAndEscapeGivesTheFocusBack() throws Exception {
        try (Tab tab = new Tab(WebShop.offline())
                .as(Visitor.signedUp(WebShop.offline()))
                .open("/")) {
            Locator answer = tab.ask("How do returns work?");
            Locator source = answer.getByRole(AriaRole.LIST, new Locator.GetByRoleOptions().setName("Sources"))
                    .getByRole(AriaRole.BUTTON)
                    .first();
            String title = source.innerText();
            source.press("Enter");

            Locator passage = tab.page.getByRole(AriaRole.DIALOG);
            assertThat(passage).hasAccessibleName(title);
            assertThat(passage).containsText("return");
            tab.page.keyboard().press("Escape");

            assertThat(passage).isHidden();
            assertThat(source).isFocused();
            assertThat(tab.region("Looked up for the last answer")).containsText(title);
        }
    }
}
