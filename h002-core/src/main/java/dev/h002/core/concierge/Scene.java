package dev.h002.core.concierge;

import dev.h002.Context;
import dev.h002.Fact;
import dev.h002.Passage;
import dev.h002.core.offer.BestOffer;
import dev.h002.core.offer.NextStep;
import dev.h002.core.offer.NextSteps;
import dev.h002.core.offer.Reach;
import dev.h002.core.wording.Wording;
import dev.h002.retail.Coupon;
import dev.h002.retail.Order;
import dev.h002.retail.User;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one answer is made from, and the phrases all answers share. */
record Scene(
        Context context,
        @Nullable BestOffer offer,
        @Nullable User profile,
        String message,
        Instant now) {

    List<Fact.NearbyStore> stores() {
        return context.facts(Fact.NearbyStore.class);
    }

    /** The nearest open store within reach. */
    Optional<Fact.NearbyStore> nearestOpen() {
        return stores().stream()
                .filter(store -> store.open() && !Reach.isTooFar(store))
                .findFirst();
    }

    /** The nearest store, if even that is out of reach. */
    Optional<Fact.NearbyStore> nearestTooFar() {
        return stores().stream().findFirst().filter(Reach::isTooFar);
    }

    List<Coupon> coupons() {
        return context.facts(Fact.UsableCoupon.class).stream()
                .map(Fact.UsableCoupon::coupon)
                .toList();
    }

    List<Order> orders() {
        return context.facts(Fact.PlacedOrder.class).stream()
                .map(Fact.PlacedOrder::order)
                .toList();
    }

    List<Passage> passages() {
        return context.facts(Fact.Knowledge.class).stream()
                .map(Fact.Knowledge::passage)
                .toList();
    }

    boolean isMissing(String source) {
        return context.missing().contains(source);
    }

    /** The zone of the nearest store, which is the customer's as a rule; UTC if none is known. */
    ZoneId zone() {
        return stores().stream()
                .map(store -> store.store().timeZone())
                .findFirst()
                .orElse(ZoneOffset.UTC);
    }

    /** {@code , Maya}, or nothing if the customer is not known. */
    String byName() {
        String name = profile == null
                ? context.facts(Fact.Profile.class).stream()
                        .map(fact -> fact.user().name())
                        .findFirst()
                        .orElse("")
                : profile.name();
        String first = name.strip().split("\\s+", 2)[0];
        return first.isEmpty() ? "" : ", " + first;
    }

    /** {@code  Want me to apply the coupon?} if that is what a plain "yes" would do; else nothing. */
    String question() {
        List<NextStep> steps = NextSteps.from(context, offer, message);
        if (steps.isEmpty()) {
            return "";
        }
        if (steps.get(0) instanceof NextStep.UseCoupon) {
            return " Want me to apply the coupon?";
        }
        return steps.get(0) instanceof NextStep.GoToStore ? " Want directions?" : "";
    }

    /** {@code You're 43 m from Downtown Café, about a minute on foot.} */
    static String youAreNear(Fact.NearbyStore place) {
        Double meters = place.distanceMeters();
        String name = place.store().name();
        return meters == null
                ? name + " is a good place to go."
                : "You're " + Wording.distance(meters) + " from " + name + walk(place) + ".";
    }

    /** {@code 43 m away, about a minute on foot}, or empty if the distance is not known. */
    static String away(Fact.NearbyStore place) {
        Double meters = place.distanceMeters();
        return meters == null ? "" : Wording.distance(meters) + " away" + walk(place);
    }

    private static String walk(Fact.NearbyStore place) {
        Integer minutes = place.walkingMinutes();
        return minutes == null ? "" : ", " + Wording.onFoot(minutes);
    }

    /** {@code Downtown Café, 43 m away, about a minute on foot}. */
    static String placed(Fact.NearbyStore place) {
        String away = away(place);
        return place.store().name() + (away.isEmpty() ? "" : ", " + away);
    }
}
