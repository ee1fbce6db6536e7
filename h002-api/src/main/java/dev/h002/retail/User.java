package dev.h002.retail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the retailer knows them.
 *
 * @param id the retailer's id
 * @param email null if unknown
 * @param phone null if unknown; any format
 * @param preferences what they like or avoid, in the retailer's words, such as {@code vegan} or {@code oat milk}
 * @param paymentIds references of payment means, never card numbers
 * @param lastLocation where the customer was last seen, if the application shares it, or null
 */
public record User(
        String id,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable Address address,
        List<String> preferences,
        List<String> paymentIds,
        @Nullable GeoPoint lastLocation,
        Instant createdAt) {
    public User {
        preferences = List.copyOf(preferences);
        paymentIds = List.copyOf(paymentIds);
    }

    /** Hides everything personal. */
    @Override
    public String toString() {
        return "User[hidden]";
    }
}
