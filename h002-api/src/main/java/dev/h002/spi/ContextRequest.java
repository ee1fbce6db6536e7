package dev.h002.spi;

import dev.h002.MaskedText;
import dev.h002.Understanding;
import dev.h002.UserKey;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Order;
import dev.h002.retail.User;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ContextSource} is told about the turn.
 *
 * @param profile the customer's profile, or null if the retailer has none
 * @param orders every open order and the latest others, newest first
 * @param location where the customer is, or null if not known
 * @param message the customer's words, masked
 * @param now the turn's moment
 */
public record ContextRequest(
        UserKey user,
        @Nullable User profile,
        List<Order> orders,
        @Nullable GeoPoint location,
        MaskedText message,
        Understanding understanding,
        Instant now) {
    public ContextRequest {
        orders = List.copyOf(orders);
    }

    /** Hides all but the user's hash. */
    @Override
    public String toString() {
        return "ContextRequest[" + user + "]";
    }
}
