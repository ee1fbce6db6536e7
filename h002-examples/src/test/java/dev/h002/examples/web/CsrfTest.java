package dev.h002.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No change is made for another site, or without the session's token. */
class CsrfTest {
    /** Every change, with a body that it would accept. */
    private static final Map<String, String> CHANGES = new TreeMap<>(Map.of(
            "POST /api/logout", "{}",
            "DELETE /api/customers/{customer}", "{\"password\":\"correct horse\"}",
            "PUT /api/customers/{customer}/preferences", "{\"preferences\":[\"forged\"]}",
            "PUT /api/customers/{customer}/location", "{\"latitude\":1,\"longitude\":1}",
            "POST /api/conversations", "{\"message\":\"forged\"}",
            "POST /api/conversations/{conversation}/messages", "{\"message\":\"forged\"}",
            "POST /api/conversations/{conversation}/actions/{action}", "{}"));
    /** Those for which there is no token yet. */
    private static final Map<String, String> ENTRIES = Map.of(
            "POST /api/login", "{\"id\":\"user-0001\",\"password\":\"riverton-demo\"}",
            "POST /api/signup",
                    "{\"name\":\"Fo Rged\",\"email\":\"forged@example.org\",\"password\":\"correct horse\"}");

    private static ChatServer server;
    private static Visitor victim;
    private static String conversation;
    private static String action;

    @BeforeAll
    static void serve() throws Exception {
        server = DemoShop.shared().front().serve();
        victim = Visitor.signedUp(server);
        victim.send(
                "PUT", "/api/customers/" + victim.id + "/location", Map.of("latitude", 40.7130, "longitude", -74.0060));
        JsonNode done = victim.done(null, "Which store is near me? How do I get there?");
        conversation = done.get("conversation").textValue();
        action = done.at("/actions/0/id").asText("act-1");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void everyRouteThatChangesSomethingIsKnownHere() {
        List<String> all = server.routes().stream()
                .filter(route -> !route.startsWith("GET ") && !route.startsWith("BEFORE "))
                .toList();
        assertThat(all).doesNotHaveDuplicates().hasSize(CHANGES.size() + ENTRIES.size());
        assertThat(all).containsAll(CHANGES.keySet()).containsAll(ENTRIES.keySet());
    }

    @Test
    void noChangeIsMadeWithoutTheSessionsOwnToken() throws Exception {
        String before = state();
        Visitor other = Visitor.loggedIn(server, "user-0001", "riverton-demo");
        String sameCustomerElsewhere = Visitor.loggedIn(server, victim.id, "correct horse").token;
        for (String route : CHANGES.keySet()) {
            for (String token : new String[] {
                null, "", "x", victim.token.substring(1), victim.token + "x", other.token, sameCustomerElsewhere
            }) {
                HttpRequest.Builder request = forged(route).header("Content-Type", "application/json");
                if (token != null) {
                    request.header("X-CSRF-Token", token);
                }
                assertThat(victim.send(request).statusCode())
                        .as("%s with %s", route, token)
                        .isEqualTo(403);
            }
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void norForAnotherSiteEvenWithTheToken() throws Exception {
        String before = state();
        for (String route : CHANGES.keySet()) {
            for (String origin : foreignOrigins()) {
                assertThat(code(route, "Origin", origin))
                        .as("%s from %s", route, origin)
                        .isEqualTo(403);
            }
            for (String site : List.of("cross-site", "same-site", "none", "whatever")) {
                assertThat(code(route, "Sec-Fetch-Site", site))
                        .as("%s from %s", route, site)
                        .isEqualTo(403);
            }
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void norInAFormThatAnotherSiteCouldSend() throws Exception {
        String before = state();
        for (String route : CHANGES.keySet()) {
            for (String type : List.of(
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x",
                    "text/plain",
                    "text/plain; application/json",
                    "application/jsonp")) {
                HttpRequest.Builder request =
                        forged(route).header("X-CSRF-Token", victim.token).header("Content-Type", type);
                assertThat(victim.send(request).statusCode())
                        .as("%s as %s", route, type)
                        .isEqualTo(415);
            }
            assertThat(victim.send(forged(route).header("X-CSRF-Token", victim.token))
                            .statusCode())
                    .as("%s without a type", route)
                    .isEqualTo(415);
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void norByAnotherMethodThatAHeaderRenames() throws Exception {
        String before = state();
        for (String route : CHANGES.keySet()) {
            String[] parts = route.split(" ", 2);
            for (String real : List.of("GET", "HEAD")) {
                HttpRequest.Builder request = request(path(parts[1]))
                        .header("Content-Type", "application/json")
                        .header("X-HTTP-Method-Override", parts[0])
                        .method(real, HttpRequest.BodyPublishers.ofString(CHANGES.get(route)));
                assertThat(victim.send(request).statusCode())
                        .as("%s as %s", real, route)
                        .isBetween(400, 499);
            }
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void anotherSiteCanNeitherLogInNorSignUp() throws Exception {
        Visitor visitor = new Visitor(server);
        for (Map.Entry<String, String> entry : ENTRIES.entrySet()) {
            String path = entry.getKey().split(" ", 2)[1];
            for (String origin : foreignOrigins()) {
                HttpRequest.Builder request = visitor.request(path)
                        .header("Content-Type", "application/json")
                        .header("Origin", origin)
                        .POST(HttpRequest.BodyPublishers.ofString(entry.getValue()));
                assertThat(visitor.send(request).statusCode()).as(path + origin).isEqualTo(403);
            }
            for (String type : List.of("application/x-www-form-urlencoded", "text/plain", "multipart/form-data")) {
                HttpRequest.Builder request = visitor.request(path)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(entry.getValue()));
                assertThat(visitor.send(request).statusCode()).as(path + type).isEqualTo(415);
            }
        }
        assertThat(visitor.cookie).isNull();
        HttpRequest.Builder own = visitor.request("/api/login")
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Origin", "http://localhost:" + server.port())
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(ENTRIES.get("POST /api/login")));
        assertThat(visitor.send(own).statusCode()).isEqualTo(200);
    }

    private static List<String> foreignOrigins() {
        int port = server.port();
        return List.of(
                "null",
                "https://evil.example",
                "http://localhost",
                "http://localhost:1",
                "https://localhost:" + port,
                "http://localhost:" + port + ".evil.example",
                "http://evil.localhost:" + port);
    }

    private static int code(String route, String header, String value) throws Exception {
        HttpRequest.Builder request = forged(route)
                .header("X-CSRF-Token", victim.token)
                .header("Content-Type", "application/json")
                .header(header, value);
        return victim.send(request).statusCode();
    }

    /** The victim's cookie and nothing else of theirs. */
    private static HttpRequest.Builder forged(String route) {
        String[] parts = route.split(" ", 2);
        return request(path(parts[1])).method(parts[0], HttpRequest.BodyPublishers.ofString(CHANGES.get(route)));
    }

    private static HttpRequest.Builder request(String path) {
        Visitor forger = new Visitor(server);
        forger.cookie = victim.cookie;
        return forger.request(path);
    }

    private static String path(String route) {
        return route.replace("{customer}", victim.id)
                .replace("{conversation}", conversation)
                .replace("{action}", action);
    }

    private static String state() throws Exception {
        return victim.get("/api/customers/" + victim.id).body()
                + victim.get("/api/conversations").body()
                + victim.get("/api/conversations/" + conversation).body();
    }
}
