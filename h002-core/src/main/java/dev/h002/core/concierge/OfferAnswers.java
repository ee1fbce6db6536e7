package dev.h002.core.concierge;

import dev.h002.Constraints;
import dev.h002.Fact;
import dev.h002.Need;
import dev.h002.core.offer.BestOffer;
import dev.h002.core.wording.Wording;
import dev.h002.retail.Coupon;
import dev.h002.retail.Product;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers needs that an item meets: warmth, cold, thirst, hunger, something quick, caffeine, a treat, a gift. */
final class OfferAnswers {
    /** Needs for which a second choice is welcome. */
    private static final Set<String> CHOICE = Set.of(Need.HUNGER, Need.TREAT, Need.GIFT);

    private OfferAnswers() {}

    static Answer answer(Scene scene) {
        BestOffer offer = scene.offer();
        if (offer == null) {
            return nothingFits(scene);
        }
        boolean quick = scene.context().understanding().isPrimarily(Need.QUICK_BITE);
        return Answer.of((quick ? quickest(scene, offer) : pitch(scene, offer)) + scene.question());
    }

    /** Where it is, what it is and what it costs, in two sentences. */
    static String pitch(Scene scene, BestOffer offer) {
        Fact.NearbyStore store = offer.store();
        if (store == null) {
            return withoutStore(scene, offer);
        }
        return Scene.youAreNear(store) + " They have " + offer.product().name() + " " + offer.priceWords() + "."
                + secondChoice(scene, offer);
    }

    private static String quickest(Scene scene, BestOffer offer) {
        Fact.NearbyStore store = offer.store();
        if (store == null) {
            return withoutStore(scene, offer);
        }
        return "Quickest is " + offer.product().name() + " from " + Scene.placed(store) + ": you get it "
                + offer.priceWords() + ".";
    }

    private static String withoutStore(Scene scene, BestOffer offer) {
        Product product = offer.product();
        String noStore = scene.isMissing("stores")
                ? "I can't look up stores at the moment"
                : "I don't know of a store near you, since I can't see where you are";
        String what = offer.coupon()
                .map(coupon -> "but your coupon " + coupon.code() + " gets you " + product.name() + " "
                        + offer.priceWords() + ", " + Wording.until(coupon.validUntil(), scene.zone(), scene.now()))
                .orElse("but " + product.name() + " " + offer.priceWords() + " would fit");
        return noStore + ", " + what + ".";
    }

    private static String secondChoice(Scene scene, BestOffer offer) {
        if (!CHOICE.contains(scene.context().understanding().primary().label())) {
            return "";
        }
        return BestOffer.all(scene.context()).stream()
                .filter(other -> !other.product().id().equals(offer.product().id()))
                .filter(other -> other.store() != null && offer.isAt(other.store()))
                .findFirst()
                .map(other -> " There is also " + other.product().name() + " " + other.priceWords() + ".")
                .orElse("");
    }

    private static Answer nothingFits(Scene scene) {
        if (scene.isMissing("products")) {
            return Answer.of("I can't look up what is on sale at the moment." + nextBest(scene));
        }
        if (scene.stores().isEmpty()) {
            return Answer.of(StoreAnswers.noStores(scene) + bestCoupon(scene));
        }
        Optional<Fact.NearbyStore> tooFar = scene.nearestTooFar();
        if (tooFar.isPresent()) {
            return Answer.of(StoreAnswers.noneNearby(tooFar.get()) + bestCoupon(scene));
        }
        if (scene.nearestOpen().isEmpty()) {
            return Answer.of(StoreAnswers.allClosed(scene));
        }
        String demands = demands(scene.context().understanding().constraints());
        return Answer.of("I found nothing for that in the open stores near you"
                + (demands.isEmpty() ? "" : " that is " + demands) + "." + nextBest(scene));
    }

    /** The nearest open store, or the best coupon, as a sentence; empty if there is neither. */
    static String nextBest(Scene scene) {
        return scene.nearestOpen()
                .map(store -> " The nearest open store is " + Scene.placed(store) + ".")
                .orElseGet(() -> bestCoupon(scene));
    }

    private static String bestCoupon(Scene scene) {
        List<Coupon> coupons = scene.coupons();
        return coupons.isEmpty() ? "" : " Your best coupon is " + CouponAnswers.describe(scene, coupons.get(0)) + ".";
    }

    private static String demands(Constraints constraints) {
        List<String> demands = new ArrayList<>();
        if (constraints.vegan()) {
            demands.add("vegan");
        }
        if (constraints.glutenFree()) {
            demands.add("gluten-free");
        }
        if (!constraints.excludes().isEmpty()) {
            demands.add("without " + Wording.list(constraints.excludes()));
        }
        BigDecimal maxPrice = constraints.maxPrice();
        String currency = constraints.currency();
        if (maxPrice != null) {
            demands.add("at most " + (currency == null ? maxPrice.toPlainString() : Wording.money(maxPrice, currency)));
        }
        Integer maxMinutes = constraints.maxMinutes();
        if (maxMinutes != null) {
            demands.add(maxMinutes == 1 ? "within a minute's walk" : "within " + maxMinutes + " minutes' walk");
        }
        LocalTime before = constraints.before();
        if (before != null) {
            demands.add("to be had before " + Wording.clock(before));
        }
        return Wording.list(demands);
    }
}
