package dev.h002.core;

import dev.h002.Need;
import dev.h002.Understanding;
import dev.h002.UserKey;
import dev.h002.core.memory.InMemoryRetailData;
import dev.h002.core.need.NeedInterpreter;
import dev.h002.retail.Address;
import dev.h002.retail.Coupon;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Order;
import dev.h002.retail.OrderItem;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.retail.User;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A shop with one café and one customer, for tests of whole turns. */
final class SmallShop {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final UserKey MAYA = UserKey.of("maya");

    /** Every personal value of the customer that must never leave. */
    static final List<String> SECRETS = List.of(
            "Maya",
            "Lindqvist",
            "maya.lindqvist@example.org",
            "+1 212 555 0142",
            "2125550142",
            "17 Harbor Lane",
            "10004",
            "Rivertown",
            "ORD-2026-004812",
            "1Z999AA10123456784",
            "pm_4471KQ");

    static final User USER = new User(
            "maya",
            "Maya Lindqvist",
            "maya.lindqvist@example.org",
            "+1 212 555 0142",
            new Address("17 Harbor Lane", "Apt 5", "Rivertown", "10004", "New York", "US"),
            List.of("oat milk", "sweet tooth"),
            List.of("pm_4471KQ"),
            new GeoPoint(40.71300, -74.00600),
            Instant.parse("2024-01-01T00:00:00Z"));

    private static final Store CAFE = new Store(
            "s1",
            "Downtown Café",
            new GeoPoint(40.71339, -74.00600),
            null,
            ZoneId.of("America/New_York"),
            null,
            List.of("cafe"),
            List.of("p1"));

    private static final Product CHOCOLATE = new Product(
            "p1",
            "Hot Chocolate",
            "hot drinks",
            List.of("warm", "drink", "sweet"),
            new BigDecimal("4.50"),
            "USD",
            "Dark and creamy.");

    private static final Coupon COUPON = new Coupon(
            "WARM15-7Q2K",
            "maya",
            List.of("s1"),
            List.of("p1"),
            List.of(),
            new BigDecimal("15"),
            null,
            null,
            "15% off Hot Chocolate",
            NOW.minusSeconds(86_400),
            NOW.plusSeconds(86_400),
            1,
            0);

    private static final Order ORDER = new Order(
            "ORD-2026-004812",
            "maya",
            NOW.minusSeconds(200_000),
            "shipped",
            List.of(new OrderItem("p1", "Hot Chocolate", 2, new BigDecimal("4.50"))),
            new BigDecimal("9.00"),
            "USD",
            null,
            List.of("1Z999AA10123456784"));

    private static final Map<String, String> NEEDS = Map.of(
            "cold", Need.WARM_UP,
            "yes", Need.CONFIRM,
            "no thanks", Need.REFUSE,
            "order", Need.ORDER_STATUS,
            "coupons", Need.COUPONS_LEFT,
            "send it back", Need.RETURN_REFUND);

    private SmallShop() {}

    static InMemoryRetailData data() {
        return InMemoryRetailData.builder()
                .user(USER)
                .store(CAFE)
                .product(CHOCOLATE)
                .coupon(COUPON)
                .order(ORDER)
                .build();
    }

    /** By keyword, so that these tests are about the turn and not about the need. */
    static NeedInterpreter needs() {
        return (message, history) -> {
            String words = message.value().toLowerCase(Locale.ROOT);
            String label = NEEDS.entrySet().stream()
                    .filter(need -> words.contains(need.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(Need.OTHER);
            return new Understanding(List.of(new Need(label, 0.9)), Understanding.NOTHING.constraints());
        };
    }

    static RetailAssistantBuilder assistant() {
        return RetailAssistant.builder()
                .retailData(data())
                .needInterpreter(needs())
                .embeddingModel(new dev.h002.core.embedding.HashingEmbeddingModel())
                .clock(CLOCK)
                .sourceDeadline(java.time.Duration.ofSeconds(5));
    }
}
