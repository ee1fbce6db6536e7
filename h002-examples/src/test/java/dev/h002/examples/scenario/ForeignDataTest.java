package dev.h002.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.h002.examples.cli.RealCommands;
import dev.h002.examples.cli.RealCommands.Ended;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another retailer's data, imported by command: every fact of {@code context} is that customer's, right and complete. */
class ForeignDataTest {
    private static final int PROBES = 1_103;
    private static final int LATEST = 50;

    @TempDir
    static Path folder;

    private static final ForeignShop SHOP = new ForeignShop();
    private static RealCommands commands;

    @BeforeAll
    static void imported() throws IOException {
        commands = RealCommands.in(folder);
        load("users", SHOP.users);
        load("orders", SHOP.orders);
        load("stores", SHOP.stores);
    }

    private static void load(String collection, List<Map<String, Object>> documents) throws IOException {
        Path file = Files.writeString(folder.resolve(collection + ".jsonl"), ForeignShop.lines(documents));
        Ended ended = commands.run("data", "import", "--collection", collection, file.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith(documents.size() + " documents imported");
    }

    @Test
    void everyCustomersOrdersAreTheirsRightAndComplete() {
        StringBuilder asked = new StringBuilder();
        for (int i = 0; i < ForeignShop.USERS; i++) {
            asked.append(
                    RealCommands.line(Map.of("id", i, "user", ForeignShop.userId(i), "message", "Where is my order?")));
        }
        Ended ended = commands.input(asked.toString()).run("context", "--jsonl");
        assertThat(ended.code()).as(ended.err()).isZero();
        List<JsonNode> contexts = ended.lines();
        assertThat(contexts).hasSize(ForeignShop.USERS);
        int orders = 0;
        for (int i = 0; i < contexts.size(); i++) {
            JsonNode context = contexts.get(i);
            assertThat(context.get("missing")).isEmpty();
            List<JsonNode> found = items(context, "orders");
            List<Map<String, Object>> own = ordersOf(ForeignShop.userId(i));
            assertThat(found).hasSameSizeAs(own);
            own.forEach(order -> assertThat(found).anySatisfy(fact -> assertIs(fact, order)));
            orders += found.size();
            assertNobodyElsesIn(context.toString(), i, own);
        }
        assertThat(orders).as("all but the first customer's oldest closed ones").isGreaterThan(970);
    }

    /** Every open one and the latest fifty, as the command line documents it. */
    private static List<Map<String, Object>> ordersOf(String user) {
        List<Map<String, Object>> newestFirst = SHOP.orders.stream()
                .filter(order -> order.get("userId").equals(user))
                .sorted(Comparator.comparing((Map<String, Object> order) -> (String) order.get("placedAt"))
                        .reversed())
                .toList();
        List<Map<String, Object>> shown = new ArrayList<>();
        for (int i = 0; i < newestFirst.size(); i++) {
            String status = (String) newestFirst.get(i).get("status");
            boolean closed = Set.of("delivered", "Delivered", "returned", "cancelled", "refunded")
                    .contains(status);
            if (i < LATEST || !closed) {
                shown.add(newestFirst.get(i));
            }
        }
        return shown;
    }

    private static void assertIs(JsonNode fact, Map<String, Object> order) {
        assertThat(fact.get("id").textValue()).isEqualTo(order.get("_id"));
        assertThat(fact.get("status").textValue()).isEqualTo(order.get("status"));
        assertThat(fact.get("placedAt").textValue()).isEqualTo(order.get("placedAt"));
        assertThat(fact.get("currency").textValue()).isEqualTo(order.get("currency"));
        assertThat(fact.get("total").decimalValue()).isEqualByComparingTo((BigDecimal) order.get("total"));
        List<?> items = (List<?>) order.get("items");
        assertThat(fact.get("items")).hasSize(items.size());
        for (int i = 0; i < items.size(); i++) {
            Map<?, ?> item = (Map<?, ?>) items.get(i);
            JsonNode said = fact.get("items").get(i);
            assertThat(said.get("name").textValue()).isEqualTo(item.get("name"));
            assertThat(said.get("quantity").intValue()).isEqualTo(item.get("quantity"));
            assertThat(said.get("unitPrice").decimalValue()).isEqualByComparingTo((BigDecimal) item.get("unitPrice"));
        }
    }

    private static void assertNobodyElsesIn(String context, int user, List<Map<String, Object>> own) {
        Set<Object> others = new HashSet<>();
        SHOP.orders.forEach(order -> others.add(order.get("_id")));
        own.forEach(order -> others.remove(order.get("_id")));
        for (int i = 0; i < ForeignShop.USERS; i++) {
            if (i != user) {
                Map<String, Object> other = SHOP.users.get(i);
                others.add("\"" + other.get("name") + "\"");
                others.add(other.get("email"));
                others.add("\"" + other.get("_id") + "\"");
            }
        }
        assertThat(others).noneMatch(value -> context.contains((String) value));
    }

    @Test
    void theNearestStoreIsRightFromAnywhere() {
        List<double[]> probes = SHOP.probes(PROBES);
        StringBuilder asked = new StringBuilder();
        for (int i = 0; i < PROBES; i++) {
            asked.append(RealCommands.line(Map.of(
                    "id",
                    i,
                    "user",
                    ForeignShop.userId(i % ForeignShop.USERS),
                    "lat",
                    probes.get(i)[0],
                    "lon",
                    probes.get(i)[1],
                    "message",
                    "Where's the nearest store?")));
        }
        Ended ended = commands.input(asked.toString()).run("context", "--jsonl");
        assertThat(ended.code()).as(ended.err()).isZero();
        List<JsonNode> contexts = ended.lines();
        assertThat(contexts).hasSize(PROBES);
        for (int i = 0; i < PROBES; i++) {
            double[] from = probes.get(i);
            Map<String, Object> nearest = SHOP.stores.stream()
                    .min(Comparator.comparingDouble(store -> ForeignShop.meters(from, ForeignShop.place(store))))
                    .orElseThrow();
            double meters = ForeignShop.meters(from, ForeignShop.place(nearest));
            JsonNode first = items(contexts.get(i), "stores").get(0);
            assertThat(first.get("id").textValue()).isEqualTo(nearest.get("_id"));
            assertThat(first.get("distanceMeters").doubleValue())
                    .isCloseTo(meters, within(Math.max(1, meters * 0.002)));
        }
    }

    private static List<JsonNode> items(JsonNode context, String source) {
        return StreamSupport.stream(context.get("fragments").spliterator(), false)
                .filter(fragment -> fragment.get("source").textValue().equals(source))
                .flatMap(fragment -> StreamSupport.stream(fragment.get("items").spliterator(), false))
                .toList();
    }
}
