package dev.h002.core.grounding;

import dev.h002.Context;
import dev.h002.Fact;
import dev.h002.retail.Order;
import java.util.List;
import java.util.Locale;

/** Holds a sentence about an order to that order's own status: another order's would be just as wrong as none's. */
final class OrderStatuses {
    private final List<Order> orders;

    OrderStatuses(Context context) {
        this.orders = context.facts(Fact.PlacedOrder.class).stream()
                .map(Fact.PlacedOrder::order)
                .toList();
    }

    /**
     * Whether a sentence may use this word.
     *
     * @param sentence with the customer's values
     * @param status the first word in it that says where an order stands; later ones may speak of what comes next
     */
    boolean allow(String sentence, String status) {
        List<Order> named =
                orders.stream().filter(order -> sentence.contains(order.id())).toList();
        return named.isEmpty()
                || named.stream()
                        .anyMatch(
                                order -> order.status().toLowerCase(Locale.ROOT).contains(status));
    }
}
