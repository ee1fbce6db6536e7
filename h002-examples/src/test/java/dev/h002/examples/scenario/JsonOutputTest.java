package dev.h002.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.h002.examples.cli.RealCommands;
import dev.h002.examples.cli.RealCommands.Ended;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs read: every documented field, of the documented type, from the real shop. */
class JsonOutputTest {
    @TempDir
    static Path folder;

    private static RealCommands commands;

    @BeforeAll
    static void installed() {
        commands = RealCommands.onDemoData(folder);
    }

    @Test
    void anAnswerHasEveryField() {
        Ended asked = commands.run("ask", "--json", "--conversation", "c1", "I'm cold and want to return a lamp");
        assertThat(asked.out()).hasLineCount(1);
        JsonNode reply = asked.json();
        assertThat(names(reply))
                .contains("text", "outcome", "conversation", "needs", "constraints", "actions", "citations")
                .contains("fragments", "missing", "trimmed", "removed", "usage", "quota", "model", "timings")
                .doesNotContain("reason");
        assertThat(reply.get("text").isTextual()).isTrue();
        assertThat(reply.get("outcome").textValue()).isEqualTo("ANSWERED");
        assertThat(reply.get("conversation").textValue()).isEqualTo("c1");
        checkUnderstanding(reply);
        checkFragments(reply);
        for (String list : List.of("missing", "trimmed", "removed")) {
            assertThat(reply.get(list).isArray()).as(list).isTrue();
        }
        assertThat(reply.at("/usage/inputTokens").isIntegralNumber()).isTrue();
        assertThat(reply.at("/usage/outputTokens").isIntegralNumber()).isTrue();
        assertThat(reply.at("/quota/requestsLeft").isIntegralNumber()).isTrue();
        assertThat(reply.at("/quota/tokensLeft").isIntegralNumber()).isTrue();
        assertThat(Instant.parse(reply.at("/quota/resetsAt").textValue())).isAfter(Instant.now());
        assertThat(reply.get("model").textValue()).isEqualTo("offline");
        assertThat(names(reply.get("timings")))
                .contains("admit", "understand", "gather", "compose", "check", "offer", "remember");
        reply.get("timings")
                .forEach(took ->
                        assertThat(took.isNumber() && took.doubleValue() >= 0).isTrue());
    }

    @Test
    void actionsAndCitationsHaveTheirFields() {
        JsonNode action = commands.run("ask", "--json", "I'm cold.").json().at("/actions/0");
        assertThat(names(action)).containsExactly("id", "type", "label", "arguments", "state", "expiresAt");
        assertThat(action.get("id").textValue()).isNotBlank();
        assertThat(action.get("type").textValue()).isEqualTo("apply_coupon");
        assertThat(action.at("/arguments/code").textValue()).isEqualTo("WARM15-7Q2K");
        assertThat(action.get("state").textValue()).isEqualTo("OFFERED");
        assertThat(Instant.parse(action.get("expiresAt").textValue())).isAfter(Instant.now());

        JsonNode citation =
                commands.run("ask", "--json", NineQuestions.RETURN).json().at("/citations/0");
        assertThat(names(citation)).containsExactly("source", "title", "chunk");
        assertThat(citation.get("source").textValue()).isEqualTo("refunds.md");
        assertThat(citation.get("title").isTextual()).isTrue();
        assertThat(citation.get("chunk").isIntegralNumber()).isTrue();
    }

    @Test
    void whoHasNoQuotaLeftIsDeniedPolitely(@TempDir Path own) {
        RealCommands limited = RealCommands.onDemoData(own).with("H002_DAILY_REQUESTS", "1");
        assertThat(limited.run("ask", "--json", "hi")
                        .json()
                        .at("/quota/requestsLeft")
                        .intValue())
                .isZero();
        Ended denied = limited.run("ask", "--json", "hi");
        assertThat(denied.code()).isZero();
        assertThat(denied.json().get("outcome").textValue()).isEqualTo("DENIED");
        assertThat(denied.json().get("reason").textValue()).isNotBlank();
        assertThat(denied.json().get("text").textValue()).contains("starts anew on");
        assertThat(limited.run("quota", "--user", "demo", "--json")
                        .json()
                        .get("requestsLeft")
                        .intValue())
                .isZero();
    }

    @Test
    void aContextHoldsWhatWasGatheredSourceBySource() {
        JsonNode context = commands.run(
                        "context", "--json", "Can I return my Hot Chocolate, and any vegan food under $5?")
                .json();
        assertThat(names(context)).containsExactly("needs", "constraints", "language", "fragments", "missing");
        checkUnderstanding(context);
        assertThat(context.at("/constraints/maxPrice").decimalValue()).isEqualByComparingTo("5");
        assertThat(context.at("/constraints/vegan").booleanValue()).isTrue();
        checkFragments(context);
        assertThat(sources(context)).contains("profile", "orders", "stores", "coupons", "products", "knowledge");
    }

    @Test
    void contextLinesUseTheirHistory() {
        String lines = RealCommands.line(Map.of("id", "a", "history", List.of("I want coffee"), "message", "under 5?"))
                + RealCommands.line(Map.of("id", "b", "lat", 40.7130, "lon", -74.0060, "message", "Any offers?"));
        List<JsonNode> contexts =
                commands.input(lines).run("context", "--jsonl").lines();
        assertThat(contexts).extracting(line -> line.get("id").textValue()).containsExactly("a", "b");
        assertThat(contexts.get(0).get("needs").findValuesAsText("need")).contains("caffeine");
        assertThat(contexts.get(1).get("needs").findValuesAsText("need")).contains("offers");
    }

    @Test
    void storesComeNearestFirstWithTheirDistance() {
        JsonNode context = commands.run("context", "--json", "--at", "40.72,-74.0", "coffee")
                .json();
        List<Double> distances = new ArrayList<>();
        items(context, "stores")
                .forEach(store -> distances.add(store.get("distanceMeters").doubleValue()));
        assertThat(distances).hasSizeGreaterThan(3).isSorted();
        StoredData data = StoredData.of(folder);
        for (JsonNode store : items(context, "stores")) {
            List<Double> place = data.one("stores", store.get("id").textValue())
                    .get("location", org.bson.Document.class)
                    .getList("coordinates", Double.class);
            double expected = ShopFacts.haversine(List.of(-74.0, 40.72), place);
            assertThat(store.get("distanceMeters").doubleValue()).isBetween(expected * 0.999, expected * 1.001);
        }
    }

    @Test
    void maskedLinesTellWhereEachValueStood() {
        String first = "Mail ann@example.com or call +49 30 901820, card 4111 1111 1111 1111";
        String lines = RealCommands.line(Map.of("id", 1, "text", first))
                + "{\"id\":2,\"text\":7}\n"
                + RealCommands.line(Map.of("id", 3, "text", "😀 ann@example.com, ann@example.com"));
        Ended masked = commands.input(lines).run("mask", "--jsonl");
        assertThat(masked.code()).isZero();
        List<JsonNode> results = masked.lines();
        assertThat(results).extracting(line -> line.get("id").intValue()).containsExactly(1, 2, 3);
        assertThat(names(results.get(1))).containsExactly("id", "error");
        checkSpans(first, results.get(0), "ann@example.com", "+49 30 901820", "4111 1111 1111 1111");
        checkSpans("😀 ann@example.com, ann@example.com", results.get(2), "ann@example.com", "ann@example.com");
    }

    private static void checkSpans(String text, JsonNode result, String... values) {
        assertThat(names(result)).containsExactly("id", "masked", "spans");
        List<String> found = new ArrayList<>();
        StringBuilder rebuilt = new StringBuilder();
        int end = 0;
        for (JsonNode span : result.get("spans")) {
            assertThat(names(span)).containsExactly("type", "start", "end", "placeholder");
            found.add(
                    text.substring(span.get("start").intValue(), span.get("end").intValue()));
            rebuilt.append(text, end, span.get("start").intValue())
                    .append(span.get("placeholder").textValue());
            end = span.get("end").intValue();
        }
        assertThat(found).containsExactly(values);
        assertThat(result.get("masked").textValue()).isEqualTo(rebuilt + text.substring(end));
        assertThat(PersonalValues.of(values).foundIn(result.toString())).isEmpty();
    }

    @Test
    void passagesComeBestFirst() {
        JsonNode found = commands.run("retrieve", "--json", "--top", "5", NineQuestions.RETURN)
                .json();
        assertThat(names(found)).containsExactly("passages");
        assertThat(found.get("passages")).hasSize(5);
        List<Double> scores = new ArrayList<>();
        for (JsonNode passage : found.get("passages")) {
            assertThat(names(passage)).contains("source", "title", "text", "score");
            assertThat(passage.get("text").textValue()).isNotBlank();
            scores.add(passage.get("score").doubleValue());
        }
        assertThat(scores).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(found.at("/passages/0/source").textValue()).isEqualTo("refunds.md");

        String lines = "{\"id\":1,\"query\":\"gift card expiry\"}\n{\"id\":2}\n{\"id\":3,\"query\":\"allergens\"}\n";
        List<JsonNode> results =
                commands.input(lines).run("retrieve", "--jsonl").lines();
        assertThat(results).extracting(line -> line.get("id").intValue()).containsExactly(1, 2, 3);
        assertThat(results.get(0).at("/passages/0/source").textValue()).startsWith("gift-cards");
        assertThat(results.get(1).get("error").isTextual()).isTrue();
        assertThat(results.get(2).at("/passages/0/source").textValue()).startsWith("allergens");
    }

    @Test
    void aBadLineCostsItselfAloneAndTheOrderStays() {
        String lines = """
                {"id":1,"message":"I'm cold."}
                {"id":2,"message":"I'm cold."
                {"id":3,"user":"nobody","message":"hi"}
                {"id":4,"lat":91,"lon":0,"message":"hi"}
                {"id":5,"message":""}
                {"id":6,"conversation":"c6","message":"I'm cold."}
                {"id":7,"conversation":"c6","message":"no thanks"}
                """;
        Ended asked = commands.input(lines).run("ask", "--jsonl");
        assertThat(asked.code()).isZero();
        assertThat(asked.err()).isEmpty();
        List<JsonNode> replies = asked.lines();
        assertThat(replies).extracting(line -> line.get("id").intValue()).containsExactly(1, 2, 3, 4, 5, 6, 7);
        for (int bad : List.of(1, 2, 3, 4)) {
            assertThat(replies.get(bad).path("error").asText())
                    .as("line " + (bad + 1))
                    .isNotBlank();
        }
        assertThat(replies.get(0).get("outcome").textValue()).isEqualTo("ANSWERED");
        assertThat(replies.get(5).get("conversation").textValue()).isEqualTo("c6");
        assertThat(replies.get(6).at("/actions/0/state").textValue()).isEqualTo("DECLINED");
    }

    private static void checkUnderstanding(JsonNode json) {
        assertThat(json.get("needs")).isNotEmpty();
        for (JsonNode need : json.get("needs")) {
            assertThat(names(need)).containsExactly("need", "score");
            assertThat(need.get("need").textValue()).matches("[a-z_]+");
            assertThat(need.get("score").doubleValue()).isBetween(0.0, 1.0);
        }
        assertThat(json.get("constraints").isObject()).isTrue();
    }

    private static void checkFragments(JsonNode json) {
        for (JsonNode fragment : json.get("fragments")) {
            assertThat(names(fragment)).containsExactly("source", "items");
            for (JsonNode item : fragment.get("items")) {
                checkItem(fragment.get("source").textValue(), item);
            }
        }
    }

    private static void checkItem(String source, JsonNode item) {
        String as = source + " " + item;
        switch (source) {
            case "profile" -> assertThat(names(item)).as(as).contains("name", "preferences");
            case "orders" -> {
                assertThat(names(item)).as(as).contains("id", "status", "placedAt", "total", "currency", "items");
                assertThat(item.get("total").isNumber()).as(as).isTrue();
                assertThat(names(item.at("/items/0"))).contains("name", "quantity", "unitPrice");
                Instant.parse(item.get("placedAt").textValue());
            }
            case "history" -> {
                assertThat(names(item)).as(as).containsExactly("orders", "open", "favourites");
                assertThat(names(item.at("/favourites/0"))).containsExactly("name", "times");
            }
            case "stores" -> {
                assertThat(names(item)).as(as).contains("id", "name", "distanceMeters", "walkingMinutes", "open");
                assertThat(item.get("walkingMinutes").isIntegralNumber()).as(as).isTrue();
                assertThat(item.get("open").isBoolean()).as(as).isTrue();
            }
            case "coupons" -> {
                assertThat(names(item)).as(as).contains("code", "description", "validUntil");
                assertThat(item.has("percentOff") ^ item.has("amountOff"))
                        .as(as)
                        .isTrue();
            }
            case "products" -> {
                assertThat(names(item)).as(as).contains("id", "name", "price", "currency", "why");
                assertThat(item.get("price").isNumber()).as(as).isTrue();
            }
            case "knowledge" -> {
                assertThat(names(item)).as(as).contains("source", "title", "chunk", "text", "score");
                assertThat(item.get("score").isNumber()).as(as).isTrue();
            }
            default -> throw new AssertionError("a source nobody documented: " + as);
        }
    }

    private static List<String> sources(JsonNode context) {
        List<String> sources = new ArrayList<>();
        context.get("fragments").forEach(f -> {
            assertThat(f.get("items")).as(f.get("source").textValue()).isNotEmpty();
            sources.add(f.get("source").textValue());
        });
        return sources;
    }

    private static List<JsonNode> items(JsonNode context, String source) {
        List<JsonNode> items = new ArrayList<>();
        context.get("fragments").forEach(fragment -> {
            if (fragment.get("source").textValue().equals(source)) {
                fragment.get("items").forEach(items::add);
            }
        });
        return items;
    }

    private static List<String> names(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
