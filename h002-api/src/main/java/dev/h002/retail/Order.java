package dev.h002.retail;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order a customer placed.
 *
 * @param id the order number as the customer knows it
 * @param placedAt when, or null if not recorded
 * @param status the retailer's own word, such as {@code shipped}
 * @param currency ISO 4217 code
 * @param storeId where it was bought or is picked up, or null
 */
public record Order(
        String id,
        String userId,
        @Nullable Instant placedAt,
        String status,
        List<OrderItem> items,
        BigDecimal total,
        String currency,
        @Nullable String storeId,
        List<String> trackingIds) {
    private static final Set<String> CLOSED = Set.of(
            "delivered",
            "completed",
            "complete",
            "closed",
            "cancelled",
            "canceled",
            "returned",
            "refunded",
            "collected",
            "picked_up",
            "failed");

    public Order {
        items = List.copyOf(items);
        trackingIds = List.copyOf(trackingIds);
    }

    /**
     * Whether the customer still waits for it: true unless the status, in any case and with spaces or dashes for
     * underscores, is one that ends an order (delivered, completed, closed, cancelled, returned, refunded, collected, picked up,
     * failed).
     */
    public boolean isOpen() {
        return !CLOSED.contains(
                status.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_'));
    }

    /** Hides the order number, the customer and what was bought. */
    @Override
    public String toString() {
        return "Order[status=" + status + ", items=" + items.size() + "]";
    }
}
