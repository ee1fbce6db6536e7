package dev.h002.examples.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Without a mouse, from the log-in to an applied coupon and out again. */
@InBrowser
class KeyboardBrowserTest {
    private static final int FAR = 60;

    @Test
    void theKeyboardIsEnough() throws Exception {
        Visitor visitor = WebShop.nearTheCafe(WebShop.offline());
        try (Tab tab = new Tab(WebShop.offline()).open("/login")) {
            assertThat(tab.button("Log in as Maya Lindqvist")).isVisible();
            go(tab, "Tab", tab.link("Skip to content"));
            go(tab, "Tab", tab.field("Email or customer number"));
            tab.page.keyboard().type(visitor.id);
            go(tab, "Tab", tab.field("Password"));
            tab.page.keyboard().type("correct horse");
            tab.page.keyboard().press("Enter");
            assertThat(tab.message()).isFocused();

            go(tab, "Shift+Tab", tab.button("I'm cold"));
            tab.page.keyboard().press("Space");
            Locator answer = tab.answered();
            assertThat(tab.message()).isFocused();
            Locator apply = answer.getByRole(AriaRole.BUTTON)
                    .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^Apply|^Directions")))
                    .first();
            go(tab, "Shift+Tab", apply);
            tab.page.keyboard().press("Enter");
            assertThat(answer.getByRole(AriaRole.STATUS).first()).not().isEmpty();
            assertThat(apply).isFocused();

            go(tab, "Shift+Tab", tab.page.getByRole(AriaRole.SWITCH));
            tab.page.keyboard().press("Space");
            go(tab, "Tab", tab.page.getByRole(AriaRole.TAB).last());
            tab.page.keyboard().press("ArrowLeft");
            assertThat(tab.region("What you like")).isVisible();
            go(tab, "Shift+Tab", tab.button("Log out"));
            tab.page.keyboard().press("Enter");
            assertThat(tab.heading("Welcome back")).isVisible();
        }
    }

    /** Presses a key until the focus is there; each place it stops at must show that it has it. */
    private static void go(Tab tab, String key, Locator there) {
        for (int i = 0; i < FAR; i++) {
            tab.page.keyboard().press(key);
            boolean ringed = (Boolean) tab.page.evaluate("""
                    () => {
                      const one = document.activeElement;
                      const box = one.closest('.box') ?? one;
                      const style = getComputedStyle(one);
                      const ring = style.outlineStyle !== 'none' || getComputedStyle(box).boxShadow !== 'none';
                      return one === document.body || ring;
                    }""");
            if (!ringed) {
                throw new AssertionError("The focus does not show at "
                        + tab.page.evaluate("document.activeElement.outerHTML.slice(0, 200)"));
            }
            if ((Boolean) there.evaluate("one => one === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError(key + " does not lead to " + there);
    }
}
