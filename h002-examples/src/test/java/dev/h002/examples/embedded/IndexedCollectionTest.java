package dev.h002.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written, asking for a customer or by id finds what reading everything would. */
class IndexedCollectionTest {
    private static final List<Object> CUSTOMERS = Arrays.asList("ann", "bob", "", null, 7, Arrays.asList("ann", "eve"));
    private static final Document BY_ID = new Document("_id", 1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsWhatReadingEverythingWould(long seed) {
        Random random = new Random(seed);
        TreeMap<String, Document> expected = new TreeMap<>();
        try (EmbeddedMongo server = EmbeddedMongo.inMemory();
                MongoClient client = MongoClients.create(server.connectionString())) {
            MongoCollection<Document> orders = client.getDatabase("shop").getCollection("orders");
            for (int step = 0; step < 400; step++) {
                change(random, expected, orders);
                if (step % 10 == 9) {
                    compare(expected, orders);
                }
            }
        }
    }

    private static void change(Random random, TreeMap<String, Document> expected, MongoCollection<Document> orders) {
        String id = "o" + random.nextInt(60);
        Object customer = CUSTOMERS.get(random.nextInt(CUSTOMERS.size()));
        Document whole = new Document("_id", id).append("n", random.nextInt(3)).append("userId", customer);
        if (random.nextInt(5) == 0) {
            whole.remove("userId");
        }
        Document one = new Document("_id", id);
        switch (random.nextInt(4)) {
            case 0 -> {
                orders.deleteOne(one);
                expected.remove(id);
            }
            case 1 -> {
                boolean there = orders.updateOne(one, new Document("$set", new Document("userId", customer)))
                                .getMatchedCount()
                        > 0;
                assertThat(there).isEqualTo(expected.containsKey(id));
                expected.computeIfPresent(id, (key, before) -> new Document(before).append("userId", customer));
            }
            default -> {
                orders.deleteOne(one);
                orders.insertOne(whole);
                expected.put(id, whole);
            }
        }
    }

    private static void compare(TreeMap<String, Document> expected, MongoCollection<Document> orders) {
        List<Object> askedFor = List.of("ann", "bob", "", "eve", "nobody");
        for (Object customer : askedFor) {
            assertThat(ids(orders, new Document("userId", customer)))
                    .as("of %s", customer)
                    .isEqualTo(idsOf(expected, List.of(customer)));
            assertThat(ids(orders, new Document("userId", new Document("$in", Arrays.asList(null, customer)))))
                    .as("of nobody or %s", customer)
                    .isEqualTo(idsOf(expected, Arrays.asList(null, customer)));
        }
        List<String> some = idsOf(expected, List.of("ann")).stream()
                .filter(id -> expected.get(id).getInteger("n") == 1)
                .toList();
        assertThat(ids(orders, new Document("userId", "ann").append("n", 1))).isEqualTo(some);
        assertThat(natural(orders, new Document("userId", "ann")))
                .as("in the order that reading everything has")
                .isEqualTo(natural(orders, new Document()).stream()
                        .filter(idsOf(expected, List.of("ann"))::contains)
                        .toList());
        assertThat(ids(orders, new Document("_id", "o5").append("n", 1)))
                .isEqualTo(idsWithOne(expected, List.of("o5")));
        List<String> several = List.of("o7", "o5", "none", "o11");
        assertThat(ids(orders, new Document("_id", new Document("$in", several)).append("n", 1)))
                .isEqualTo(idsWithOne(expected, several));
        assertThat(ids(orders, new Document("userId", 7))).isEqualTo(idsOf(expected, List.of(7)));
    }

    private static List<String> idsWithOne(TreeMap<String, Document> expected, List<String> ids) {
        return expected.values().stream()
                .filter(order -> ids.contains(order.getString("_id")) && order.getInteger("n") == 1)
                .map(order -> order.getString("_id"))
                .toList();
    }

    private static List<String> natural(MongoCollection<Document> orders, Document query) {
        List<String> ids = new ArrayList<>();
        orders.find(query).forEach(order -> ids.add(order.getString("_id")));
        return ids;
    }

    private static List<String> ids(MongoCollection<Document> orders, Document query) {
        List<String> ids = new ArrayList<>();
        orders.find(query).sort(BY_ID).forEach(order -> ids.add(order.getString("_id")));
        return ids;
    }

    /** As the server's matching has it: a list counts by its elements, and what is not there counts as null. */
    private static List<String> idsOf(TreeMap<String, Document> expected, List<Object> customers) {
        return expected.values().stream()
                .filter(order -> customers.stream()
                        .anyMatch(customer -> order.get("userId") instanceof List<?> several
                                ? several.contains(customer)
                                : Objects.equals(order.get("userId"), customer)))
                .map(order -> order.getString("_id"))
                .toList();
    }
}
