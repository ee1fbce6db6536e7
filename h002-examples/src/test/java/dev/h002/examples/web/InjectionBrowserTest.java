package dev.h002.examples.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever a message, a model, a name or a document says is text on the page, and never a part of it. */
@InBrowser
class InjectionBrowserTest {
    private static final String MESSAGE = "I'm cold <img src=x onerror=window.xss=11> ${window.xss=12}"
            + " {{constructor.constructor('window.xss=13')()}} </textarea></script><script>window.xss=14</script>"
            + " <a href=\"javascript:window.xss=15\">a</a> [b](javascript:window.xss=16) '><svg onload=window.xss=17>";

    @Test
    void namesPreferencesAndPassagesStayText() {
        try (Tab tab = new Tab(HostileShop.offline()).open("/login")) {
            assertThat(tab.page.getByText(HostileShop.CUSTOMER).first()).isVisible();
            assertThat(tab.page.getByRole(AriaRole.BANNER)).containsText(HostileShop.SHOP);
            assertThat(tab.page).hasTitle("Log in · " + HostileShop.SHOP);
            assertHarmless(tab);
            tab.button("Log in as " + HostileShop.CUSTOMER).click();

            assertThat(tab.page.getByRole(AriaRole.BANNER)).containsText(HostileShop.CUSTOMER);
            assertThat(tab.region("Profile")).containsText(HostileShop.CUSTOMER);
            assertThat(tab.region("What you like")).containsText(HostileShop.PREFERENCE);
            assertThat(tab.button("Remove " + HostileShop.PREFERENCE)).isVisible();
            assertThat(tab.region("Where you are").getByRole(AriaRole.LIST)).containsText(HostileShop.STORE);
            tab.page.getByRole(AriaRole.SWITCH).click();
            Locator answer = tab.ask("I'm cold");
            assertThat(answer).containsText(HostileShop.STORE);
            assertThat(answer).containsText(HostileShop.PRODUCT);
            assertThat(answer.getByRole(AriaRole.BUTTON).first()).containsText(HostileShop.PRODUCT);
            assertThat(tab.page.getByRole(AriaRole.TABPANEL)).containsText(HostileShop.STORE);
            answer.getByRole(AriaRole.BUTTON)
                    .filter(new Locator.FilterOptions().setHasText("Directions"))
                    .click();
            assertThat(answer.getByRole(AriaRole.STATUS).filter(text(HostileShop.STORE)))
                    .isVisible();
            assertHarmless(tab);

            Locator returns = tab.ask("How do returns work?");
            returns.getByRole(AriaRole.LIST, new Locator.GetByRoleOptions().setName("Sources"))
                    .getByRole(AriaRole.BUTTON)
                    .first()
                    .click();
            assertThat(tab.page.getByRole(AriaRole.DIALOG)).containsText(HostileShop.PASSAGE);
            assertHarmless(tab);
            tab.open("/privacy");
            assertThat(tab.page.getByRole(AriaRole.BANNER)).containsText(HostileShop.CUSTOMER);
            assertHarmless(tab);
        }
    }

    @Test
    void aMessageAModelAndWhatIsRestoredStayText() throws Exception {
        // Tags count as links, which no fact stands behind, so the answer's check takes them out before any page sees
        // them.
        String answerText = "It is \" autofocus onfocus=\"alert {{name}} ${name} &lt;b&gt; warm.";
        WebShop.model().says(answerText, Duration.ZERO, Duration.ofMillis(5));
        ChatServer server = HostileShop.modelled();
        try (Tab tab = new Tab(server)
                .as(Visitor.loggedIn(server, "demo", "riverton-demo"))
                .open("/")) {
            tab.ask(HostileShop.CUSTOMER + " here: " + MESSAGE);
            Locator answer = tab.ask(HostileShop.CUSTOMER + " here, hello");
            assertThat(answer).containsText(answerText);
            Locator list = tab.page.getByRole(AriaRole.NAVIGATION);
            assertThat(tab.turns().first()).containsText(MESSAGE);
            assertThat(list).containsText(HostileShop.CUSTOMER);
            assertHarmless(tab);

            tab.page.reload();
            assertThat(tab.answered()).containsText(answerText);
            assertThat(tab.turns().last()).containsText(HostileShop.CUSTOMER + " here, hello");
            assertThat(tab.turns().first()).containsText(MESSAGE);
            assertThat(tab.page.getByRole(AriaRole.HEADING).filter(text(HostileShop.CUSTOMER)))
                    .hasCount(1);
            assertHarmless(tab);
        }
    }

    @Test
    void everyStringOfAnAnswerStaysText() throws Exception {
        String evil = "<img src=x onerror=window.xss=21><script>window.xss=22</script>";
        Map<String, Object> action =
                Map.of("id", evil, "type", evil, "label", "Do " + evil, "arguments", Map.of(), "state", "OFFERED");
        Map<String, Object> passage =
                Map.of("source", "S " + evil, "title", "T " + evil, "chunk", evil, "text", "P " + evil, "score", 0.5);
        Map<String, Object> debug = Map.of(
                "message", "M " + evil,
                "prompt", List.of("G " + evil),
                "sent", true,
                "facts",
                        List.of(
                                Map.of("source", "F " + evil, "text", "{\"k\": \"v " + evil.replace("\"", "'") + "\"}"),
                                Map.of("source", "knowledge", "text", "K " + evil)),
                "needs", List.of(Map.of("need", "N " + evil, "score", 0.5)),
                "constraints", Map.of("C " + evil, evil),
                "missing", List.of("X " + evil),
                "trimmed", List.of("Y " + evil),
                "removed", List.of("R " + evil),
                "timings", Map.of("Z " + evil, 1.5));
        Map<String, Object> done = Map.ofEntries(
                Map.entry("text", "Answer " + evil),
                Map.entry("outcome", "DEGRADED"),
                Map.entry("reason", "Reason " + evil),
                Map.entry("conversation", "c"),
                Map.entry("stored", false),
                Map.entry("at", DemoShop.NOW.toString()),
                Map.entry("actions", List.of(action)),
                Map.entry("citations", List.of(passage)),
                Map.entry("passages", List.of(passage)),
                Map.entry("missing", List.of("Missing " + evil)),
                Map.entry("model", "Model " + evil),
                Map.entry("debug", debug));
        String events = "event: text\ndata: {\"text\":\"<b>piece</b>\"}\n\nevent: done\ndata: "
                + new ObjectMapper().writeValueAsString(done) + "\n\n";
        try (Tab tab = new Tab(WebShop.offline())
                .as(Visitor.signedUp(WebShop.offline()))
                .open("/")) {
            tab.page.route("**/api/conversations", route -> {
                if (route.request().method().equals("POST")) {
                    route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/event-stream")
                            .setBody(events));
                } else {
                    route.resume();
                }
            });
            tab.page.getByRole(AriaRole.SWITCH).click();

            Locator answer = tab.ask("Hello");

            for (String start : List.of("Answer ", "reason ", "Missing ", "Do ", "T ")) {
                assertThat(answer).containsText(start + evil);
            }
            Locator behind = tab.page.getByRole(AriaRole.TABPANEL);
            for (String start : List.of("M ", "G ", "Model ", "F ", "v ", "K ", "N ", "C ", "X ", "Y ", "R ", "Z ")) {
                assertThat(behind).containsText(start + evil);
            }
            answer.getByRole(AriaRole.BUTTON).last().click();
            assertThat(tab.page.getByRole(AriaRole.DIALOG)).containsText("P " + evil);
            assertThat(tab.page.getByRole(AriaRole.DIALOG)).containsText("S " + evil);
            assertHarmless(tab);
        }
    }

    @Test
    void whatAFormIsToldStaysText() throws Exception {
        String evil = "<img src=x onerror=window.xss=31>";
        try (Tab tab = new Tab(WebShop.offline()).expecting("400").open("/login")) {
            tab.page.route(
                    "**/api/login",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(400)
                            .setContentType("application/json")
                            .setBody("{\"error\":\"" + evil + "\",\"fields\":{\"id\":\"F " + evil + "\"}}")));
            tab.field("Email or customer number").fill(evil);
            tab.field("Password").fill(evil);
            tab.button("Log in").click();

            assertThat(tab.field("Email or customer number")).hasAccessibleDescription("F " + evil);
            assertHarmless(tab);
        }
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    /** Nothing ran, and there is no element that only markup in a text could have made. */
    private static void assertHarmless(Tab tab) {
        Page page = tab.page;
        assertThat(page.evaluate("window.xss === undefined")).isEqualTo(true);
        assertThat((List<?>) page.evaluate("""
                        () => [...document.querySelectorAll('*')]
                            .filter(one => (one.localName === 'img' && !one.getAttribute('src').startsWith('/assets/'))
                                || (one.localName === 'script' && !one.getAttribute('src')?.startsWith('/assets/'))
                                || ['iframe', 'object', 'embed', 'b', 'base', 'style'].includes(one.localName)
                                || one.href?.toString().startsWith('javascript:')
                                || one.getAttributeNames().some(name => name.startsWith('on')))
                            .map(one => one.outerHTML)""")).isEmpty();
    }
}
