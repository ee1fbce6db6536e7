package dev.h002.examples.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What fits a visitor's screen and settings: narrow, dark, without motion. */
@InBrowser
class LookBrowserTest {
    private static final List<String> PAGES = List.of("/", "/privacy", "/health", "/nowhere");

    @Test
    void nothingIsWiderThanAPhone() throws Exception {
        Visitor visitor = WebShop.nearTheCafe(WebShop.offline());
        try (Tab tab = new Tab(WebShop.offline(), Look.PHONE).expecting("404")) {
            for (String path : List.of("/login", "/signup")) {
                assertFits(tab.open(path), path);
            }
            assertThat(tab.button("Log in as Maya Lindqvist")).hasCount(0);
            tab.as(visitor);
            for (String path : PAGES) {
                assertFits(tab.open(path), path);
            }
            tab.open("/");
            tab.ask("I'm cold, and how do returns work? " + "w".repeat(300));
            assertFits(tab, "the chat with an answer");
            tab.button("Account").click();
            assertThat(tab.button("Log out")).isVisible();
            assertFits(tab, "the account menu");
        }
    }

    private static void assertFits(Tab tab, String what) {
        assertThat(tab.page.getByRole(AriaRole.MAIN)).isVisible();
        assertThat((Integer) tab.page.evaluate("document.documentElement.scrollWidth"))
                .as(what)
                .isLessThanOrEqualTo(Look.PHONE.width());
    }

    @Test
    void onAPhoneTheColumnsAreDrawers() throws Exception {
        Visitor visitor = WebShop.nearTheCafe(WebShop.offline());
        visitor.done(null, "How do returns work?");
        try (Tab tab = new Tab(WebShop.offline(), Look.PHONE).as(visitor).open("/")) {
            Locator drawer = tab.page.getByRole(AriaRole.DIALOG);
            assertThat(tab.region("What you like")).isHidden();
            tab.button("Your details").click();
            assertThat(drawer).hasAccessibleName("Your details");
            assertThat(tab.region("What you like")).isInViewport();
            tab.page.keyboard().press("Escape");
            assertThat(tab.region("What you like")).isHidden();
            assertThat(tab.button("Your details")).isFocused();

            tab.button("Conversations").click();
            assertThat(drawer).hasAccessibleName("Conversations");
            drawer.getByText("How do returns work?").click();
            assertThat(tab.turns()).hasCount(1);
            assertThat(drawer).hasCount(0);

            tab.button("Account").click();
            tab.page.getByRole(AriaRole.SWITCH).click();
            assertThat(drawer).hasAccessibleName("Your details");
            assertThat(tab.page.getByRole(AriaRole.TABPANEL)).isInViewport();
        }
    }

    @Test
    void darkIsDarkAndLightIsLight() {
        try (Tab tab = new Tab(WebShop.offline()).open("/login")) {
            int light = brightness(tab.page);
            tab.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

            assertThat(light).isGreaterThan(200);
            assertThat(brightness(tab.page)).isLessThan(60);
        }
    }

    /** Of the background, 0 to 255. */
    private static int brightness(Page page) {
        return (Integer)
                page.evaluate("Math.round(getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3)"
                        + ".reduce((sum, one) => sum + Number(one), 0) / 3)");
    }

    @Test
    void whoWantsNoMotionGetsNone() throws Exception {
        WebShop.model().says("Here I am.", Duration.ofMillis(500), Duration.ZERO);
        ChatServer server = WebShop.modelled();
        try (Tab tab = new Tab(server, Look.DESKTOP.withReducedMotion())
                .as(Visitor.signedUp(server))
                .open("/")) {
            tab.say("Hello");
            assertThat(tab.page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Writing")))
                    .isVisible();

            Object moving = tab.page.evaluate("document.getAnimations().filter(one => one.playState === 'running'"
                    + " && one.effect.getComputedTiming().duration > 10).length");

            assertThat(moving).isEqualTo(0);
            tab.answered();
        }
    }
}
