package dev.h002.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The web chat by its API, as the pages use it. */
class WebChatTest {
    private static ChatServer server;

    @BeforeAll
    static void serve() {
        server = DemoShop.shared().front().serve();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void theDemoCustomerIsOfferedACouponAndAppliesItOnce() throws Exception {
        Visitor maya = Visitor.loggedIn(server, "demo", "riverton-demo");

        JsonNode done = maya.done(null, "I'm cold");

        assertThat(done.get("text").textValue()).contains("43 m", "Downtown Café", "Hot Chocolate", "15%");
        assertThat(done.get("outcome").textValue()).isEqualTo("ANSWERED");
        assertThat(done.get("stored").booleanValue()).isTrue();
        JsonNode action = done.get("actions").get(0);
        String conversation = done.get("conversation").textValue();
        String path = "/api/conversations/" + conversation + "/actions/"
                + action.get("id").textValue();
        JsonNode first = Visitor.json(maya.post(path, Map.of()));
        JsonNode second = Visitor.json(maya.post(path, Map.of()));
        assertThat(first.get("changed").booleanValue()).isTrue();
        assertThat(first.at("/action/state").textValue()).isEqualTo("DONE");
        assertThat(second.get("changed").booleanValue()).isFalse();
    }

    @Test
    void aConversationIsListedAndReadAgain() throws Exception {
        Visitor visitor = Visitor.signedUp(server);
        String first = visitor.done(null, "I'm cold").get("conversation").textValue();
        visitor.done(first, "How do returns work?");
        visitor.done(null, "Any offers?");

        JsonNode list = Visitor.json(visitor.get("/api/conversations")).get("conversations");
        JsonNode read = Visitor.json(visitor.get("/api/conversations/" + first));

        assertThat(list.findValuesAsText("title")).containsExactlyInAnyOrder("I'm cold", "Any offers?");
        assertThat(read.get("turns").findValuesAsText("question")).containsExactly("I'm cold", "How do returns work?");
        assertThat(read.get("turns").findValuesAsText("answer")).doesNotContain("");
    }

    @Test
    void whatWasOfferedIsReadAgainMostWantedFirstAndOnce() throws Exception {
        Visitor visitor = Visitor.signedUp(server);
        visitor.send(
                "PUT",
                "/api/customers/" + visitor.id + "/location",
                Map.of("latitude", 40.7130, "longitude", -74.0060));
        String id = visitor.done(null, "I'm cold").get("conversation").textValue();
        JsonNode again = visitor.done(id, "I'm cold");
        JsonNode last = visitor.done(id, "I need a present for my sister");

        JsonNode read = Visitor.json(visitor.get("/api/conversations/" + id));

        assertThat(again.get("actions").size()).as("so that there is an order").isGreaterThan(1);
        assertThat(read.get("actions").findValuesAsText("id"))
                .isEqualTo(last.get("actions").findValuesAsText("id"));
        List<String> before = again.get("actions").findValuesAsText("id");
        assertThat(read.get("earlier").findValuesAsText("id"))
                .as("the latest of what was offered twice")
                .isNotEmpty()
                .isSubsetOf(before)
                .isEqualTo(before.stream()
                        .filter(read.get("earlier").findValuesAsText("id")::contains)
                        .toList());
    }

    @Test
    void aModelsAnswerStreamsAndItsPiecesAreTheText() throws Exception {
        ScriptedModel model = new ScriptedModel()
                .says("Downtown Café is near you. It has Hot Chocolate.", Duration.ZERO, Duration.ofMillis(1));
        try (ChatServer modelled = DemoShop.shared().front().model(model).serve()) {
            Visitor visitor = Visitor.loggedIn(modelled, "user-0001", "riverton-demo");

            List<Visitor.Event> events = visitor.ask(null, "I'm cold");

            StringBuilder pieces = new StringBuilder();
            events.stream()
                    .filter(event -> event.name().equals("text"))
                    .forEach(event -> pieces.append(event.data().get("text").textValue()));
            JsonNode done = events.get(events.size() - 1).data();
            assertThat(done.get("text").textValue())
                    .isEqualTo(pieces.toString())
                    .isNotEmpty();
            assertThat(done.at("/debug/sent").booleanValue()).isTrue();
            assertThat(done.at("/debug/prompt").size())
                    .isEqualTo(model.prompts.get(0).messages().size());
        }
    }

    @Test
    void preferencesAndPlaceAreTheCustomersToChange() throws Exception {
        Visitor visitor = Visitor.signedUp(server);
        String own = "/api/customers/" + visitor.id;

        HttpResponse<String> liked = visitor.send(
                "PUT", own + "/preferences", Map.of("preferences", List.of("vegan", " oat milk ", "vegan")));
        HttpResponse<String> moved =
                visitor.send("PUT", own + "/location", Map.of("latitude", 40.7130, "longitude", -74.0060));

        assertThat(liked.statusCode()).isEqualTo(200);
        assertThat(Visitor.json(moved).at("/location/name").textValue()).isEqualTo("43 m from Downtown Café");
        JsonNode profile = Visitor.json(visitor.get(own));
        assertThat(profile.get("preferences")).extracting(JsonNode::textValue).containsExactly("vegan", "oat milk");
        assertThat(visitor.done(null, "Which store is near?").get("text").textValue())
                .contains("43 m");
        visitor.send("PUT", own + "/location", Map.of());
        assertThat(Visitor.json(visitor.get(own)).get("location").isNull()).isTrue();
    }
}
