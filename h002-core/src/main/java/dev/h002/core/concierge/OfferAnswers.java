package dev.h002.core.concierge;

import dev.h002.Constraints;
import dev.h002.Fact;
import dev.h002.Need;
import dev.h002.core.offer.BestOffer;
import dev.h002.retail.Coupon;
import java.util.List;
import java.util.Map;
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
        return Answer.of(quick ? quickest(scene, offer) : pitch(scene, offer), scene.question());
    }

    /** Where it is, what it is and what it costs, in two sentences. */
    static String pitch(Scene scene, BestOffer offer) {
        Fact.NearbyStore store = offer.store();
        if (store == null) {
            return withoutStore(scene, offer);
        }
        return Answer.joined(scene.youAreNear(store), wares(scene, "wares", offer), secondChoice(scene, offer));
    }

    /** {@code They have Hot Chocolate for $4.50.} */
    static String wares(Scene scene, String key, BestOffer offer) {
        return scene.say(
                key,
                Map.of(
                        "product",
                        offer.product().name(),
                        "price",
                        offer.priceWords(scene.wording().language())));
    }

    private static String quickest(Scene scene, BestOffer offer) {
        Fact.NearbyStore store = offer.store();
        if (store == null) {
            return withoutStore(scene, offer);
        }
        return scene.say(
                "quick",
                Map.of(
                        "product",
                        offer.product().name(),
                        "price",
                        offer.priceWords(scene.wording().language()),
                        "place",
                        scene.placed(store)));
    }

    private static String withoutStore(Scene scene, BestOffer offer) {
        String why = scene.isMissing("stores") ? "unread" : "nowhere";
        Coupon coupon = offer.coupon().orElse(null);
        if (coupon == null) {
            return wares(scene, why + ".item", offer);
        }
        return scene.say(
                why + ".coupon",
                Map.of(
                        "code",
                        coupon.code(),
                        "product",
                        offer.product().name(),
                        "price",
                        offer.priceWords(scene.wording().language()),
                        "until",
                        scene.wording().until(coupon.validUntil(), scene.zone(), scene.now())));
    }

    private static String secondChoice(Scene scene, BestOffer offer) {
        if (!CHOICE.contains(scene.context().understanding().primary().label())) {
            return "";
        }
        return BestOffer.all(scene.context()).stream()
                .filter(other -> !other.product().id().equals(offer.product().id()))
                .filter(other -> other.store() != null && offer.isAt(other.store()))
                .findFirst()
                .map(other -> wares(scene, "also", other))
                .orElse("");
    }

    private static Answer nothingFits(Scene scene) {
        if (scene.isMissing("products")) {
            return Answer.of(scene.say("nothing.unread"), nextBest(scene));
        }
        if (scene.stores().isEmpty()) {
            return Answer.of(StoreAnswers.noStores(scene), bestCoupon(scene));
        }
        Optional<Fact.NearbyStore> tooFar = scene.nearestTooFar();
        if (tooFar.isPresent()) {
            return Answer.of(StoreAnswers.noneNearby(scene, tooFar.get()), bestCoupon(scene));
        }
        if (scene.nearestOpen().isEmpty()) {
            return Answer.of(StoreAnswers.allClosed(scene));
        }
        Constraints constraints = scene.context().understanding().constraints();
        String demands = Demanded.words(scene.wording(), constraints);
        String nothing =
                demands.isEmpty() ? scene.say("nothing") : scene.say("nothing.demands", Map.of("demands", demands));
        return Answer.of(nothing, nextBest(scene)).echoing(constraints.excludes());
    }

    /** The nearest open store, or the best coupon, as a sentence; empty if there is neither. */
    static String nextBest(Scene scene) {
        return scene.nearestOpen()
                .map(store -> scene.say("open.nearest", Map.of("place", scene.placed(store))))
                .orElseGet(() -> bestCoupon(scene));
    }

    private static String bestCoupon(Scene scene) {
        List<Coupon> coupons = scene.coupons();
        return coupons.isEmpty()
                ? ""
                : scene.say("coupon.best", Map.of("coupon", CouponAnswers.describe(scene, coupons.get(0))));
    }
}
