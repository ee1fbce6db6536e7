package dev.h002.core.wording;

import dev.h002.retail.Order;
import dev.h002.retail.OrderItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How an order is described to the customer who placed it. */
public final class OrderWording {
    private static final int MAX_ITEMS = 3;
    private static final int MAX_TRACKING_IDS = 3;
    private static final Set<String> PAST = Set.of(
            "placed",
            "created",
            "received",
            "dispatched",
            "delivered",
            "cancelled",
            "canceled",
            "returned",
            "refunded",
            "collected",
            "picked up",
            "rejected");

    private OrderWording() {}

    /** The status as the end of a sentence: {@code has shipped}, {@code was delivered}, {@code is out for delivery}. */
    public static String status(Order order) {
        String words = order.status()
                .strip()
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ')
                .replace('-', ' ');
        return switch (words) {
            case "shipped" -> "has shipped";
            case "preparing" -> "is being prepared";
            case "failed" -> "failed";
            case "" -> "has no status yet";
            default -> (PAST.contains(words) ? "was " : "is ") + words;
        };
    }

    /** What was ordered, such as {@code 2 × Hot Chocolate and Bagel}; after three items {@code and more}. */
    public static String items(Order order) {
        List<String> parts = new ArrayList<>();
        for (OrderItem item :
                order.items().subList(0, Math.min(MAX_ITEMS, order.items().size()))) {
            parts.add(item.quantity() == 1 ? item.name() : item.quantity() + " × " + item.name());
        }
        if (order.items().size() > MAX_ITEMS) {
            parts.add("more");
        }
        return Wording.list(parts);
    }

    /** {@code tracking number X}, or empty if the order has none. */
    public static String tracking(Order order) {
        List<String> ids = order.trackingIds()
                .subList(0, Math.min(MAX_TRACKING_IDS, order.trackingIds().size()));
        return ids.isEmpty() ? "" : "tracking number" + (ids.size() > 1 ? "s " : " ") + Wording.list(ids);
    }
}
