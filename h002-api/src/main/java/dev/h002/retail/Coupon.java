package dev.h002.retail;

import dev.h002.InvalidInputException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A price reduction a customer may claim. Exactly one of {@code percentOff} and {@code amountOff} is set.
 *
 * @param code what identifies it
 * @param userId whose it is; null: everyone's
 * @param storeIds where it holds; empty: everywhere
 * @param productIds for which products; empty, together with empty categories: for everything
 * @param categories for which product categories
 * @param percentOff 0 to 100, or null
 * @param amountOff money off, in {@code currency}, or null
 * @param currency ISO 4217 code of {@code amountOff}, or null with {@code percentOff}
 * @param validFrom inclusive
 * @param validUntil exclusive
 * @param maxUses in all; null: no limit
 * @param usedCount so far
 */
public record Coupon(
        String code,
        @Nullable String userId,
        List<String> storeIds,
        List<String> productIds,
        List<String> categories,
        @Nullable BigDecimal percentOff,
        @Nullable BigDecimal amountOff,
        @Nullable String currency,
        String description,
        Instant validFrom,
        Instant validUntil,
        @Nullable Integer maxUses,
        int usedCount) {
    /** @throws InvalidInputException if not exactly one of percentOff and amountOff is set */
    public Coupon {
        if ((percentOff == null) == (amountOff == null)) {
            throw new InvalidInputException("coupon", "A coupon needs either percentOff or amountOff.");
        }
        storeIds = List.copyOf(storeIds);
        productIds = List.copyOf(productIds);
        categories = List.copyOf(categories);
    }

    /** Whether this customer may claim it at this moment: theirs or everyone's, within its dates, uses left. */
    public boolean isValidFor(String customerId, Instant at) {
        return (userId == null || userId.equals(customerId))
                && !at.isBefore(validFrom)
                && at.isBefore(validUntil)
                && (maxUses == null || usedCount < maxUses);
    }

    /** Hides whose it is. */
    @Override
    public String toString() {
        return "Coupon[code=" + code + ", validFrom=" + validFrom + ", validUntil=" + validUntil + "]";
    }

    /** Whether it holds for this product in this store. */
    public boolean appliesTo(Product product, String storeId) {
        boolean here = storeIds.isEmpty() || storeIds.contains(storeId);
        boolean everything = productIds.isEmpty() && categories.isEmpty();
        return here && (everything || productIds.contains(product.id()) || categories.contains(product.category()));
    }
}
