package dev.h002.core.context;

import dev.h002.Fact;
import dev.h002.core.offer.Discount;
import dev.h002.core.wording.CouponWording;
import dev.h002.core.wording.Wording;
import dev.h002.retail.Product;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says how much speaks for buying one product in a store, and why.
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
final class Ranking {
    private static final int MAX_MENTIONS = 3;
    private static final double COUPON = 0.5;
    private static final double TASTE = 0.5;
    private static final double HABIT = 0.5;
    private static final double SECOND_NEED = 0.3;
    private static final double HALF_AS_GOOD_METERS = 500;

    private final Wish wish;
    private final Product product;
    private final Traits traits;
    private final boolean edible;
    private final boolean liked;
    private final int times;
    private final int mentions;
    private final double everywhere;

    /** What is told once for a product, whatever the store. */
    Ranking(Wish wish, Taste taste, Item item) {
        this.traits = item.traits();
        this.wish = wish;
        this.product = item.product();
        this.edible = traits.isEdible();
        this.liked = taste.likes(traits);
        this.times = taste.times(product);
        this.mentions = wish.mentions().of(traits.words());
        NeedTags second = wish.second();
        boolean meetsBoth = second != null && second.match(traits) == NeedTags.BY_TAG;
        this.everywhere = Math.min(MAX_MENTIONS, mentions)
                + HABIT * taste.habit(product)
                + (liked ? TASTE : 0)
                + (meetsBoth ? SECOND_NEED : 0);
    }

    Sale sale(Fact.@Nullable NearbyStore store, @Nullable String storeId, @Nullable Discount discount) {
        double score = everywhere;
        if (discount != null) {
            score += COUPON + discount.saved().doubleValue() / product.price().doubleValue();
        }
        if (store != null) {
            score += Math.pow(2, -NearestStoreSource.meters(store) / HALF_AS_GOOD_METERS);
        }
        return new Sale(this, store, storeId, discount, score);
    }

    Product product() {
        return product;
    }

    /** Whether the sale is one the message's kind of question is answered with. */
    boolean keeps(Sale sale) {
        return switch (wish.kind()) {
            case COUPONS -> sale.discount() != null;
            case PERSONAL -> mentions > 0 || sale.discount() != null || times > 0 || liked;
            default -> true;
        };
    }

    String why(Sale sale) {
        List<String> reasons = new ArrayList<>();
        wish.reason(mentions, traits).ifPresent(reasons::add);
        if (times > 0) {
            String had = edible ? "you've had it " : "you've bought it ";
            reasons.add(had + (times == 1 ? "before" : times + " times"));
        }
        if (liked) {
            reasons.add("matches your preferences");
        }
        Discount discount = sale.discount();
        if (discount != null) {
            reasons.add(CouponWording.reduction(Wording.ENGLISH, discount.coupon()) + " with your coupon");
        }
        return reasons.isEmpty() ? "sold near you" : String.join("; ", reasons);
    }
}
