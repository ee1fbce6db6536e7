package dev.h002.examples.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.h002.Assistant;
import dev.h002.QuotaStatus;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a customer is told when something does not work: plain words, and a way on. */
@InBrowser
class TroubleBrowserTest {
    private static final String STREAM = "**/api/conversations";

    @Test
    void anAnswerThatFailsCanBeAskedForAgain() throws Exception {
        retriesAfter(
                stream("event: error\ndata: {\"error\":\"The shop's data cannot be reached.\",\"retry\":true}\n\n"),
                "The shop's data cannot be reached.",
                null);
    }

    @Test
    void anAnswerThatIsCutCanBeAskedForAgain() throws Exception {
        retriesAfter(
                stream(": alive\n\nevent: text\ndata: {\"text\":\"It is war\"}\n\nevent: text\ndata: {\"te"),
                "The answer was cut off on its way to you.",
                null);
    }

    @Test
    void aShopThatCannotBeReachedCanBeAskedAgain() throws Exception {
        retriesAfter(Route::abort, "The shop cannot be reached.", "net::ERR_FAILED");
    }

    private static void retriesAfter(Consumer<Route> trouble, String words, String complaint) throws Exception {
        try (Tab tab = new Tab(WebShop.offline())
                .as(WebShop.nearTheCafe(WebShop.offline()))
                .open("/")) {
            if (complaint != null) {
                tab.expecting(complaint);
            }
            assertThat(tab.message()).isFocused();
            tab.page.route(STREAM, route -> {
                if (route.request().method().equals("POST")) {
                    trouble.accept(route);
                } else {
                    route.resume();
                }
            });
            tab.say("I'm cold");
            assertThat(tab.lastAnswer().getByRole(AriaRole.ALERT)).containsText(words);
            assertThat(tab.message()).isFocused();
            tab.page.unroute(STREAM);

            tab.lastAnswer().getByRole(AriaRole.BUTTON).click();

            assertThat(tab.answered()).containsText("Downtown Café");
            assertThat(tab.lastAnswer().getByRole(AriaRole.ALERT)).hasCount(0);
            assertThat(tab.turns()).hasCount(1);
            assertThat(tab.message()).isFocused();
        }
    }

    private static Consumer<Route> stream(String events) {
        return route -> route.fulfill(
                new Route.FulfillOptions().setContentType("text/event-stream").setBody(events));
    }

    @Test
    void whoHasUsedUpTheDayIsToldWhenItIsFreeAgain() throws Exception {
        try (ChatServer server = DemoShop.shared()
                        .front()
                        .allowing(2, QuotaStatus.UNLIMITED)
                        .serve(WebShop.LIMITS);
                Tab tab = new Tab(server).as(Visitor.signedUp(server)).open("/")) {
            tab.ask("Any offers?");
            Locator messages =
                    tab.page.getByRole(AriaRole.METER, new Page.GetByRoleOptions().setName("Messages used today"));
            assertThat(messages).hasAttribute("aria-valuetext", "1 of 2");
            tab.ask("How do returns work?");
            assertThat(messages).hasAttribute("aria-valuetext", "2 of 2");

            Locator denied = tab.ask("And now?");

            assertThat(denied).hasAttribute("data-outcome", "DENIED");
            assertThat(denied).containsText("You've used today's allowance; it starts anew on 11 March at 00:00 UTC.");
            assertThat(tab.region("Used today")).containsText("Starts over at 8:00 PM.");
        }
    }

    @Test
    void withoutItsModelTheShopAnswersAndSaysSo() throws Exception {
        var unused = WebShop.model().isDown();
        ChatServer server = WebShop.modelled();
        try (Tab tab = new Tab(server).as(WebShop.nearTheCafe(server)).open("/")) {
            Locator answer = tab.ask("I'm cold");

            assertThat(answer).containsText("Downtown Café");
            assertThat(answer).containsText("Answered without our model");
            assertThat(answer.innerText()).doesNotContainIgnoringCase("gateway").doesNotContain("UNAVAILABLE");
        }
    }

    @Test
    void whileTheShopOpensPagesWait() {
        try (ChatServer server = ChatServer.start(new WebAddress(WebAddress.LOOPBACK, 0, null), WebShop.LIMITS);
                Tab tab = new Tab(server).expecting("503").open("/")) {
            assertThat(tab.page.getByText("The shop is opening ...")).isVisible();
            tab.open("/health");
            assertThat(tab.page.getByText("Opening. It will be ready in a moment."))
                    .isVisible();
            tab.open("/");

            server.open(DemoShop.shared().front().build());

            assertThat(tab.button("Log in as Maya Lindqvist")).isVisible();
            assertThat(tab.page.getByText("The shop is opening ...")).hasCount(0);
            tab.open("/health");
            assertThat(tab.page.getByText("Open. Everything works.")).isVisible();
        }
    }

    @Test
    void aMessageWrittenBeforeTheAssistantIsThereIsAnsweredThen() throws Exception {
        DemoShop.Front front = DemoShop.shared().front();
        CompletableFuture<Assistant> assistant = new CompletableFuture<>();
        try (ChatServer server = ChatServer.start(new WebAddress(WebAddress.LOOPBACK, 0, null), WebShop.LIMITS)) {
            server.open(front.with(assistant));
            try (Tab tab = new Tab(server)
                    .as(WebShop.nearTheCafe(server))
                    .expecting("503")
                    .open("/")) {
                tab.say("I'm cold");
                assertThat(tab.page.getByText("The shop is opening ...")).isVisible();

                assistant.complete(front.assistant());

                assertThat(tab.answered()).containsText("Downtown Café");
                assertThat(tab.page.getByText("The shop is opening ...")).hasCount(0);
            }
        }
    }
}
