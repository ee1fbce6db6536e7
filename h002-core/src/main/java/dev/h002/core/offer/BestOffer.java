package dev.h002.core.offer;

import dev.h002.Context;
import dev.h002.Fact;
import dev.h002.core.wording.CouponWording;
import dev.h002.core.wording.Wording;
import dev.h002.retail.Coupon;
import dev.h002.retail.Product;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one concrete thing an answer offers: this item, in this store, at this price.
 *
 * <p>The prompt's hint, the offline answer and the actions all take it from here, so they always agree. It is the first
 * recommendation of the context (sources rank, this does not), with the gathered coupon that saves most on it. Immutable.
 *
 * @param store where, or null if no gathered store is the recommendation's
 * @param discount what the best coupon does to the price, or null if none holds
 */
public record BestOffer(
        Fact.Recommendation recommendation,
        Fact.@Nullable NearbyStore store,
        @Nullable Discount discount) {
    /** The offer to make, or empty if nothing was recommended. */
    public static Optional<BestOffer> from(Context context) {
        return all(context).stream().findFirst();
    }

    /** Every recommendation as an offer, in order, but those in stores out of reach: what any answer from these facts may name a reduced price of. */
    public static List<BestOffer> all(Context context) {
        List<Fact.NearbyStore> stores = context.facts(Fact.NearbyStore.class);
        List<Coupon> coupons = context.facts(Fact.UsableCoupon.class).stream()
                .map(Fact.UsableCoupon::coupon)
                .toList();
        return context.facts(Fact.Recommendation.class).stream()
                .map(recommendation -> new BestOffer(
                        recommendation,
                        storeOf(recommendation, stores),
                        Discount.best(coupons, recommendation.product(), recommendation.storeId())
                                .orElse(null)))
                .filter(offer -> offer.store() == null || !Reach.isTooFar(offer.store()))
                .toList();
    }

    private static Fact.@Nullable NearbyStore storeOf(
            Fact.Recommendation recommendation, List<Fact.NearbyStore> stores) {
        return stores.stream()
                .filter(store -> store.store().id().equals(recommendation.storeId()))
                .findFirst()
                .orElse(null);
    }

    public Product product() {
        return recommendation.product();
    }

    /** The coupon to apply, if one holds. */
    public Optional<Coupon> coupon() {
        return discount == null ? Optional.empty() : Optional.of(discount.coupon());
    }

    /** What one piece costs with the coupon, or its list price without one. */
    public BigDecimal price() {
        return discount == null ? product().price() : discount.priceAfter();
    }

    /** What the coupon saves on one piece; zero without one. */
    public BigDecimal saved() {
        return discount == null ? BigDecimal.ZERO : discount.saved();
    }

    /** Whether it is made in this store. */
    public boolean isAt(Fact.NearbyStore place) {
        return store != null && store.store().id().equals(place.store().id());
    }

    /**
     * The price part of a sentence: {@code at 15% off, $3.83 instead of $4.50}, or {@code for $4.50} without a coupon.
     *
     * @param language English if it is none of the shipped ones
     */
    public String priceWords(Locale language) {
        Wording wording = Wording.in(language);
        String currency = product().currency();
        String listPrice = wording.money(product().price(), currency);
        return discount == null
                ? wording.say("price", Map.of("price", listPrice))
                : wording.say(
                        "price.reduced",
                        Map.of(
                                "reduction",
                                CouponWording.reduction(wording, discount.coupon()),
                                "price",
                                wording.money(discount.priceAfter(), currency),
                                "before",
                                listPrice));
    }

    /** An answer as a hint for a model, with the code of the coupon it offers: a prompt lists only a few coupons. */
    public static String hint(String answer, @Nullable BestOffer offer) {
        return Optional.ofNullable(offer)
                .flatMap(BestOffer::coupon)
                .map(Coupon::code)
                .filter(code -> !answer.contains(code))
                .map(code -> answer + " (coupon " + code + ")")
                .orElse(answer);
    }

    /** Hides everything but what there is. */
    @Override
    public String toString() {
        return "BestOffer[store=" + (store != null) + ", coupon=" + (discount != null) + "]";
    }
}
