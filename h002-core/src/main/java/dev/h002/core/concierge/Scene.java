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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one answer is made from, and the phrases all answers share. */
record Scene(
        Context context,
        @Nullable BestOffer offer,
        @Nullable User profile,
        String message,
        Instant now,
        Wording wording) {

    /** A phrase without slots, in the customer's language. */
    String say(String key) {
        return wording.say(key);
    }

    /** A phrase with its slots filled, in the customer's language. */
    String say(String key, Map<String, String> slots) {
        return wording.say(key, slots);
    }

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

    /** The customer's first name, or empty if the customer is not known. */
    String firstName() {
        String name = profile == null
                ? context.facts(Fact.Profile.class).stream()
                        .map(fact -> fact.user().name())
                        .findFirst()
                        .orElse("")
                : profile.name();
        return name.strip().split("\\s+", 2)[0];
    }

    /** A phrase that has a form with the customer's name, {@code Hello, Maya!}, and one without. */
    String sayByName(String key) {
        String name = firstName();
        return name.isEmpty() ? say(key) : say(key + ".name", Map.of("name", name));
    }

    /** {@code Want me to apply the coupon?} if that is what a plain "yes" would do; else nothing. */
    String question() {
        List<NextStep> steps = NextSteps.from(context, offer, message);
        if (steps.isEmpty()) {
            return "";
        }
        if (steps.get(0) instanceof NextStep.UseCoupon) {
            return say("question.coupon");
        }
        return steps.get(0) instanceof NextStep.GoToStore ? say("question.way") : "";
    }

    /** {@code You're 43 m from Downtown Café, about a minute on foot.} */
    String youAreNear(Fact.NearbyStore place) {
        Double meters = place.distanceMeters();
        String name = place.store().name();
        if (meters == null) {
            return say("near.unknown", Map.of("store", name));
        }
        String distance = wording.distance(meters);
        Integer minutes = place.walkingMinutes();
        return minutes == null
                ? say("near", Map.of("store", name, "distance", distance))
                : say("near.walk", Map.of("store", name, "distance", distance, "walk", wording.onFoot(minutes)));
    }

    /** {@code 43 m away, about a minute on foot}, or empty if the distance is not known. */
    String away(Fact.NearbyStore place) {
        Double meters = place.distanceMeters();
        if (meters == null) {
            return "";
        }
        String distance = wording.distance(meters);
        Integer minutes = place.walkingMinutes();
        return minutes == null
                ? say("away", Map.of("distance", distance))
                : say("away.walk", Map.of("distance", distance, "walk", wording.onFoot(minutes)));
    }

    /** {@code Downtown Café, 43 m away, about a minute on foot}. */
    String placed(Fact.NearbyStore place) {
        String away = away(place);
        String name = place.store().name();
        return away.isEmpty() ? name : say("place", Map.of("store", name, "away", away));
    }
}
