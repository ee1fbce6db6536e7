package dev.h002.core.context;

import dev.h002.Fact;
import dev.h002.core.offer.Discount;
import dev.h002.retail.Product;
import org.jspecify.annotations.Nullable;

/**
 * A product where it can be bought, with how much speaks for it.
 *
 * @param store null if it is not known where the customer is
 * @param storeId of the store, or of one where the discount holds, or null
 * @param mentions how much the message speaks of the product, as {@link dev.h002.core.offer.Mentions#of} counts
 */
record Sale(
        Product product,
        Fact.@Nullable NearbyStore store,
        @Nullable String storeId,
        @Nullable Discount discount,
        int mentions,
        double score,
        String why) {
    double meters() {
        return store == null ? Double.POSITIVE_INFINITY : NearestStoreSource.meters(store);
    }

    int minutes() {
        Integer minutes = store == null ? null : store.walkingMinutes();
        return minutes == null ? Integer.MAX_VALUE : minutes;
    }
}
