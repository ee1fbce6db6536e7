package dev.h002.core.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Context;
import dev.h002.Fact;
import dev.h002.Fragment;
import dev.h002.Passage;
import dev.h002.Understanding;
import dev.h002.retail.Coupon;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Order;
import dev.h002.retail.OrderItem;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroundingCheckTest {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Store CAFE =
            new Store("s1", "Downtown Café", new GeoPoint(40.7, -74), null, ZONE, null, List.of("cafe"), List.of("p1"));
    private static final Product CHOCOLATE =
            new Product("p1", "Hot Chocolate", "hot drinks", List.of("warm"), new BigDecimal("4.50"), "USD", "Creamy.");
    private static final Coupon COUPON = new Coupon(
            "WARM15-7Q2K",
            null,
            List.of("s1"),
            List.of("p1"),
            List.of(),
            new BigDecimal("15"),
            null,
            null,
            "15% off Hot Chocolate",
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2026-12-31T00:00:00Z"),
            1,
            0);
    private static final Order ORDER = new Order(
            "ORD-1",
            "u",
            null,
            "shipped",
            List.of(new OrderItem("p1", "Hot Chocolate", 2, new BigDecimal("4.50"))),
            new BigDecimal("9.00"),
            "USD",
            null,
            List.of());

    private static final Order PICKUP =
            new Order("ORD-2", "u", null, "ready_for_pickup", List.of(), BigDecimal.ONE, "USD", null, List.of());

    private final GroundingCheck check = new GroundingCheck(
            new Context(
                    Understanding.NOTHING,
                    List.of(
                            new Fragment(
                                    "stores",
                                    List.of(new Fact.NearbyStore(
                                            CAFE, 43.4, 1, true, ZonedDateTime.of(2026, 11, 23, 22, 0, 0, 0, ZONE)))),
                            new Fragment("products", List.of(new Fact.Recommendation(CHOCOLATE, "s1", "warms you up"))),
                            new Fragment("coupons", List.of(new Fact.UsableCoupon(COUPON))),
                            new Fragment("orders", List.of(new Fact.PlacedOrder(ORDER), new Fact.PlacedOrder(PICKUP))),
                            new Fragment(
                                    "knowledge",
                                    List.of(new Fact.Knowledge(new Passage(
                                            "refunds.md", "Refunds", 0, "Return opened items within 30 days.", 0.8))))),
                    List.of()),
            List.of("The best for 7 euros is at 70 Union Street."),
            text -> text.replace("<ORDER_1>", "ORD-1").replace("<ORDER_2>", "ORD-2"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You're 43 m from Downtown Café, about a minute on foot.",
                "They have Hot Chocolate at 15% off, $3.83 instead of $4.50.",
                "You save $0.67 with WARM15-7Q2K.",
                "At Downtown Café it is warm.",
                "It is open until 22:00, that is 10 pm.",
                "Your order <ORDER_1> is shipped.",
                "You can return it within 30 days.",
                "That is 1 minute away.",
                "It is 141 feet away.",
                "Your order is on its way.",
                "Your package is ready for pickup.",
                "Order <ORDER_1> is on its way and will be delivered soon.",
                "It is gluten-free, feel free to try.",
                "It is 7 euros, <NAME_1>, at 70 Union Street.",
                "Want me to apply the coupon?",
                "The total was $9.00 for 2 pieces."
            })
    void whatTheFactsCarryMayBeShown(String sentence) {
        assertThat(check.check(sentence).ungrounded()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You're 80 m from Downtown Café.",
                "You're 4.3 km from Downtown Café.",
                "They have it at 20% off.",
                "It is only $3.10 today.",
                "It costs 4.50 € there.",
                "Use code WARM50-AAAA today.",
                "Go to Uptown Deli now.",
                "They sell Iced Mango there.",
                "It closes at 11 pm.",
                "Your order is delivered.",
                "Return it within 60 days.",
                "It takes 12 minutes.",
                "Your order <ORDER_2> has shipped.",
                "Your order has been delivered.",
                "Order <ORDER_1> has arrived and waits at your door.",
                "Your package was cancelled.",
                "The café is 2 miles away.",
                "It is 900 feet away.",
                "It is half price today.",
                "Everything is free of charge.",
                "Fifty percent off today.",
                "Visit evil.example.com now.",
                "Write to evil.example/login now.",
                "Order ORD-99 is on its way.",
                "See https://evil.example/x for more.",
                "See [here](https://evil.example) for more.",
                "Look ![x](http://evil.example/p.png)",
                "It has cost 99999999999999999999999999 so far."
            })
    void whatNoFactCarriesIsNamed(String sentence) {
        assertThat(check.check(sentence).ungrounded()).isNotNull();
    }

    @Test
    void readsNumbersInBothConventions() {
        assertThat(NumberClaims.decimal("1,200")).isEqualByComparingTo("1200");
        assertThat(NumberClaims.decimal("4,50")).isEqualByComparingTo("4.50");
        assertThat(NumberClaims.decimal("1.200,50")).isEqualByComparingTo("1200.50");
        assertThat(NumberClaims.decimal("1,200.50")).isEqualByComparingTo("1200.50");
        assertThat(NumberClaims.decimal("4.5")).isEqualByComparingTo("4.5");
    }

    @Test
    void aHostileSentenceIsReadInReasonableTime() {
        String digits = "1.".repeat(50_000) + " " + "Aa ".repeat(50_000) + "[".repeat(50_000);
        org.junit.jupiter.api.Assertions.assertTimeout(java.time.Duration.ofSeconds(5), () -> check.check(digits));
    }
}
