package dev.h002.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What axe-core finds on a page. */
final class Accessibility {
    private static final String SCRIPT = AxeBuilder.getAxeScript();
    private static final String FIND = """
            async (rules) => {
              // Colours that are on their way to others are not what a customer reads.
              await Promise.allSettled(document.getAnimations().map(({finished}) => finished));
              const options = {resultTypes: ['violations'], ...(rules && {runOnly: rules})};
              const {violations} = await axe.run(document, options);
              return violations.filter(({impact}) => impact === 'serious' || impact === 'critical')
                  .map(({id, help, nodes}) => `${id}: ${help}: ${nodes.map(({html, failureSummary}) =>
                      `${html.slice(0, 200)} ${failureSummary}`).join(' | ')}`);
            }""";

    private Accessibility() {}

    /** Fails for what is serious or critical, as narrow as a phone and on a desktop, there also in the dark, where only colours differ. */
    static void assertGood(Page page, String what) {
        for (Look look : List.of(Look.PHONE, Look.DESKTOP)) {
            page.setViewportSize(look.width(), look.height());
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            assertGood(page, what + ", " + look.width() + " px", null);
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertGood(page, what + " in the dark", List.of("color-contrast"));
    }

    static void assertGoodAsItIs(Page page, String what) {
        assertGood(page, what, null);
    }

    private static void assertGood(Page page, String what, @Nullable List<String> rules) {
        if (!(Boolean) page.evaluate("'axe' in window")) {
            page.evaluate(SCRIPT);
        }
        assertThat((List<?>) page.evaluate(FIND, rules)).as(what).isEmpty();
    }
}
