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

/** Whatever is written, asking for a customer finds what reading everything would. */
class CustomerCollectionTest {
    private static final List<Object> CUSTOMERS = Arrays.asList("ann", "bob", "", null, 7, Arrays.asList("ann", "eve"));
    private static final Document BY_ID = new Document("_id", 1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsWhatReadingEverythingWould(long seed) {
        Random random = new Random(seed);
        TreeMap<Integer, Document> expected = new TreeMap<>();
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

    private static void change(Random random, TreeMap<Integer, Document> expected, MongoCollection<Document> orders) {
        int id = random.nextInt(60);
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

    private static void compare(TreeMap<Integer, Document> expected, MongoCollection<Document> orders) {
        List<Object> askedFor = List.of("ann", "bob", "", "eve", "nobody");
        for (Object customer : askedFor) {
            assertThat(ids(orders, new Document("userId", customer)))
                    .as("of %s", customer)
                    .isEqualTo(idsOf(expected, List.of(customer)));
            assertThat(ids(orders, new Document("userId", new Document("$in", Arrays.asList(null, customer)))))
                    .as("of nobody or %s", customer)
                    .isEqualTo(idsOf(expected, Arrays.asList(null, customer)));
        }
        List<Integer> some = idsOf(expected, List.of("ann")).stream()
                .filter(id -> expected.get(id).getInteger("n") == 1)
                .toList();
        assertThat(ids(orders, new Document("userId", "ann").append("n", 1))).isEqualTo(some);
        assertThat(ids(orders, new Document("userId", 7))).isEqualTo(idsOf(expected, List.of(7)));
    }

    private static List<Integer> ids(MongoCollection<Document> orders, Document query) {
        List<Integer> ids = new ArrayList<>();
        orders.find(query).sort(BY_ID).forEach(order -> ids.add(order.getInteger("_id")));
        return ids;
    }

    /** As the server's matching has it: a list counts by its elements, and what is not there counts as null. */
    private static List<Integer> idsOf(TreeMap<Integer, Document> expected, List<Object> customers) {
        return expected.values().stream()
                .filter(order -> customers.stream()
                        .anyMatch(customer -> order.get("userId") instanceof List<?> several
                                ? several.contains(customer)
                                : Objects.equals(order.get("userId"), customer)))
                .map(order -> order.getInteger("_id"))
                .toList();
    }
}
