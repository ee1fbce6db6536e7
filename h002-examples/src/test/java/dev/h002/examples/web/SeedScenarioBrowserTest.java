package dev.h002.examples.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.h002.examples.data.DemoData;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The demo customer's story as a visitor sees it: cold, a café around the corner, a coupon for it. */
@InBrowser
class SeedScenarioBrowserTest {
    private static final String OFFER = "Apply";

    @Test
    void theDemoCustomerLogsInByACardAndAppliesTheCouponOnce() {
        WebShop.giveCoupon(DemoData.DEMO_USER);
        try (Tab tab = new Tab(WebShop.offline()).open("/")) {
            tab.button("Log in as Maya Lindqvist").click();
            tab.button("I'm cold").click();

            Locator answer = tab.answered();
            assertThat(answer).containsText("Downtown Café");
            assertThat(answer).containsText("43 m");
            assertThat(answer).containsText("Hot Chocolate");
            assertThat(answer).containsText("15%");
            String messagesUsed = meter(tab).getAttribute("aria-valuenow");

            Locator apply = answer.getByRole(AriaRole.BUTTON).filter(named(OFFER));
            apply.dblclick();
            assertThat(apply).containsText("Applied");
            assertThat(answer.getByRole(AriaRole.STATUS)).not().isEmpty();
            assertThat(tab.requests.stream().filter(request -> request.contains("/actions/")))
                    .hasSize(1);

            tab.page.reload();
            Locator again = tab.answered().getByRole(AriaRole.BUTTON).filter(named(OFFER));
            assertThat(again).containsText("Applied");
            again.click(new Locator.ClickOptions().setForce(true));
            tab.button("New conversation").click();
            assertThat(tab.turns()).hasCount(0);
            tab.page
                    .getByRole(AriaRole.NAVIGATION)
                    .getByRole(AriaRole.BUTTON)
                    .first()
                    .click();
            assertThat(tab.answered().getByRole(AriaRole.BUTTON).filter(named(OFFER)))
                    .containsText("Applied");

            tab.ask("Any offers?");
            assertThat(meter(tab)).hasAttribute("aria-valuenow", String.valueOf(Integer.parseInt(messagesUsed) + 1));
            assertThat(tab.requests.stream().filter(request -> request.contains("/actions/")))
                    .hasSize(1);
        }
    }

    @Test
    void whatAModelWouldBeSentIsShownMasked() throws Exception {
        try (Tab tab = new Tab(WebShop.offline())
                .as(WebShop.nearTheCafe(WebShop.offline()))
                .open("/")) {
            tab.page.getByRole(AriaRole.SWITCH).click();
            tab.ask("Vera Visitor here, mail me at vera@visitor.example, I'm cold");

            Locator debug = tab.page.getByRole(AriaRole.TABPANEL);
            assertThat(debug).containsText("Not sent: no model was asked.");
            assertThat(debug).containsText("<EMAIL_1>");
            assertThat(debug).containsText("43 m");
            assertThat(debug.innerText()).doesNotContain("Vera", "Visitor", "visitor.example", "40.713", "74.006");
        }
    }

    @Test
    void whatAModelWasSentIsShownMasked() throws Exception {
        ScriptedModel model = WebShop.model()
                .says("Downtown Café is 43 m away and has Hot Chocolate.", Duration.ZERO, Duration.ofMillis(5));
        model.prompts.clear();
        ChatServer server = WebShop.modelled();
        try (Tab tab = new Tab(server).as(WebShop.nearTheCafe(server)).open("/")) {
            assertThat(tab.ask("Vera Visitor here, I'm cold")).containsText("Downtown Café is 43 m away");
            tab.page.getByRole(AriaRole.SWITCH).click();

            Locator debug = tab.page.getByRole(AriaRole.TABPANEL);
            assertThat(debug).containsText("Sent to scripted-model, exactly as it stands here.");
            assertThat(debug).containsText("<NAME_1>");
            assertThat(debug.innerText()).doesNotContain("Vera", "Visitor");
            assertThat(model.prompts.toString()).doesNotContain("Vera", "Visitor");
        }
    }

    private static Locator.FilterOptions named(String start) {
        return new Locator.FilterOptions().setHasText(Pattern.compile("^" + start));
    }

    private static Locator meter(Tab tab) {
        return tab.page.getByRole(AriaRole.METER).first();
    }
}
