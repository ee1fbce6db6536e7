package dev.h002.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is another customer's is not there: neither seen nor changed, and not told apart from what does not exist. */
class OthersDataTest {
    private static ChatServer server;
    private static final List<Victim> VICTIMS = new ArrayList<>();
    private static Visitor attacker;

    private record Victim(Visitor visitor, String conversation, String action, String secret) {}

    @BeforeAll
    static void serve() throws Exception {
        server = DemoShop.shared().front().serve();
        attacker = Visitor.signedUp(server);
        for (int i = 0; i < 3; i++) {
            Visitor visitor = Visitor.signedUp(server);
            String secret = "zanzibar-" + i;
            visitor.send(
                    "PUT", "/api/customers/" + visitor.id + "/preferences", Map.of("preferences", List.of(secret)));
            visitor.send(
                    "PUT",
                    "/api/customers/" + visitor.id + "/location",
                    Map.of("latitude", 40.7130, "longitude", -74.0060));
            JsonNode done = visitor.done(null, "I'm cold, and I like " + secret);
            VICTIMS.add(new Victim(
                    visitor,
                    done.get("conversation").textValue(),
                    done.at("/actions/0/id").asText(),
                    secret));
        }
    }

    @AfterAll
    static void end() {
        server.close();
    }

    /** A method, a path and a body; the same for what does not exist. */
    private record Attempt(String method, String path, String body, String missing) {}

    @Test
    void aHundredAttemptsAtOthersDataFindNothing() throws Exception {
        List<Attempt> attempts = new ArrayList<>();
        for (Victim victim : VICTIMS) {
            for (String[] spelled : spellings(victim.visitor().id, "nobody-at-all@example.org")) {
                for (String[] end : new String[][] {
                    {"GET", "", null},
                    {"GET", "/places", null},
                    {"GET", "/export", null},
                    {"PUT", "/preferences", "{\"preferences\":[\"stolen\"]}"},
                    {"PUT", "/location", "{\"latitude\":1,\"longitude\":1}"},
                    {"DELETE", "", "{\"password\":\"correct horse\"}"}
                }) {
                    String root = "/api/customers/";
                    attempts.add(new Attempt(end[0], root + spelled[0] + end[1], end[2], root + spelled[1] + end[1]));
                }
            }
            for (String[] spelled : spellings(victim.conversation(), "no-such-conversation")) {
                String root = "/api/conversations/";
                String act = "/actions/" + victim.action();
                String message = "{\"message\":\"What did I say before?\"}";
                attempts.add(new Attempt("GET", root + spelled[0], null, root + spelled[1]));
                attempts.add(
                        new Attempt("POST", root + spelled[0] + "/messages", message, root + spelled[1] + "/messages"));
                attempts.add(new Attempt("POST", root + spelled[0] + act, "{}", root + spelled[1] + act));
            }
        }
        assertThat(attempts).hasSizeGreaterThanOrEqualTo(100);
        String before = state();
        for (Attempt attempt : attempts) {
            Wire.Answer found = send(attempt, attempt.path());
            Wire.Answer missing = send(attempt, attempt.missing());
            assertThat(found.status()).as(attempt.toString()).isIn(404, 400).isEqualTo(missing.status());
            assertThat(found.body()).as(attempt.toString()).isEqualTo(missing.body());
            if (!attempt.path().contains("%") && !attempt.path().contains("..")) {
                assertThat(found.status()).as(attempt.toString()).isEqualTo(404);
            }
            for (Victim victim : VICTIMS) {
                assertThat(found.whole().toLowerCase(Locale.ROOT))
                        .doesNotContain(victim.visitor().id, victim.secret(), victim.conversation(), "vera");
            }
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void nothingPersonalIsThereForVisitorsWithoutASession() throws Exception {
        Visitor nobody = new Visitor(server);
        Victim victim = VICTIMS.get(0);
        for (String path : List.of(
                "/api/customers/" + victim.visitor().id,
                "/api/customers/" + victim.visitor().id + "/places",
                "/api/customers/" + victim.visitor().id + "/export",
                "/api/conversations",
                "/api/conversations/" + victim.conversation(),
                "/api/no-such-thing")) {
            HttpResponse<String> response = nobody.get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(401);
            HttpRequest.Builder head = nobody.request(path).method("HEAD", HttpRequest.BodyPublishers.noBody());
            assertThat(nobody.send(head).statusCode()).as(path).isEqualTo(401);
        }
        String session = nobody.get("/api/session").body();
        assertThat(session).contains("\"customer\":null", "\"csrf\":null");
    }

    /** Ways to spell an id that is there, each with the same way to spell one that is not. */
    private static List<String[]> spellings(String id, String missing) {
        List<String[]> spelled = new ArrayList<>();
        for (String pattern : List.of(
                "%s",
                "./%s",
                "../customers/%s",
                "%s%%2F",
                "%s%%2f..",
                "%%2e%%2e/%s",
                "%s%%00",
                "%s%%20",
                "%s.",
                "%%EF%%BB%%BF%s",
                "%s%%E2%%80%%8B",
                "%s;x=y",
                "%s%%3Bx")) {
            spelled.add(new String[] {String.format(pattern, id), String.format(pattern, missing)});
        }
        spelled.add(new String[] {id.toUpperCase(Locale.ROOT), missing.toUpperCase(Locale.ROOT)});
        spelled.add(new String[] {encoded(id), encoded(missing)});
        spelled.add(new String[] {encoded(encoded(id)), encoded(encoded(missing))});
        return spelled;
    }

    private static String encoded(String id) {
        StringBuilder hex = new StringBuilder();
        id.chars().forEach(c -> hex.append(String.format("%%%02X", c)));
        return hex.toString();
    }

    private static Wire.Answer send(Attempt attempt, String path) throws Exception {
        String head = attempt.method() + " " + path + " HTTP/1.1\r\nCookie: " + attacker.cookie + "\r\nX-CSRF-Token: "
                + attacker.token;
        String body = attempt.body() == null ? "" : attempt.body();
        if (attempt.body() != null) {
            head += "\r\nContent-Type: application/json\r\nContent-Length: " + body.length();
        }
        return Wire.exchange(server, head, body);
    }

    private static String state() throws Exception {
        StringBuilder state = new StringBuilder();
        for (Victim victim : VICTIMS) {
            Visitor visitor = victim.visitor();
            state.append(visitor.get("/api/customers/" + visitor.id).body())
                    .append(visitor.get("/api/conversations/" + victim.conversation())
                            .body());
        }
        return state.toString();
    }
}
