package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Action;
import dev.h002.MaskedText;
import dev.h002.Outcome;
import dev.h002.QuotaStatus;
import dev.h002.Usage;
import dev.h002.UserKey;
import dev.h002.retail.Address;
import dev.h002.retail.Coupon;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Order;
import dev.h002.retail.OrderItem;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.retail.User;
import dev.h002.spi.ActionHandler;
import dev.h002.spi.ConfirmedAction;
import dev.h002.spi.Conversation;
import dev.h002.spi.Turn;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** What one customer leaves in every collection. */
final class Traces {
    static final Instant AT = Instant.parse("2126-03-02T09:00:00Z");

    private final UserKey user;
    private final String tag;

    /** @param tag in every personal value, so that two customers share none */
    Traces(UserKey user, String tag) {
        this.user = user;
        this.tag = tag;
    }

    String email() {
        return tag + ".lindqvist@example.com";
    }

    String orderId(int number) {
        return "ORD-" + tag + "-" + number;
    }

    /** Every value of this customer that must be gone in the end. */
    List<String> values() {
        return List.of(
                user.user(),
                tag + " Lindqvist",
                email(),
                "+1 212 555 " + tag,
                tag + " Mill Lane",
                orderId(0),
                orderId(1),
                "TRACK-" + tag,
                "pay_" + tag);
    }

    void writeTo(MongoStores stores) {
        String tenant = user.tenant();
        MongoImport importer = stores.importer();
        importer.users(
                tenant,
                List.of(new User(
                        user.user(),
                        tag + " Lindqvist",
                        email(),
                        "+1 212 555 " + tag,
                        new Address(tag + " Mill Lane", null, "Riverton", "10013", null, "US"),
                        List.of("vegan"),
                        List.of("pay_" + tag),
                        new GeoPoint(40.7, -74),
                        AT)));
        importer.orders(tenant, List.of(order(0), order(1)));
        importer.stores(
                tenant,
                List.of(new Store(
                        "cafe",
                        "Downtown Café",
                        new GeoPoint(40.7133, -74.0057),
                        null,
                        ZoneOffset.UTC,
                        null,
                        List.of("cafe"),
                        List.of("hot-chocolate"))));
        importer.products(
                tenant,
                List.of(new Product(
                        "hot-chocolate",
                        "Hot Chocolate",
                        "hot drinks",
                        List.of("warm"),
                        new BigDecimal("4.90"),
                        "USD",
                        "")));
        importer.coupons(tenant, List.of(coupon("OWN-" + tag, user.user()), coupon("ALL15", null)));
        stores.retailData().redeem(user, "ALL15", "redemption of " + user.user(), AT);
        ActionHandler.Result written = stores.requests()
                .handle(new ConfirmedAction(
                        user, "return by " + user.user(), Action.START_RETURN, Map.of("order", orderId(0)), AT));
        assertThat(written.done()).isTrue();
        stores.conversations().save(conversation("conversation of " + user.user()));
        stores.dailyQuota(10, QuotaStatus.UNLIMITED, ZoneOffset.UTC, Clock.fixed(AT, ZoneOffset.UTC))
                .reserve(user, 100)
                .settle(new Usage(20, 5));
        stores.knowledge()
                .put(
                        tenant,
                        List.of(
                                Chunks.of("policy", new float[] {1, 0}, Map.of()),
                                Chunks.of(
                                        "letter to " + user.user(),
                                        new float[] {0, 1},
                                        Map.of("customer", user.user())),
                                Chunks.of("case " + tag, new float[] {1, 1}, Map.of("note", "asked by " + email()))));
    }

    private Order order(int number) {
        return new Order(
                orderId(number),
                user.user(),
                AT.minusSeconds(number),
                "shipped",
                List.of(new OrderItem("hot-chocolate", "Hot Chocolate", 1, new BigDecimal("4.90"))),
                new BigDecimal("4.90"),
                "USD",
                "cafe",
                List.of("TRACK-" + tag));
    }

    private static Coupon coupon(String code, String owner) {
        return new Coupon(
                code,
                owner,
                List.of(),
                List.of(),
                List.of(),
                BigDecimal.valueOf(15),
                null,
                null,
                "15% off",
                AT.minusSeconds(60),
                AT.plusSeconds(60),
                100,
                0);
    }

    private Conversation conversation(String id) {
        Turn turn = new Turn(
                MaskedText.alreadyMasked("I am <NAME_1>, cold"),
                MaskedText.alreadyMasked("Hot Chocolate, <NAME_1>?"),
                Outcome.ANSWERED,
                AT);
        return new Conversation(
                id, user, 1, List.of(turn), List.of(), "sealed".getBytes(StandardCharsets.US_ASCII), AT);
    }
}
