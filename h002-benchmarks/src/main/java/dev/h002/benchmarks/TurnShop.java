package dev.h002.benchmarks;

import dev.h002.core.RetailAssistant;
import dev.h002.core.RetailAssistantBuilder;
import dev.h002.core.embedding.OnnxEmbeddingModel;
import dev.h002.core.knowledge.IngestProgress;
import dev.h002.core.knowledge.Ingestor;
import dev.h002.core.knowledge.SourceDocument;
import dev.h002.core.memory.InMemoryKnowledgeStore;
import dev.h002.core.memory.InMemoryRetailData;
import dev.h002.retail.Address;
import dev.h002.retail.Coupon;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.OpeningHours;
import dev.h002.retail.Order;
import dev.h002.retail.OrderItem;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.retail.User;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A shop in memory, of the size of a town's: 60 stores with 40 products each, 100 customers with ten orders and a coupon each. */
final class TurnShop {
    static final int CUSTOMERS = 100;
    private static final int STORES = 60;
    private static final int PRODUCTS = 120;
    private static final int PER_STORE = 40;
    private static final int ORDERS = 10;
    private static final int DOCUMENTS = 50;
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final GeoPoint CENTRE = new GeoPoint(40.713, -74.006);
    private static final double SPREAD = 0.01;

    private static final List<List<String>> KINDS = List.of(
            List.of("Hot Chocolate", "hot drinks", "warm", "drink", "sweet"),
            List.of("Oat Latte", "coffee", "warm", "drink", "coffee", "caffeine"),
            List.of("Iced Tea", "cold drinks", "cold", "drink", "vegan"),
            List.of("Cheese Bagel", "bakery", "food", "snack", "quick"),
            List.of("Lentil Soup", "kitchen", "food", "meal", "warm", "vegan"),
            List.of("Carrot Cake", "bakery", "food", "sweet", "treat"),
            List.of("Wool Scarf", "clothing", "warm", "gift"),
            List.of("Scented Candle", "home", "gift"));

    private TurnShop() {}

    /** An assistant for it, without a model of language yet. */
    static RetailAssistantBuilder assistant(OnnxEmbeddingModel embeddings) {
        return RetailAssistant.builder()
                .retailData(data())
                .knowledge(knowledge(embeddings))
                .embeddingModel(embeddings);
    }

    static String customer(int number) {
        return "customer-" + number % CUSTOMERS;
    }

    private static InMemoryRetailData data() {
        Random random = new Random(20261126);
        Instant now = Instant.now();
        InMemoryRetailData.Builder data = InMemoryRetailData.builder();
        for (int i = 0; i < PRODUCTS; i++) {
            data.product(product(i));
        }
        for (int i = 0; i < STORES; i++) {
            data.store(store(i, random));
        }
        for (int i = 0; i < CUSTOMERS; i++) {
            String id = customer(i);
            data.user(new User(
                    id,
                    "Customer Number" + i,
                    id + "@example.org",
                    "+1 212 555 01" + (10 + i % 90),
                    new Address(i + 1 + " Harbor Lane", null, "Rivertown", "10004", "New York", "US"),
                    List.of("sweet tooth", "oat milk"),
                    List.of(),
                    near(random),
                    now));
            for (int order = 0; order < ORDERS; order++) {
                data.order(order(id, i * ORDERS + order, now.minus(Duration.ofDays(order * 9L + 1))));
            }
            data.coupon(coupon("OWN-" + i + "-7Q2K", id, "product-" + i % PRODUCTS, now));
        }
        for (int i = 0; i < 20; i++) {
            data.coupon(coupon("ALL-" + i + "-9XYZ", null, "product-" + i * 5, now));
        }
        return data.build();
    }

    private static Product product(int number) {
        List<String> kind = KINDS.get(number % KINDS.size());
        return new Product(
                "product-" + number,
                kind.get(0) + " No. " + number,
                kind.get(1),
                kind.subList(2, kind.size()),
                BigDecimal.valueOf(250 + number * 7L, 2),
                "USD",
                "Made here.");
    }

    private static Store store(int number, Random random) {
        List<String> sold = new ArrayList<>();
        for (int i = 0; i < PER_STORE; i++) {
            sold.add("product-" + (number * 7 + i * 3) % PRODUCTS);
        }
        Map<DayOfWeek, List<OpeningHours.Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new OpeningHours.Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
        }
        return new Store(
                "store-" + number,
                "Store Number " + number,
                near(random),
                new Address(number + " Main Street", null, "Rivertown", "10001", "New York", "US"),
                ZONE,
                new OpeningHours(week),
                List.of(number % 2 == 0 ? "cafe" : "grocery"),
                sold.stream().distinct().toList());
    }

    private static Order order(String user, int number, Instant placedAt) {
        Product product = product(number % PRODUCTS);
        return new Order(
                "ORD-" + (100_000 + number),
                user,
                placedAt,
                number % ORDERS == 0 ? "shipped" : "delivered",
                List.of(new OrderItem(product.id(), product.name(), 1, product.price())),
                product.price(),
                "USD",
                "store-" + number % STORES,
                List.of());
    }

    private static Coupon coupon(String code, @Nullable String user, String product, Instant now) {
        return new Coupon(
                code,
                user,
                List.of(),
                List.of(product),
                List.of(),
                BigDecimal.valueOf(15),
                null,
                null,
                "15% off",
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(30)),
                null,
                0);
    }

    private static InMemoryKnowledgeStore knowledge(OnnxEmbeddingModel embeddings) {
        InMemoryKnowledgeStore store = new InMemoryKnowledgeStore();
        List<SourceDocument> documents = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            String text = "# Terms number " + i + "\n\nArticles of kind " + i + " may be sent back within " + (10 + i)
                    + " days. Sending them back costs nothing in our stores.\n\n## How\n\nBring article " + i
                    + " with its label to a store, or ask for a label by mail.\n";
            documents.add(new SourceDocument("terms-" + i + ".md", text.getBytes(StandardCharsets.UTF_8)));
        }
        Ingestor.builder(store, embeddings).build().ingestDocuments("default", documents, IngestProgress.none());
        return store;
    }

    private static GeoPoint near(Random random) {
        return new GeoPoint(
                CENTRE.latitude() + random.nextGaussian() * SPREAD,
                CENTRE.longitude() + random.nextGaussian() * SPREAD);
    }
}
