package dev.h002.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Assistant;
import dev.h002.examples.json.Json;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shop that customers can enter, and whose assistant is still loading. */
class OpeningTest {
    private static final Map<String, String> PASSWORD = Map.of("password", "correct horse");

    private final DemoShop.Front front = DemoShop.shared().front();
    private final CompletableFuture<Assistant> assistant = new CompletableFuture<>();
    private ChatServer server;
    private Visitor visitor;

    @BeforeEach
    void opens() throws Exception {
        server = ChatServer.start(new WebAddress(WebAddress.LOOPBACK, 0, null), WebShop.LIMITS);
        server.open(front.with(assistant));
        visitor = Visitor.signedUp(server);
    }

    @AfterEach
    void closes() {
        server.close();
    }

    @Test
    void whoIsLoggedInSeesWhatIsThere() throws Exception {
        assertThat(visitor.get("/api/customers/" + visitor.id).statusCode()).isEqualTo(200);
        assertThat(visitor.get("/api/customers/" + visitor.id + "/places").statusCode())
                .isEqualTo(200);
        assertThat(visitor.get("/api/conversations").statusCode()).isEqualTo(200);
    }

    @Test
    void messagesAreToldToWaitAndAnsweredThen() throws Exception {
        requireOpening(visitor.post("/api/conversations", Map.of("message", "I'm cold")));

        assistant.complete(front.assistant());

        assertThat(visitor.done(null, "I'm cold").path("outcome").asText()).isEqualTo("ANSWERED");
    }

    /** Orders, coupons or documents may not be stored yet: nobody is told of less than all, and nothing comes after an erasure. */
    @Test
    void whatConcernsAllThatIsKeptWaits() throws Exception {
        String customer = "/api/customers/" + visitor.id;
        requireOpening(visitor.get(customer + "/export"));
        requireOpening(visitor.send("DELETE", customer, PASSWORD));

        assistant.complete(front.assistant());

        assertThat(visitor.get(customer + "/export").statusCode()).isEqualTo(200);
        assertThat(visitor.send("DELETE", customer, PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void healthSaysOpeningUntilMessagesAreAnswered() throws Exception {
        HttpResponse<String> before = visitor.get("/api/health");
        assertThat(before.statusCode()).isEqualTo(503);
        assertThat(Json.parseObject(before.body()).path("status").asText()).isEqualTo("opening");

        assistant.complete(front.assistant());

        assertThat(visitor.get("/api/health").statusCode()).isEqualTo(200);
    }

    private static void requireOpening(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(Json.parseObject(response.body()).path("opening").asBoolean())
                .isTrue();
    }
}
