package dev.h002.core.context;

import dev.h002.Fact;
import dev.h002.core.offer.Discount;
import dev.h002.retail.Product;
import org.jspecify.annotations.Nullable;

/**
 * A product where it can be bought, with how much speaks for it.
 *
 * @param ranking what was told of the product once, whatever the store
 * @param store null if it is not known where the customer is
 * @param storeId of the store, or of one where the discount holds, or null
 */
record Sale(
        Ranking ranking,
        Fact.@Nullable NearbyStore store,
        @Nullable String storeId,
        @Nullable Discount discount,
        double score) {
    Product product() {
        return ranking.product();
    }

    double meters() {
        return store == null ? Double.POSITIVE_INFINITY : NearestStoreSource.meters(store);
    }

    int minutes() {
        Integer minutes = store == null ? null : store.walkingMinutes();
        return minutes == null ? Integer.MAX_VALUE : minutes;
    }
}
