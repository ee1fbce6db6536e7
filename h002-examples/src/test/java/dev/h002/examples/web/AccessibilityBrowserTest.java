package dev.h002.examples.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Each page, light and dark, wide and narrow, is free of what axe-core calls serious or critical. */
@InBrowser
class AccessibilityBrowserTest {
    @Test
    void entry() {
        try (Tab tab = new Tab(WebShop.offline()).open("/login").expecting("404")) {
            assertThat(tab.button("Log in as Maya Lindqvist")).isVisible();
            tab.button("Log in").click();
            assertThat(tab.field("Password")).hasAttribute("aria-invalid", "true");
            Accessibility.assertGood(tab.page, "log-in with messages");
            tab.open("/signup");
            Accessibility.assertGood(tab.page, "sign-up");
            tab.open("/health");
            assertThat(tab.page.getByText("Open. Everything works.")).isVisible();
            Accessibility.assertGood(tab.page, "health");
            tab.open("/nowhere");
            Accessibility.assertGood(tab.page, "not found");
        }
    }

    @Test
    void chat() throws Exception {
        Visitor visitor = WebShop.nearTheCafe(WebShop.offline());
        try (Tab tab = new Tab(WebShop.offline()).as(visitor).open("/")) {
            assertThat(tab.region("Used today")).containsText("Starts over");
            Accessibility.assertGood(tab.page, "chat, empty");
            tab.ask("How do returns work?");
            tab.ask("I'm cold").getByRole(AriaRole.BUTTON).first().click();
            assertThat(tab.lastAnswer().getByRole(AriaRole.STATUS).first())
                    .not()
                    .isEmpty();
            Accessibility.assertGood(tab.page, "chat with answers");
            tab.page.getByRole(AriaRole.SWITCH).click();
            Accessibility.assertGood(tab.page, "debug");
        }
    }

    @Test
    void drawersOnAPhone() throws Exception {
        Visitor visitor = WebShop.nearTheCafe(WebShop.offline());
        try (Tab tab =
                new Tab(WebShop.offline(), Look.PHONE.inTheDark()).as(visitor).open("/")) {
            tab.ask("How do returns work?");
            tab.button("Conversations").click();
            Accessibility.assertGoodAsItIs(tab.page, "conversations in a drawer");
            tab.page.keyboard().press("Escape");
            tab.button("Your details").click();
            Accessibility.assertGoodAsItIs(tab.page, "details in a drawer");
            tab.page.keyboard().press("Escape");
            tab.button("Account").click();
            Accessibility.assertGoodAsItIs(tab.page, "account menu");
        }
    }

    @Test
    void privacy() throws Exception {
        Visitor visitor = Visitor.signedUp(WebShop.offline());
        try (Tab tab = new Tab(WebShop.offline()).as(visitor).open("/privacy")) {
            assertThat(tab.button("Log out")).isVisible();
            Accessibility.assertGood(tab.page, "privacy");
            tab.button("Delete my data").click();
            tab.button("Delete everything").click();
            Accessibility.assertGood(tab.page, "deletion with a message");
        }
    }
}
