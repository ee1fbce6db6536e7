package dev.h002.examples.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.retail.Order;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.retail.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCustomerTest {
    private static final Instant NOW = Instant.parse("2026-02-03T15:04:05Z");

    @ParameterizedTest
    @ValueSource(longs = {42, 0, -5, Long.MAX_VALUE})
    void tellsTheDemoCustomersStoryWhateverTheSeed(long seed) {
        DemoData data = DemoDataGenerator.generate(120, seed, NOW);
        User demo = data.users().get(0);
        assertThat(demo.id()).isEqualTo(DemoData.DEMO_USER);
        assertThat(demo.lastLocation()).isEqualTo(DemoData.DEMO_LOCATION);

        List<Store> nearest = data.stores().stream()
                .sorted(Comparator.comparingDouble(store -> store.location().distanceMeters(demo.lastLocation())))
                .toList();
        Store cafe = nearest.get(0);
        assertThat(cafe.id()).isEqualTo(DemoData.DOWNTOWN_CAFE);
        assertThat(cafe.name()).isEqualTo("Downtown Café");
        assertThat(cafe.openingHours()).isNull();
        assertThat(cafe.location().distanceMeters(demo.lastLocation())).isBetween(42.6, 43.4);
        assertThat(nearest.get(1).location().distanceMeters(demo.lastLocation()))
                .isGreaterThan(150);
        assertThat(cafe.productIds()).contains(DemoData.HOT_CHOCOLATE, "house-coffee", "turkey-sandwich");

        Product cocoa = data.products().stream()
                .filter(product -> product.id().equals(DemoData.HOT_CHOCOLATE))
                .findFirst()
                .orElseThrow();
        assertThat(cocoa.name()).isEqualTo("Hot Chocolate");
        assertThat(cocoa.tags()).contains("warm", "drink");
        for (Instant at : List.of(NOW, NOW.plus(Duration.ofDays(59)))) {
            assertThat(data.coupons())
                    .filteredOn(
                            coupon -> coupon.isValidFor(DemoData.DEMO_USER, at) && coupon.appliesTo(cocoa, cafe.id()))
                    .singleElement()
                    .satisfies(coupon -> {
                        assertThat(coupon.code()).isEqualTo(DemoData.DEMO_COUPON);
                        assertThat(coupon.percentOff()).isEqualByComparingTo("15");
                        assertThat(coupon.maxUses()).isEqualTo(1);
                    });
        }
        assertThat(data.coupons())
                .filteredOn(coupon ->
                        DemoData.DEMO_USER.equals(coupon.userId()) && coupon.isValidFor(DemoData.DEMO_USER, NOW))
                .hasSize(4);
    }

    @Test
    void givesTheDemoCustomerOneParcelUnderWayOnePickupAndAHabit() {
        List<Order> orders = DemoDataGenerator.generate(1, 42, NOW).orders().stream()
                .filter(order -> order.userId().equals(DemoData.DEMO_USER))
                .toList();

        assertThat(orders).hasSize(10);
        assertThat(orders)
                .filteredOn(Order::isOpen)
                .extracting(Order::status)
                .containsExactlyInAnyOrder("shipped", "ready_for_pickup");
        assertThat(orders)
                .filteredOn(order -> order.status().equals("shipped"))
                .allMatch(order -> !order.trackingIds().isEmpty());
        assertThat(orders)
                .filteredOn(order -> order.status().equals("delivered")
                        && order.items().stream().anyMatch(item -> DemoData.HOT_CHOCOLATE.equals(item.productId())))
                .hasSize(6);
    }
}
