package dev.h002.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Fact;
import dev.h002.MaskedText;
import dev.h002.Understanding;
import dev.h002.UserKey;
import dev.h002.retail.Order;
import dev.h002.retail.OrderItem;
import dev.h002.spi.ContextRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistorySourceTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    void whatIsBoughtAgainAndAgainComesFirstAndOldHabitsFade() {
        Fact.History history = history(
                order(1, "shipped", "Latte", "Bagel"),
                order(5, "delivered", "Latte"),
                order(400, "delivered", "Cake"),
                order(410, "delivered", "Cake"),
                order(420, "delivered", "Cake"),
                order(2, "cancelled", "Scarf"));

        assertThat(history.orders()).isEqualTo(5);
        assertThat(history.open()).isEqualTo(1);
        assertThat(history.favourites())
                .containsExactly(
                        new Fact.History.Favourite("Latte", 2),
                        new Fact.History.Favourite("Bagel", 1),
                        new Fact.History.Favourite("Cake", 3));
        assertThat(history.fields()).containsOnlyKeys("orders", "open", "favourites");
        assertThat(history.toString()).doesNotContain("Latte");
    }

    @Test
    void nothingIsSaidOfNoOrdersAndAtMostFiveFavourites() {
        assertThat(new HistorySource().gather(request(List.of()))).isEmpty();
        assertThat(history(order(1, "delivered", "A", "B", "C", "D", "E", "F", "G"))
                        .favourites())
                .extracting(Fact.History.Favourite::name)
                .containsExactly("A", "B", "C", "D", "E");
    }

    private static Fact.History history(Order... orders) {
        return (Fact.History)
                new HistorySource().gather(request(List.of(orders))).get(0);
    }

    private static ContextRequest request(List<Order> orders) {
        return new ContextRequest(
                UserKey.of("maya"), null, orders, null, MaskedText.empty(), Understanding.NOTHING, NOW);
    }

    private static Order order(int daysAgo, String status, String... items) {
        return new Order(
                "O-" + daysAgo,
                "maya",
                NOW.minus(Duration.ofDays(daysAgo)),
                status,
                Arrays.stream(items)
                        .map(name -> new OrderItem(null, name, 1, BigDecimal.ONE))
                        .toList(),
                BigDecimal.TEN,
                "USD",
                null,
                List.of());
    }
}
