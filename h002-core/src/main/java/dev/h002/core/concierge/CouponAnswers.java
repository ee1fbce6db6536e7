package dev.h002.core.concierge;

import dev.h002.Fact;
import dev.h002.core.offer.BestOffer;
import dev.h002.core.wording.Wording;
import dev.h002.retail.Coupon;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Answers which coupons the customer has, and which offers are best here and now. */
final class CouponAnswers {
    private static final int MAX_COUPONS = 5;
    private static final int MAX_OFFERS = 3;

    private CouponAnswers() {}

    static Answer left(Scene scene) {
        List<Coupon> coupons = scene.coupons();
        if (coupons.isEmpty()) {
            return Answer.of(
                    scene.isMissing("coupons")
                            ? "I can't look up your coupons at the moment."
                            : "You have no coupons left at the moment.");
        }
        String count = coupons.size() == 1
                ? "one coupon left: "
                : coupons.size() + " coupons left" + (coupons.size() > MAX_COUPONS ? "; among them " : ": ");
        return Answer.of("You have " + count + listed(scene, mostWelcomeFirst(scene, coupons), MAX_COUPONS) + "."
                + question(scene));
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
        List<String> parts = new ArrayList<>();
        for (BestOffer offer : offers) {
            Fact.NearbyStore store = offer.store();
            Double meters = store == null ? null : store.distanceMeters();
            String place = store == null ? "" : " at " + store.store().name();
            String away = meters == null ? "" : " (" + Wording.distance(meters) + " away)";
            String code =
                    offer.coupon().map(coupon -> ", code " + coupon.code()).orElse("");
            parts.add(offer.product().name() + place + away + " " + offer.priceWords() + code);
        }
        String start = parts.size() == 1 ? "Your best offer: " : "Your best offers: ";
        return Answer.of(start + String.join("; ", parts) + "." + question(scene));
    }

    private static Answer withoutPlace(Scene scene) {
        List<Coupon> coupons = scene.coupons();
        if (!coupons.isEmpty()) {
            String start = scene.stores().isEmpty()
                    ? "Your best coupons: "
                    : "None of your coupons is for an open store near you. The best: ";
            return Answer.of(start + listed(scene, coupons, MAX_OFFERS) + ".");
        }
        return Answer.of((scene.isMissing("coupons")
                        ? "I can't look up offers at the moment."
                        : "There are no offers for you at the moment.")
                + OfferAnswers.nextBest(scene));
    }

    /** Several coupons are listed, so the question names the one that a "yes" applies. */
    private static String question(Scene scene) {
        BestOffer offer = scene.offer();
        return offer == null || offer.discount() == null
                ? ""
                : " Want me to apply " + offer.discount().coupon().code() + " to "
                        + offer.product().name() + "?";
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
        return coupon.code() + " for " + what(scene, coupon) + ", "
                + Wording.until(coupon.validUntil(), zone(scene, coupon), scene.now());
    }

    /** In our words where the facts name everything the coupon is for, else in the retailer's own. */
    private static String what(Scene scene, Coupon coupon) {
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
        String reduction = Wording.reduction(coupon);
        if (!allNamed) {
            boolean said = coupon.description().contains(reduction.replace(" off", ""));
            return said ? coupon.description() : reduction + " (" + coupon.description() + ")";
        }
        things.addAll(coupon.categories());
        return reduction + " " + (things.isEmpty() ? "everything" : Wording.list(things))
                + (places.isEmpty() ? "" : " at " + Wording.list(places));
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
