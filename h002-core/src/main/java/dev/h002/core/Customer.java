package dev.h002.core;

import dev.h002.retail.Order;
import dev.h002.retail.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the retailer knows of the one who asks.
 *
 * @param profile null if the retailer has none
 * @param complete whether it could be read; if not, nobody knows what is personal, and nothing may leave
 */
record Customer(@Nullable User profile, List<Order> orders, boolean complete) {
    static final Customer UNREADABLE = new Customer(null, List.of(), false);

    @Override
    public String toString() {
        return "Customer[complete=" + complete + "]";
    }
}
