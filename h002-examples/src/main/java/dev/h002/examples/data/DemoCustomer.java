package dev.h002.examples.data;

import dev.h002.retail.Address;
import dev.h002.retail.Coupon;
import dev.h002.retail.OrderItem;
import dev.h002.retail.Product;
import dev.h002.retail.User;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The one customer whose story no seed changes, so that documents and examples can tell it. */
final class DemoCustomer {
    private static final List<String> NOT_TRACKED = List.of();
    private static final String CAFE = DemoData.DOWNTOWN_CAFE;
    private static final String COCOA = DemoData.HOT_CHOCOLATE;

    private DemoCustomer() {}

    static User user(Instant now) {
        return new User(
                DemoData.DEMO_USER,
                "Maya Lindqvist",
                "maya.lindqvist@example.com",
                "+1 212-555-0143",
                new Address("48 Orchard Row", "Apt 3B", Catalogue.CITY, "10487", Catalogue.REGION, Catalogue.COUNTRY),
                List.of("oat milk", "sweet tooth", "window seat"),
                List.of("pm_7f3k9q2m4x8w6t5r"),
                DemoData.DEMO_LOCATION,
                now.minus(Duration.ofDays(400)));
    }

    /** Newest first: one parcel under way, one pickup waiting, and a habit of Hot Chocolate at Downtown Café. */
    static List<Purchase> purchases(Instant now, List<Product> products) {
        Story story = new Story(now, products);
        List<String> underWay = List.of("RVT-5T8K-Q2MN");
        List<String> arrived = List.of("RVT-C7XE-4HJP");
        String pharmacy = "founders-square-pharmacy";
        String bookshop = "old-harbor-books";
        return List.of(
                story.bought(5, "ready_for_pickup", NOT_TRACKED, pharmacy, "hand-cream", "lip-balm"),
                story.bought(50, "shipped", underWay, bookshop, "the-lantern-road", "slow-mornings"),
                story.bought(145, "delivered", NOT_TRACKED, CAFE, COCOA, "cinnamon-roll"),
                story.bought(361, "delivered", NOT_TRACKED, CAFE, COCOA),
                story.bought(650, "delivered", NOT_TRACKED, CAFE, COCOA, "tomato-soup"),
                story.bought(987, "delivered", NOT_TRACKED, CAFE, COCOA, "cinnamon-roll"),
                story.bought(1250, "returned", NOT_TRACKED, "volt-and-wire", "bluetooth-speaker"),
                story.bought(1514, "delivered", NOT_TRACKED, CAFE, COCOA, "oat-milk-latte"),
                story.bought(2283, "delivered", NOT_TRACKED, CAFE, COCOA),
                story.bought(2881, "delivered", arrived, bookshop, "the-clockmakers-cat"));
    }

    private static final class Story {
        private final Instant now;
        private final Map<String, Product> products = new HashMap<>();

        Story(Instant now, List<Product> catalogue) {
            this.now = now;
            catalogue.forEach(product -> products.put(product.id(), product));
        }

        Purchase bought(int hoursAgo, String status, List<String> tracking, String storeId, String... productIds) {
            List<OrderItem> items = new ArrayList<>();
            for (String id : productIds) {
                items.add(Purchase.item(Objects.requireNonNull(products.get(id), id), 1));
            }
            Instant placedAt = now.minus(Duration.ofHours(hoursAgo));
            return new Purchase(DemoData.DEMO_USER, placedAt, status, items, storeId, tracking);
        }
    }

    /** The one for Hot Chocolate, three more that are valid, and three that are over, used up or still to come. */
    static List<Coupon> coupons(Instant now) {
        Instant before = now.minus(Duration.ofDays(100));
        Instant lastWeek = now.minus(Duration.ofDays(7));
        Instant soon = now.plus(Duration.ofDays(21));
        Instant later = now.plus(Duration.ofDays(60));
        Coupon books = new Coupon(
                "READ5-M8VC",
                DemoData.DEMO_USER,
                List.of(),
                List.of(),
                List.of("books"),
                null,
                new BigDecimal("5.00"),
                Catalogue.CURRENCY,
                "$5.00 off books",
                lastWeek,
                later,
                1,
                0);
        return List.of(
                cocoa(lastWeek, later),
                books,
                percent("BAKE10-H4TN", 10, "bakery", "10% off bakery items", lastWeek, soon, 0),
                percent("ACTIVE20-9KDX", 20, "sports", "20% off sports gear", lastWeek, soon, 0),
                percent("SWEET15-P3ZE", 15, "sweets", "15% off sweets", before, lastWeek, 0),
                percent("TECH10-6WBJ", 10, "electronics", "10% off electronics", lastWeek, soon, 1),
                percent("GIFT25-R2YA", 25, "gifts", "25% off gifts", soon, later, 0));
    }

    private static Coupon cocoa(Instant from, Instant until) {
        return new Coupon(
                DemoData.DEMO_COUPON,
                DemoData.DEMO_USER,
                List.of(CAFE),
                List.of(COCOA),
                List.of(),
                BigDecimal.valueOf(15),
                null,
                null,
                "15% off Hot Chocolate at Downtown Café",
                from,
                until,
                1,
                0);
    }

    private static Coupon percent(
            String code, int off, String category, String description, Instant from, Instant until, int used) {
        return new Coupon(
                code,
                DemoData.DEMO_USER,
                List.of(),
                List.of(),
                List.of(category),
                BigDecimal.valueOf(off),
                null,
                null,
                description,
                from,
                until,
                1,
                used);
    }
}
