package dev.h002.examples.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An answer that comes word by word neither moves what stands there nor is read out word by word. */
@InBrowser
class StreamingBrowserTest {
    private static final String ANSWER = "Take your time. ".repeat(60).strip();

    @Test
    void nothingJumpsAndItIsReadOutOnce() throws Exception {
        WebShop.model().says(ANSWER, Duration.ofMillis(200), Duration.ofMillis(3));
        ChatServer server = WebShop.modelled();
        try (Tab tab = new Tab(server).as(Visitor.signedUp(server)).open("/")) {
            tab.ask("I have time");
            double above = top(tab.turns().first());
            tab.page.evaluate("""
                    () => {
                      window.shifts = [];
                      new PerformanceObserver(list => window.shifts.push(
                          ...list.getEntries().map(entry => entry.value))).observe({type: 'layout-shift'});
                      window.spoken = [];
                      for (const region of document.querySelectorAll('[aria-live=polite], [role=status], [role=alert]')) {
                        new MutationObserver(() => window.spoken.push(region.textContent.trim()))
                            .observe(region, {childList: true, characterData: true, subtree: true});
                      }
                    }""");

            Locator answer = tab.ask("I still have time");

            assertThat(answer).containsText(ANSWER);
            assertThat(top(tab.turns().first())).isEqualTo(above);
            tab.page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
            assertThat(sum(tab.page.evaluate("window.shifts"))).isLessThan(0.01);
            assertThat((List<?>) tab.page.evaluate("window.spoken.filter(text => text !== '')"))
                    .isEqualTo(List.of(ANSWER));
            assertThat(tab.page.locator("#thread")).hasAttribute("aria-live", "off");
        }
    }

    /** Where it stands in the conversation, which may be scrolled. */
    private static double top(Locator turn) {
        return ((Number) turn.evaluate("one => one.offsetTop")).doubleValue();
    }

    private static double sum(Object values) {
        return ((List<?>) values)
                .stream().mapToDouble(value -> ((Number) value).doubleValue()).sum();
    }
}
