package dev.h002.examples.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Coming in and going out: sign-up, log-in, log-out. */
@InBrowser
class EntryBrowserTest {
    private static final Pattern CHAT = Pattern.compile("/(#.*)?$");

    @Test
    void whatIsWrongWithASignUpIsToldBesideItsField() throws Exception {
        Visitor taken = Visitor.signedUp(WebShop.offline());
        try (Tab tab =
                new Tab(WebShop.offline()).open("/signup").expecting("409").expecting("400")) {
            tab.button("Create account").click();
            assertThat(tab.field("Name")).hasAccessibleDescription("Enter your name.");
            assertThat(tab.field("Email")).hasAccessibleDescription("Enter your email.");
            assertThat(tab.field("Password")).hasAccessibleDescription(Pattern.compile("Choose a password\\.$"));
            assertThat(tab.field("Name")).isFocused();
            assertThat(tab.field("Name")).hasAttribute("aria-invalid", "true");

            tab.field("Name").fill("Nora New");
            assertThat(tab.field("Name")).hasAccessibleDescription("");
            tab.field("Email").fill("nora@nowhere");
            tab.field("Password").fill("correct horse");
            tab.button("Create account").click();
            assertThat(tab.field("Email")).hasAccessibleDescription("Give an address like you@example.com.");

            tab.field("Email").fill(taken.id);
            tab.button("Create account").click();
            assertThat(tab.field("Email"))
                    .hasAccessibleDescription("There is an account for this address. Log in instead.");
            assertThat(tab.field("Email")).isFocused();

            tab.field("Email").fill("nora." + taken.id);
            tab.button("Create account").click();
            assertThat(tab.page).hasURL(CHAT);
            assertThat(tab.page.getByRole(AriaRole.HEADING)).containsText(new String[] {"Good afternoon, Nora."});
        }
    }

    @Test
    void afterAWrongPasswordWhatWasTypedStays() throws Exception {
        Visitor visitor = Visitor.signedUp(WebShop.offline());
        try (Tab tab = new Tab(WebShop.offline()).open("/login").expecting("401")) {
            tab.field("Email or customer number").fill(visitor.id);
            tab.field("Password").fill("wrong horse");
            tab.field("Password").press("Enter");

            assertThat(tab.page.getByRole(AriaRole.ALERT))
                    .hasText("This address or number and password do not belong together.");
            assertThat(tab.field("Email or customer number")).hasValue(visitor.id);
            tab.button("Show password").click();
            assertThat(tab.field("Password")).hasAttribute("type", "text");
            assertThat(tab.field("Password")).hasValue("wrong horse");

            tab.field("Password").fill("correct horse");
            tab.button("Log in").click();
            assertThat(tab.page).hasURL(CHAT);
            assertThat(tab.message()).isFocused();
        }
    }

    @Test
    void whoLogsOutLeavesNothingBehindTheBackButton() throws Exception {
        Visitor visitor = WebShop.nearTheCafe(WebShop.offline());
        try (Tab tab = new Tab(WebShop.offline()).as(visitor).open("/").expecting("401")) {
            assertThat(tab.ask("I'm cold")).containsText("Downtown Café");
            tab.button("Log out").click();
            assertThat(tab.heading("Welcome back")).isVisible();

            tab.page.goBack();

            assertThat(tab.heading("Welcome back")).isVisible();
            assertThat(tab.page.content()).doesNotContain("Vera", visitor.id, "I'm cold", "Downtown Café is");
            tab.open("/privacy");
            assertThat(tab.heading("Welcome back")).isVisible();
        }
    }

    @Test
    void whoIsLoggedInIsNotAskedToLogInAgain() throws Exception {
        try (Tab tab = new Tab(WebShop.offline()).as(Visitor.signedUp(WebShop.offline()))) {
            tab.open("/login");
            assertThat(tab.page).hasURL(CHAT);
            tab.open("/signup");
            assertThat(tab.page).hasURL(CHAT);
            assertThat(tab.message()).isVisible();
        }
    }
}
