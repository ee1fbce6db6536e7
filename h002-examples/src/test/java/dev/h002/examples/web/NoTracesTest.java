package dev.h002.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Assistant;
import dev.h002.StoreException;
import dev.h002.spi.RetailData;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever fails is told in a plain sentence: no trace, no class, no word of what failed inside. */
class NoTracesTest {
    private static final String INSIDE = "secret-of-the-inside";
    private static final Pattern CODE = Pattern.compile(
            "(?i)exception|\\bat [a-z]+\\.|\\.java\\b|dev\\.h002|java\\.|jakarta|jetty|javalin|jackson|mongo|kotlin|"
                    + INSIDE);

    private static ChatServer server;
    private static Visitor visitor;
    private static volatile Supplier<Throwable> failure = () -> null;

    @BeforeAll
    static void serve() throws Exception {
        Storefront front = DemoShop.shared().front().build();
        server = ChatServer.start(new WebAddress(WebAddress.LOOPBACK, 0, null), WebLimits.STANDARD);
        Storefront failing = Altered.data(front, Altered.failing(RetailData.class, front.data(), () -> failure.get()));
        server.open(
                Altered.assistant(failing, Altered.failing(Assistant.class, front.answering(), () -> failure.get())));
        visitor = Visitor.signedUp(server);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void dataThatFailsIsToldInASentence() throws Exception {
        String own = "/api/customers/" + visitor.id;
        List<Supplier<Throwable>> failures = List.of(
                () -> new StoreException(INSIDE, new IllegalStateException(INSIDE)),
                () -> new IllegalStateException(INSIDE),
                () -> new NullPointerException(INSIDE),
                () -> new StackOverflowError(INSIDE));
        for (Supplier<Throwable> next : failures) {
            boolean store = next.get() instanceof StoreException;
            failure = next;
            try {
                for (String path : List.of(own, own + "/places", "/api/session", "/api/health")) {
                    HttpResponse<String> response = visitor.get(path);
                    assertThat(response.statusCode()).as(path).isEqualTo(store ? 503 : 500);
                    requirePlain(path, response);
                }
                HttpResponse<String> stream = visitor.post("/api/conversations", Map.of("message", "hello"));
                requirePlain("stream", stream);
                if (!(next.get() instanceof Error)) {
                    List<Visitor.Event> events = Visitor.events(stream.body());
                    assertThat(events).hasSize(1);
                    assertThat(events.get(0).name()).isEqualTo("error");
                }
            } finally {
                failure = () -> null;
            }
        }
        assertThat(visitor.done(null, "hello").get("text").textValue())
                .as("the places of streams that failed are free")
                .isNotEmpty();
        Waiting.until(Duration.ofSeconds(1), () -> server.openTurns() == 0);
    }

    @Test
    void bodiesThatCannotBeReadAreRefused() throws Exception {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        String own = "/api/customers/" + visitor.id;
        for (String[] request : new String[][] {
            {"POST", "/api/login", "{"},
            {"POST", "/api/login", ""},
            {"POST", "/api/login", "null"},
            {"POST", "/api/login", "[]"},
            {"POST", "/api/login", "{\"id\":\"a\"} {\"id\":\"b\"}"},
            {"POST", "/api/login", "{\"id\":1,\"password\":true}"},
            {"POST", "/api/login", "{\"id\":{\"$ne\":null},\"password\":{\"$gt\":\"\"}}"},
            {"POST", "/api/login", "{\"id\":\"a\\u0000b\",\"password\":\"correct horse\"}"},
            {"POST", "/api/login", "{\"id\":\"" + "a".repeat(201) + "\",\"password\":\"x\"}"},
            {"POST", "/api/login", "{\"id\":\"a\",\"password\":\"" + "x".repeat(1_025) + "\"}"},
            {"POST", "/api/login", "{\"id\":" + deep + "}"},
            {"POST", "/api/login", "{\"a\":" + "9".repeat(5_000) + "}"},
            {"POST", "/api/signup", "{\"name\":[],\"email\":{},\"password\":1}"},
            {"POST", "/api/conversations", "{\"message\":" + deep + "}"},
            {"POST", "/api/conversations", "{\"message\":[\"hello\"]}"},
            {"PUT", own + "/preferences", "{\"preferences\":[" + "1,".repeat(9_999) + "1]}"},
            {"PUT", own + "/preferences", "{\"preferences\":[" + "\"\",".repeat(9_999) + "\"\"]}"},
            {"PUT", own + "/preferences", "{\"preferences\":[null]}"},
            {"PUT", own + "/preferences", "{\"preferences\":[\"a\\nb\"]}"},
            {"PUT", own + "/preferences", "{}"},
            {"PUT", own + "/location", "{\"latitude\":\"1\",\"longitude\":1}"},
            {"PUT", own + "/location", "{\"latitude\":1}"},
            {"PUT", own + "/location", "{\"latitude\":1e99999999,\"longitude\":-1e-99999999}"},
            {"PUT", own + "/location", "{\"latitude\":91,\"longitude\":181}"},
            {"DELETE", own, "{\"password\":[]}"},
            {"DELETE", own, "{}"}
        }) {
            HttpResponse<String> response = visitor.send(visitor.request(request[1])
                    .header("Content-Type", "application/json")
                    .method(request[0], HttpRequest.BodyPublishers.ofString(request[2])));
            String name = request[1] + " " + request[2].substring(0, Math.min(60, request[2].length()));
            assertThat(response.statusCode()).as(name).isEqualTo(400);
            requirePlain(name, response);
        }
    }

    @Test
    void textThatIsNotUtf8IsRefusedWhateverItSaysItIs() throws Exception {
        String login = "{\"id\":\"user-0001\",\"password\":\"riverton-demo\"}";
        for (String bytes : List.of("\u00ff\u00fe", "\u00c3(", "\u00ed\u00a0\u0080", "\u00c0\u0080")) {
            Wire.Answer answer = Wire.post(server, "/api/login", login.replace("user", bytes));
            assertThat(answer.status()).isEqualTo(400);
        }
        for (String charset : List.of("utf-16", "no-such-charset", "x\"y", "", "IBM037")) {
            String head = "POST /api/login HTTP/1.1\r\nContent-Type: application/json; charset=" + charset
                    + "\r\nContent-Length: " + login.length();
            Wire.Answer answer = Wire.exchange(server, head, login);
            assertThat(answer.status()).as(charset).isEqualTo(415);
            assertThat(CODE.matcher(answer.whole()).find()).as(answer.whole()).isFalse();
        }
    }

    @Test
    void whatNoRouteKnowsIsRefusedPlainly() throws Exception {
        for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "FOO")) {
            for (String path : List.of(
                    "/none",
                    "/",
                    "/api",
                    "/api/",
                    "/api/none",
                    "/API/session",
                    "/api//session",
                    "/api/session/none",
                    "/api/customers/%FF%FE",
                    "/api/customers/%C3%28",
                    "/api/conversations/%00",
                    "/api/conversations/" + "x".repeat(4_000),
                    "/%",
                    "/%u0041",
                    "/<script>",
                    "/..%c0%af..%c0%af")) {
                Wire.Answer answer = Wire.exchange(
                        server,
                        method + " " + path
                                + " HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 2\r\nCookie: "
                                + visitor.cookie + "\r\nX-CSRF-Token: " + visitor.token,
                        "{}");
                String name = method + " " + path;
                if (!name.equals("GET /")) {
                    assertThat(answer.status()).as(name).isBetween(400, 499);
                }
                assertThat(CODE.matcher(answer.whole().replaceAll("(?m)<script .*$", ""))
                                .find())
                        .as(name + answer.whole())
                        .isFalse();
            }
        }
    }

    private static void requirePlain(String name, HttpResponse<String> response) {
        String all = response.headers().map() + "\n" + response.body();
        assertThat(CODE.matcher(all).find()).as("%s: %s", name, all).isFalse();
    }
}
