package dev.h002.core.concierge;

import dev.h002.Fact;
import dev.h002.core.offer.BestOffer;
import dev.h002.core.wording.CouponWording;
import dev.h002.core.wording.Wording;
import dev.h002.retail.Coupon;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers which coupons the customer has, and which offers are best here and now. */
final class CouponAnswers {
    private static final int MAX_COUPONS = 5;
    private static final int MAX_OFFERS = 3;

    private CouponAnswers() {}

    static Answer left(Scene scene) {
        List<Coupon> coupons = scene.coupons();
        if (coupons.isEmpty()) {
            return Answer.of(scene.say(scene.isMissing("coupons") ? "coupons.unread" : "coupons.none"));
        }
        String listed = listed(scene, mostWelcomeFirst(scene, coupons), MAX_COUPONS);
        if (coupons.size() == 1) {
            return Answer.of(scene.say("coupons.one", Map.of("coupons", listed)), question(scene));
        }
        return Answer.of(
                scene.say(
                        coupons.size() > MAX_COUPONS ? "coupons.some" : "coupons.all",
                        Map.of("count", String.valueOf(coupons.size()), "coupons", listed)),
                question(scene));
    }

    /** The one the answer offers to apply, then the customer's own, then everyone's; else as gathered. */
    private static List<Coupon> mostWelcomeFirst(Scene scene, List<Coupon> coupons) {
        String offered = scene.offer() == null
                ? ""
                : scene.offer().coupon().map(Coupon::code).orElse("");
        return coupons.stream()
                .sorted(Comparator.comparing((Coupon coupon) -> !coupon.code().equals(offered))
                        .thenComparing(coupon -> coupon.userId() == null))
                .toList();
    }

    static Answer offers(Scene scene) {
        List<BestOffer> offers = BestOffer.all(scene.context()).stream()
                .filter(offer -> offer.discount() != null)
                .limit(MAX_OFFERS)
                .toList();
        if (offers.isEmpty()) {
            return withoutPlace(scene);
        }
        String parts = offers.stream().map(offer -> part(scene, offer)).collect(Collectors.joining("; "));
        return Answer.of(
                scene.say(offers.size() == 1 ? "offers.one" : "offers.several", Map.of("offers", parts)),
                question(scene));
    }

    /** {@code Hot Chocolate at Downtown Café (43 m away) at 15% off, $3.83 instead of $4.50, code COCOA15}. */
    private static String part(Scene scene, BestOffer offer) {
        Fact.NearbyStore store = offer.store();
        Double meters = store == null ? null : store.distanceMeters();
        Map<String, String> slots = new HashMap<>();
        slots.put("product", offer.product().name());
        slots.put("price", offer.priceWords(scene.wording().language()));
        slots.put("code", offer.coupon().map(Coupon::code).orElse(""));
        if (store == null) {
            return scene.say("offer", slots);
        }
        slots.put("store", store.store().name());
        if (meters == null) {
            return scene.say("offer.store", slots);
        }
        slots.put("distance", scene.wording().distance(meters));
        return scene.say("offer.away", slots);
    }

    private static Answer withoutPlace(Scene scene) {
        List<Coupon> coupons = scene.coupons();
        if (!coupons.isEmpty()) {
            return Answer.of(scene.say(
                    scene.stores().isEmpty() ? "coupons.nowhere" : "coupons.elsewhere",
                    Map.of("coupons", listed(scene, coupons, MAX_OFFERS))));
        }
        return Answer.of(
                scene.say(scene.isMissing("coupons") ? "offers.unread" : "offers.none"), OfferAnswers.nextBest(scene));
    }

    /** Several coupons are listed, so the question names the one that a "yes" applies. */
    private static String question(Scene scene) {
        BestOffer offer = scene.offer();
        return offer == null || offer.discount() == null
                ? ""
                : scene.say(
                        "question.code",
                        Map.of(
                                "code",
                                offer.discount().coupon().code(),
                                "product",
                                offer.product().name()));
    }

    private static String listed(Scene scene, List<Coupon> coupons, int most) {
        return String.join(
                "; ",
                coupons.subList(0, Math.min(most, coupons.size())).stream()
                        .map(coupon -> describe(scene, coupon))
                        .toList());
    }

    /** {@code COCOA15 for 15% off Hot Chocolate at Downtown Café, until 22 January}. */
    static String describe(Scene scene, Coupon coupon) {
        return scene.say(
                "coupon",
                Map.of(
                        "code",
                        coupon.code(),
                        "deal",
                        deal(scene, coupon),
                        "until",
                        scene.wording().until(coupon.validUntil(), zone(scene, coupon), scene.now())));
    }

    /** In our words where the facts name everything the coupon is for, else in the retailer's own. */
    private static String deal(Scene scene, Coupon coupon) {
        List<String> things = new ArrayList<>();
        for (Fact.Recommendation recommendation : scene.context().facts(Fact.Recommendation.class)) {
            Product product = recommendation.product();
            if (coupon.productIds().contains(product.id())) {
                things.add(product.name());
            }
        }
        List<String> places = scene.stores().stream()
                .map(Fact.NearbyStore::store)
                .filter(store -> coupon.storeIds().contains(store.id()))
                .map(Store::name)
                .toList();
        boolean allNamed = things.size() == coupon.productIds().size()
                && places.size() == coupon.storeIds().size();
        Wording wording = scene.wording();
        if (!allNamed) {
            return CouponWording.described(wording, coupon);
        }
        things.addAll(coupon.categories());
        String item = things.isEmpty() ? scene.say("everything") : wording.list(things);
        return CouponWording.deal(wording, coupon, item, wording.list(places));
    }

    private static ZoneId zone(Scene scene, Coupon coupon) {
        return scene.stores().stream()
                .map(Fact.NearbyStore::store)
                .filter(store -> coupon.storeIds().contains(store.id()))
                .map(Store::timeZone)
                .findFirst()
                .orElse(scene.zone());
    }
}
