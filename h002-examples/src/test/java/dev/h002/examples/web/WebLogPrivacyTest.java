package dev.h002.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.h002.StoreException;
import dev.h002.spi.RetailData;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** No log line holds anything of a customer, however loud our own code is, whatever they do and whatever fails. */
class WebLogPrivacyTest {
    private static final String NAME = "Xaverine Obermoser";
    private static final String EMAIL = "xaverine.obermoser@example.org";
    private static final String PASSWORD = "pass-Qw7!horse";
    private static final String WORDS = "zanzibar 4111 1111 1111 1111, +1 212-555-0143, zoe.quill@elsewhere.test";

    private volatile Supplier<Throwable> failure = () -> null;

    @Test
    void whateverACustomerDoesTheLogTellsNothingOfThem() throws Exception {
        List<String> personal = new ArrayList<>(List.of(
                "Xaverine",
                "Obermoser",
                EMAIL,
                PASSWORD,
                "zanzibar",
                "4111",
                "555-0143",
                "zoe.quill",
                "40.713",
                "wrong-Pw9"));
        String log;
        ScriptedModel model = new ScriptedModel().says("All right, <NAME_1>.", Duration.ZERO, Duration.ZERO);
        try (HeardLogs logs = new HeardLogs()) {
            LoggerFactory.getLogger(WebLogPrivacyTest.class).trace("loud");
            Storefront front = DemoShop.shared().front().model(model).build();
            try (ChatServer server =
                    ChatServer.start(new WebAddress(WebAddress.LOOPBACK, 0, null), WebLimits.STANDARD)) {
                server.open(Altered.data(front, Altered.failing(RetailData.class, front.data(), () -> failure.get())));
                Visitor visitor = new Visitor(server);
                visitor.post("/api/signup", Map.of("name", NAME, "email", EMAIL, "password", PASSWORD));
                remember(personal, visitor);
                visitor.post("/api/login", Map.of("id", EMAIL, "password", "wrong-Pw9"));
                visitor.post("/api/login", Map.of("id", EMAIL, "password", PASSWORD));
                remember(personal, visitor);
                use(visitor, model);
                fail(visitor);
                leave(server, visitor, model);
                visitor.send("DELETE", "/api/customers/" + EMAIL, Map.of("password", "wrong-Pw9"));
                visitor.send("DELETE", "/api/customers/" + EMAIL, Map.of("password", PASSWORD));
            }
            log = logs.text();
        }
        assertThat(log)
                .as("our own code is heard")
                .contains("dev.h002.examples.web.ChatServer", "TRACE dev.h002.examples.web.WebLogPrivacyTest - loud");
        assertThat(log).doesNotContain("org.eclipse.jetty", "io.javalin");
        for (String value : personal) {
            assertThat(log.toLowerCase(Locale.ROOT)).doesNotContain(value.toLowerCase(Locale.ROOT));
        }
    }

    private static void remember(List<String> personal, Visitor visitor) {
        personal.add(visitor.token);
        personal.add(visitor.cookie.split("=", 2)[1]);
    }

    private static void use(Visitor visitor, ScriptedModel model) throws Exception {
        String own = "/api/customers/" + EMAIL;
        visitor.send("PUT", own + "/preferences", Map.of("preferences", List.of("zanzibar nuts")));
        visitor.send("PUT", own + "/location", Map.of("latitude", 40.7130, "longitude", -74.0060));
        for (String path : List.of(own, own + "/places", own + "/export", "/api/session")) {
            assertThat(visitor.get(path).statusCode()).isEqualTo(200);
        }
        JsonNode done = visitor.done(null, "I'm " + NAME + ", " + WORDS + ". I'm cold");
        String conversation = done.get("conversation").textValue();
        model.isDown();
        visitor.done(conversation, "I'm " + NAME + " " + WORDS);
        visitor.get("/api/conversations/" + conversation);
        visitor.post("/api/conversations/" + conversation + "/actions/zanzibar", Map.of());
    }

    private void fail(Visitor visitor) throws Exception {
        String own = "/api/customers/" + EMAIL;
        String told = NAME + " " + EMAIL + " " + WORDS;
        for (Supplier<Throwable> next : List.<Supplier<Throwable>>of(
                () -> new StoreException(told, new IllegalStateException(told)),
                () -> new IllegalStateException(told, new RuntimeException(told)),
                () -> new StackOverflowError(told))) {
            failure = next;
            visitor.get(own);
            visitor.get("/api/health");
            visitor.post("/api/conversations", Map.of("message", told));
            failure = () -> null;
        }
        for (String body : List.of("{\"message\": " + told, "[\"" + told + "\"]", "{\"message\":[\"" + told + "\"]}")) {
            visitor.send(visitor.request("/api/conversations")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        }
        visitor.get("/api/customers/zanzibar" + EMAIL);
        visitor.get("/zanzibar?" + EMAIL);
        visitor.send(visitor.request("/api/session")
                .header("X-Zanzibar", WORDS.repeat(300))
                .GET());
    }

    private static void leave(ChatServer server, Visitor visitor, ScriptedModel model) throws Exception {
        model.says("never", Duration.ofMinutes(1), Duration.ZERO);
        try (Wire leaving = BoundsTest.ask(server, visitor)) {
            Waiting.until(Duration.ofSeconds(2), () -> server.openTurns() == 1);
        }
        Waiting.until(Duration.ofSeconds(3), () -> server.openTurns() == 0);
        model.says("All right.", Duration.ZERO, Duration.ZERO);
    }
}
