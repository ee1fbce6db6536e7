package dev.h002.retail;

import org.jspecify.annotations.Nullable;

/**
 * A postal address.
 *
 * @param line1 street and house number
 * @param line2 flat, floor or building, or null
 * @param region state, province or county, or null
 * @param country ISO 3166-1 alpha-2 code, such as {@code US}
 */
public record Address(
        String line1,
        @Nullable String line2,
        String city,
        String postalCode,
        @Nullable String region,
        String country) {
    /** Hides everything but the country. */
    @Override
    public String toString() {
        return "Address[country=" + country + "]";
    }
}
