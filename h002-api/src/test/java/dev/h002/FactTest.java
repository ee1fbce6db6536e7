package dev.h002;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.retail.Coupon;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Order;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.retail.User;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FactTest {
    private static final String HIDDEN = "h1dden";
    private static final Coupon COUPON = new Coupon(
            "WARM15",
            HIDDEN,
            List.of(HIDDEN),
            List.of(HIDDEN),
            List.of(HIDDEN),
            BigDecimal.TEN,
            null,
            null,
            HIDDEN,
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(60),
            1,
            0);

    static List<Fact> facts() {
        return List.of(
                new Fact.Profile(
                        new User(HIDDEN, HIDDEN, null, null, null, List.of(HIDDEN), List.of(), null, Instant.EPOCH)),
                new Fact.PlacedOrder(new Order(
                        HIDDEN, HIDDEN, null, HIDDEN, List.of(), BigDecimal.TEN, "EUR", null, List.of(HIDDEN))),
                new Fact.NearbyStore(
                        new Store(
                                HIDDEN,
                                HIDDEN,
                                new GeoPoint(1, 2),
                                null,
                                ZoneOffset.UTC,
                                null,
                                List.of(HIDDEN),
                                List.of()),
                        43.0,
                        1,
                        true,
                        null),
                new Fact.UsableCoupon(COUPON),
                new Fact.Recommendation(
                        new Product(HIDDEN, HIDDEN, HIDDEN, List.of(HIDDEN), BigDecimal.TEN, "EUR", HIDDEN),
                        HIDDEN,
                        HIDDEN),
                new Fact.Knowledge(new Passage(HIDDEN, HIDDEN, 0, HIDDEN, 0.5)),
                new Fact.Custom(Map.of("points", HIDDEN), Map.of("points", EntityType.REFERENCE)));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void everyKindNamesItselfAndHidesItsValues(Fact fact) {
        assertThat(fact.toString())
                .startsWith(fact.getClass().getSimpleName())
                .doesNotContain(HIDDEN, "43", "WARM15", "EUR");
    }

    @Test
    void aCouponHidesWhoseItIs() {
        assertThat(COUPON)
                .hasToString("Coupon[code=WARM15, validFrom=1970-01-01T00:00:00Z, validUntil=1970-01-01T00:01:00Z]");
    }
}
