package dev.h002.retail;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place where customers buy.
 *
 * @param openingHours null: always open
 * @param categories what it is or has, such as {@code cafe}, {@code parking}
 * @param productIds what it sells
 */
public record Store(
        String id,
        String name,
        GeoPoint location,
        @Nullable Address address,
        ZoneId timeZone,
        @Nullable OpeningHours openingHours,
        List<String> categories,
        List<String> productIds) {
    public Store {
        categories = List.copyOf(categories);
        productIds = List.copyOf(productIds);
    }
}
