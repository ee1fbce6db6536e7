package dev.h002.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.h002.UserKey;
import dev.h002.retail.Order;
import dev.h002.retail.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an answer tells of how it came about is masked: nobody who looks over a shoulder, or at a screenshot, learns who asked. */
class DebugPrivacyTest {
    private static final List<String> TYPED = List.of(
            "zoe.quill@elsewhere.test",
            "4111 1111 1111 1111",
            "4111111111111111",
            "212-555-0143",
            "48 Orchard Row",
            "DE89 3704 0044 0532 0130 00");
    private static final String MESSAGE = "My card is 4111 1111 1111 1111, call +1 212-555-0143, write to"
            + " zoe.quill@elsewhere.test, IBAN DE89 3704 0044 0532 0130 00, I live at 48 Orchard Row, New York, NY 10013. ";
    private static final List<String> QUESTIONS =
            List.of("I'm cold", "Where is my last order?", "Any coupons for me?", "Something vegan under $8 near me?");

    @Test
    void withoutAModelItHoldsNothingOfTheCustomer() throws Exception {
        try (ChatServer server = DemoShop.shared().front().serve()) {
            askAllOf(server);
        }
    }

    @Test
    void norWithOneWhoseWordsAreTakenOut() throws Exception {
        ScriptedModel model = new ScriptedModel()
                .says(
                        prompt ->
                                "Dear <NAME_1> of <EMAIL_1>, it costs $123.45, <NAME_1>. <NAME_2> pays 99% with <CARD_1>."
                                        + " Call <PHONE_1> at 12:34, or www.<EMAIL_1>.example. <ORDER_1> is for <NAME_9>. All right.",
                        Duration.ZERO,
                        Duration.ZERO);
        try (ChatServer server = DemoShop.shared().front().model(model).serve()) {
            List<JsonNode> debugs = askAllOf(server);
            assertThat(debugs)
                    .allMatch(debug -> debug.get("sent").booleanValue())
                    .allMatch(debug -> debug.get("removed").size() > 0);
        }
    }

    private static List<JsonNode> askAllOf(ChatServer server) throws Exception {
        List<JsonNode> debugs = new ArrayList<>();
        for (String id : List.of("demo", "user-0001", "user-0002")) {
            UserKey key = new UserKey(UserKey.DEFAULT_TENANT, id);
            User user = DemoShop.shared().stores.retailData().user(key).orElseThrow();
            List<Order> orders = DemoShop.shared().stores.retailData().orders(key, 20);
            List<String> personal = personal(user, orders);
            Visitor visitor = Visitor.loggedIn(server, id, "riverton-demo");
            String order =
                    orders.isEmpty() ? "" : " My order is " + orders.get(0).id() + ".";
            debugs.addAll(ask(
                    visitor, "I'm " + user.name() + ", " + user.email() + ", " + user.phone() + "." + order, personal));
        }
        Visitor signedUp = new Visitor(server);
        String email = "quirin.vandersloot" + System.nanoTime() + "@example.org";
        signedUp.post("/api/signup", Map.of("name", "Quirin Vandersloot", "email", email, "password", "correct horse"));
        signedUp.send(
                "PUT", "/api/customers/" + email + "/location", Map.of("latitude", 40.7130, "longitude", -74.0060));
        debugs.addAll(ask(
                signedUp,
                "Quirin Vandersloot here, QUIRIN.",
                List.of("Quirin", "Vandersloot", email, "quirin.vander")));
        return debugs;
    }

    private static List<JsonNode> ask(Visitor visitor, String introduction, List<String> personal) throws Exception {
        List<JsonNode> debugs = new ArrayList<>();
        String conversation = null;
        for (String question : QUESTIONS) {
            JsonNode done = visitor.done(conversation, introduction + " " + MESSAGE + question);
            conversation = done.get("conversation").textValue();
            JsonNode debug = done.get("debug");
            assertThat(debug.get("message").textValue()).contains("<");
            String shown = debug.toString().toLowerCase(Locale.ROOT);
            for (String value : TYPED) {
                assertThat(shown).as(question).doesNotContain(value.toLowerCase(Locale.ROOT));
            }
            for (String value : personal) {
                assertThat(shown).as(question).doesNotContain(value.toLowerCase(Locale.ROOT));
            }
            debugs.add(debug);
        }
        return debugs;
    }

    private static List<String> personal(User user, List<Order> orders) {
        List<String> values = new ArrayList<>(List.of(user.name(), user.email(), user.phone()));
        values.add(user.name().substring(user.name().lastIndexOf(' ') + 1));
        values.add(user.email().split("@", 2)[0]);
        values.add(user.address().line1());
        values.addAll(user.paymentIds());
        for (Order order : orders) {
            values.add(order.id());
            values.addAll(order.trackingIds());
        }
        return values;
    }
}
