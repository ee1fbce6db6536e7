package dev.h002.examples.scenario;

import dev.h002.examples.cli.RealCommands;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A retailer's data as somebody else would write them: ids, statuses, currencies and gaps that our own demo does not have, stores
 * all over the world. From a fixed seed, as documents of the collections of the same names.
 */
final class ForeignShop {
    static final int USERS = 500;
    static final int ORDERS = 1_000;
    static final int STORES = 2_558;
    /** The first customer has more orders than are shown, the last hundred have none. */
    private static final int OF_THE_FIRST = 80;

    private static final int WITHOUT = 100;

    private static final List<String> STATUSES = List.of(
            "processing",
            "shipped",
            "delivered",
            "Delivered",
            "returned",
            "cancelled",
            "ready for pickup",
            "in_transit",
            "delayed",
            "refunded");
    private static final List<String> CURRENCIES = List.of("USD", "EUR", "GBP", "JPY");
    private static final List<String> ITEMS = List.of(
            "Wool Socks", "Café Crème", "Señor Salsa", "Jam \"extra\"", "Tee <grün>", "Lamp; white", "№ 5 Soap");

    final List<Map<String, Object>> users;
    final List<Map<String, Object>> orders = new ArrayList<>();
    final List<Map<String, Object>> stores;

    private final Random random = new Random(20261127);

    ForeignShop() {
        users = IntStream.range(0, USERS).mapToObj(this::user).toList();
        for (int i = 0; i < ORDERS; i++) {
            int owner = i < OF_THE_FIRST ? 0 : 1 + random.nextInt(USERS - WITHOUT - 1);
            orders.add(order(i, userId(owner)));
        }
        stores = IntStream.range(0, STORES).mapToObj(this::store).toList();
    }

    static String userId(int number) {
        return "cust:" + Integer.toString(number * 7919 + 100_003, 36).toUpperCase(java.util.Locale.ROOT);
    }

    private Map<String, Object> user(int number) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("_id", userId(number));
        user.put("name", "Forename" + number + " Surname" + number * 31);
        user.put("email", "mail" + number + "x@foreign.example");
        user.put("phone", "+49 30 5550" + (10_000 + number));
        user.put(
                "address",
                Map.of("line1", "Lindenweg " + number, "city", "Köln", "postalCode", "50667", "country", "DE"));
        user.put("preferences", List.of());
        user.put("createdAt", "2025-01-31T12:00:00Z");
        return user;
    }

    private Map<String, Object> order(int number, String owner) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("_id", orderId(number));
        order.put("userId", owner);
        order.put(
                "placedAt",
                Instant.ofEpochSecond(1_760_000_000L + random.nextInt(30_000_000))
                        .toString());
        order.put("status", STATUSES.get(random.nextInt(STATUSES.size())));
        String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        int places = currency.equals("JPY") ? 0 : 2;
        List<Map<String, Object>> items = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i <= random.nextInt(4); i++) {
            BigDecimal price = BigDecimal.valueOf(100 + random.nextInt(20_000), places);
            int quantity = 1 + random.nextInt(3);
            total = total.add(price.multiply(BigDecimal.valueOf(quantity)));
            items.add(
                    Map.of("name", ITEMS.get(random.nextInt(ITEMS.size())), "quantity", quantity, "unitPrice", price));
        }
        order.put("items", items);
        order.put("total", total);
        order.put("currency", currency);
        return order;
    }

    /** No id is a part of another one, so that a search for each tells them apart. */
    private static String orderId(int number) {
        String digits = String.format(java.util.Locale.ROOT, "%05d", number * 37);
        return switch (number % 3) {
            case 0 -> "ORD-" + digits + "-Z";
            case 1 -> "2026/" + digits + "/B";
            default -> "#" + digits + "K";
        };
    }

    private Map<String, Object> store(int number) {
        boolean inTown = number % 2 == 0;
        double latitude =
                inTown ? 50.94 + random.nextGaussian() * 0.1 : Math.toDegrees(Math.asin(random.nextDouble() * 2 - 1));
        double longitude = inTown ? 6.96 + random.nextGaussian() * 0.1 : random.nextDouble() * 360 - 180;
        Map<String, Object> store = new LinkedHashMap<>();
        store.put("_id", "F/" + number);
        store.put("name", "Laden " + number);
        store.put("location", Map.of("type", "Point", "coordinates", List.of(longitude, latitude)));
        store.put(
                "address", Map.of("line1", "Platz " + number, "city", "Stadt", "postalCode", "10000", "country", "DE"));
        store.put("timeZone", "Europe/Berlin");
        store.put("categories", List.of());
        store.put("productIds", List.of());
        return store;
    }

    /** Where customers ask from: in town, at a store's door, and anywhere. */
    List<double[]> probes(int count) {
        List<double[]> probes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] door = place(stores.get(random.nextInt(STORES)));
            probes.add(
                    switch (i % 3) {
                        case 0 -> door;
                        case 1 ->
                            new double[] {50.94 + random.nextGaussian() * 0.2, 6.96 + random.nextGaussian() * 0.2};
                        default -> new double[] {random.nextDouble() * 180 - 90, random.nextDouble() * 360 - 180};
                    });
        }
        return probes;
    }

    /** Latitude and longitude. */
    static double[] place(Map<String, Object> store) {
        List<?> point = (List<?>) ((Map<?, ?>) store.get("location")).get("coordinates");
        return new double[] {((Number) point.get(1)).doubleValue(), ((Number) point.get(0)).doubleValue()};
    }

    /** The angle between two directions from the middle of the earth, by their vectors; times its mean radius. */
    static double meters(double[] one, double[] other) {
        double[] a = vector(one);
        double[] b = vector(other);
        double x = a[1] * b[2] - a[2] * b[1];
        double y = a[2] * b[0] - a[0] * b[2];
        double z = a[0] * b[1] - a[1] * b[0];
        return 6_371_008.8 * Math.atan2(Math.sqrt(x * x + y * y + z * z), a[0] * b[0] + a[1] * b[1] + a[2] * b[2]);
    }

    private static double[] vector(double[] place) {
        double latitude = Math.toRadians(place[0]);
        double longitude = Math.toRadians(place[1]);
        return new double[] {
            Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude), Math.sin(latitude)
        };
    }

    static String lines(List<Map<String, Object>> documents) {
        StringBuilder lines = new StringBuilder();
        documents.forEach(document -> lines.append(RealCommands.line(document)));
        return lines.toString();
    }
}
