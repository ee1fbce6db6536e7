package dev.h002.core.context;

import dev.h002.Fact;
import dev.h002.core.offer.Discount;
import dev.h002.core.wording.Wording;
import dev.h002.retail.Product;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says how much speaks for buying a product in a store, and why.
 *
 * <pre>{@code
 * score = 1.0 × mentioned words of the message (at most 3)
 *       + coupon:  0.5 + share of the price it saves, if one holds here
 *       + taste:   0.5 if it is among the customer's preferences
 *       + habit:   0.5 × Taste.habit, which is 0 to 1
 *       + second:  0.3 if it meets the message's second need too
 *       + place:   2^(−metres / 500)
 * }</pre>
 *
 * <p>So a 15% coupon at the door beats a 25% coupon half a kilometre away, and neither makes up for an item the customer did
 * not ask for.
 */
record Ranking(Wish wish, Taste taste, Map<Product, Traits> catalogue) {
    private static final int MAX_MENTIONS = 3;
    private static final double COUPON = 0.5;
    private static final double TASTE = 0.5;
    private static final double HABIT = 0.5;
    private static final double SECOND_NEED = 0.3;
    private static final double HALF_AS_GOOD_METERS = 500;

    Sale sale(
            Product product, Fact.@Nullable NearbyStore store, @Nullable String storeId, @Nullable Discount discount) {
        Traits traits = traits(product);
        int mentions = wish.mentions().of(product);
        NeedTags second = wish.second();
        double score = Math.min(MAX_MENTIONS, mentions) + HABIT * taste.habit(product);
        if (discount != null) {
            double share = discount.saved()
                    .divide(product.price(), 4, RoundingMode.HALF_UP)
                    .doubleValue();
            score += COUPON + share;
        }
        if (taste.likes(traits)) {
            score += TASTE;
        }
        if (second != null && second.match(traits) == NeedTags.BY_TAG) {
            score += SECOND_NEED;
        }
        if (store != null) {
            score += Math.pow(2, -NearestStoreSource.meters(store) / HALF_AS_GOOD_METERS);
        }
        return new Sale(product, store, storeId, discount, mentions, score, why(product, traits, mentions, discount));
    }

    Traits traits(Product product) {
        Traits known = catalogue.get(product);
        return known == null ? Traits.of(product) : known;
    }

    private String why(Product product, Traits traits, int mentions, @Nullable Discount discount) {
        List<String> reasons = new ArrayList<>();
        wish.reason(mentions).ifPresent(reasons::add);
        int times = taste.times(product);
        if (times > 0) {
            String had = traits.isEdible() ? "you've had it " : "you've bought it ";
            reasons.add(had + (times == 1 ? "before" : times + " times"));
        }
        if (taste.likes(traits)) {
            reasons.add("matches your preferences");
        }
        if (discount != null) {
            reasons.add(Wording.reduction(discount.coupon()) + " with your coupon");
        }
        return reasons.isEmpty() ? "sold near you" : String.join("; ", reasons);
    }
}
