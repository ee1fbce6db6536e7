package dev.h002.examples.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotCaret;
import dev.h002.examples.data.DemoData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The pictures of the documents, as PNG in {@code target/screenshots} or the folder that {@code -Dscreenshots=DIR} names. Run alone
 * for them, since other tests leave their conversations with the demo customer.
 */
@InBrowser
class ScreenshotsBrowserTest {
    private static final Path FOLDER = Path.of(System.getProperty("screenshots", "target/screenshots"));
    /** So that all of the column about the customer fits. */
    private static final int TALL = 1_120;

    private static final int LARGEST = 170 * 1024;

    @Test
    void pagesAreTaken() throws Exception {
        WebShop.giveCoupon(DemoData.DEMO_USER);
        Files.createDirectories(FOLDER);
        Visitor maya = Visitor.loggedIn(WebShop.offline(), "demo", "riverton-demo");
        maya.done(null, "How do returns work?");
        try (Tab tab = new Tab(WebShop.offline()).open("/login")) {
            assertThat(tab.button("Log in as Maya Lindqvist")).isVisible();
            take(tab, "login");
            tab.as(maya).open("/");
            applyCoupon(tab);
            take(tab, "chat");
            tab.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            take(tab, "dark");
            tab.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            tab.page.setViewportSize(Look.DESKTOP.width(), TALL);
            take(tab, "sidebar", tab.page.getByRole(AriaRole.COMPLEMENTARY).last());
            tab.page.setViewportSize(Look.DESKTOP.width(), Look.DESKTOP.height());
            tab.ask("Maya Lindqvist here. What can I get quickly?");
            tab.page.getByRole(AriaRole.SWITCH).click();
            take(tab, "debug");
        }
        WebShop.giveCoupon(DemoData.DEMO_USER);
        try (Tab tab = new Tab(WebShop.offline(), Look.PHONE).as(maya).open("/")) {
            applyCoupon(tab);
            take(tab, "phone");
        }
    }

    private static void applyCoupon(Tab tab) {
        tab.ask("I'm cold")
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^Apply")))
                .click();
        assertThat(tab.lastAnswer()).containsText("Applied");
    }

    private static void take(Tab tab, String name) throws IOException {
        tab.page.screenshot(new Page.ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setCaret(ScreenshotCaret.HIDE)
                .setPath(FOLDER.resolve(name + ".png")));
        assertThat(Files.size(FOLDER.resolve(name + ".png"))).as(name).isLessThan(LARGEST);
    }

    private static void take(Tab tab, String name, Locator part) throws IOException {
        part.screenshot(new Locator.ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setCaret(ScreenshotCaret.HIDE)
                .setPath(FOLDER.resolve(name + ".png")));
        assertThat(Files.size(FOLDER.resolve(name + ".png"))).as(name).isLessThan(LARGEST);
    }
}
