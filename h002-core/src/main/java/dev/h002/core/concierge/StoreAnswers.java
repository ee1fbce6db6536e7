package dev.h002.core.concierge;

import dev.h002.Fact;
import dev.h002.core.offer.BestOffer;
import dev.h002.core.offer.Mentions;
import dev.h002.core.offer.Reach;
import dev.h002.core.offer.StoreChoice;
import dev.h002.retail.Address;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers where to go, how to get there and when it is open. */
final class StoreAnswers {
    private static final List<String> SPECIAL_DAYS =
            List.of("holiday", "holidays", "christmas", "easter", "new year", "thanksgiving");

    private StoreAnswers() {}

    static Answer find(Scene scene) {
        Optional<Fact.NearbyStore> choice = StoreChoice.from(scene.context(), scene.offer(), scene.message());
        if (choice.isEmpty()) {
            return Answer.of(noStores(scene) + offerAnyway(scene));
        }
        Fact.NearbyStore store = choice.get();
        if (Reach.isTooFar(store)) {
            return Answer.of(tooFar(scene, store));
        }
        if (!store.open()) {
            return Answer.of(scene.nearestOpen().isEmpty() ? allClosed(scene) : closed(scene, store));
        }
        BestOffer offer = scene.offer();
        boolean offerHere = offer != null && offer.isAt(store);
        String wares = offer != null && offerHere
                ? " They have " + offer.product().name() + " " + offer.priceWords() + "."
                : "";
        return Answer.of(introduction(scene, store, offerHere) + ", " + Hours.state(store, scene.now()) + "." + wares
                + scene.question());
    }

    private static String introduction(Scene scene, Fact.NearbyStore store, boolean offerHere) {
        Mentions mentions = Mentions.in(scene.message());
        BestOffer offer = scene.offer();
        List<String> asked = offer == null ? List.of() : mentions.words(offer.product());
        if (offerHere && !asked.isEmpty()) {
            return "The nearest open store with " + String.join(" ", asked) + " is " + Scene.placed(store);
        }
        boolean nearest = scene.nearestOpen().filter(store::equals).isPresent();
        if (mentions.asksForNearest() && nearest) {
            return "The nearest open store is " + Scene.placed(store);
        }
        return "Go to " + Scene.placed(store);
    }

    static Answer directions(Scene scene) {
        return StoreChoice.from(scene.context(), scene.offer(), scene.message())
                .map(store -> {
                    if (Reach.isTooFar(store)) {
                        return Answer.of(tooFar(scene, store));
                    }
                    Address address = store.store().address();
                    String where = address == null ? "" : ", at " + address.line1();
                    return Answer.of(store.store().name() + " is " + orHere(Scene.away(store)) + where + ", "
                            + Hours.state(store, scene.now()) + "." + scene.question());
                })
                .orElseGet(() -> Answer.of(noStores(scene)));
    }

    static Answer hours(Scene scene) {
        Mentions mentions = Mentions.in(scene.message());
        Optional<Answer> special = mentions.any(SPECIAL_DAYS) ? PolicyAnswers.quote(scene) : Optional.empty();
        if (special.isPresent()) {
            return special.get();
        }
        Optional<Fact.NearbyStore> choice = StoreChoice.from(scene.context(), scene.offer(), scene.message());
        if (choice.isEmpty()) {
            return PolicyAnswers.quote(scene).orElseGet(() -> Answer.of(noStores(scene)));
        }
        Fact.NearbyStore store = choice.get();
        Optional<DayOfWeek> day = dayIn(scene, mentions);
        if (day.isPresent()) {
            return Answer.of(Hours.onDay(store.store(), day.get()) + scene.question());
        }
        if (scene.nearestTooFar().filter(store::equals).isPresent()) {
            return Answer.of(tooFar(scene, store) + " It is "
                    + (store.open() ? Hours.state(store, scene.now()) : "closed right now") + ".");
        }
        return Answer.of(store.open() ? open(scene, store) : closed(scene, store));
    }

    private static String open(Scene scene, Fact.NearbyStore store) {
        String away = Scene.away(store);
        return store.store().name() + (away.isEmpty() ? "" : ", " + away + ",") + " is "
                + Hours.state(store, scene.now()) + "." + scene.question();
    }

    private static String closed(Scene scene, Fact.NearbyStore store) {
        String reopening = Hours.reopening(store.store(), scene.now())
                .map(opens -> " and " + opens)
                .orElse("");
        String instead = scene.nearestOpen()
                .map(open -> " The nearest open store is " + Scene.placed(open) + ", " + Hours.state(open, scene.now())
                        + ".")
                .orElse("");
        return store.store().name() + " is closed right now" + reopening + "." + instead;
    }

    /** What is said of a store out of reach: that none is nearby, or where one is that is. */
    private static String tooFar(Scene scene, Fact.NearbyStore store) {
        return scene.nearestTooFar()
                .filter(store::equals)
                .map(StoreAnswers::noneNearby)
                .orElseGet(() -> store.store().name() + " is " + Scene.away(store) + ", too far to walk."
                        + scene.nearestOpen()
                                .map(open -> " The nearest open store is " + Scene.placed(open) + ".")
                                .orElse(""));
    }

    /** Two sentences for when even the nearest store is out of reach. */
    static String noneNearby(Fact.NearbyStore nearest) {
        return "There is no store nearby. The nearest is " + Scene.placed(nearest) + ".";
    }

    /** A sentence for when every store that was gathered is closed. */
    static String allClosed(Scene scene) {
        Fact.NearbyStore nearest = scene.stores().get(0);
        String reopening = Hours.reopening(nearest.store(), scene.now())
                .map(opens -> ", " + opens)
                .orElse("");
        return "Every store near you is closed right now. The nearest is " + Scene.placed(nearest) + reopening + ".";
    }

    /** A sentence for when no store was gathered. */
    static String noStores(Scene scene) {
        return scene.isMissing("stores")
                ? "I can't look up stores at the moment."
                : "I don't know of a store near you; share where you are and I can name the nearest.";
    }

    private static String offerAnyway(Scene scene) {
        BestOffer offer = scene.offer();
        return offer == null || offer.discount() == null
                ? ""
                : " Your best coupon is "
                        + CouponAnswers.describe(scene, offer.discount().coupon()) + ".";
    }

    private static Optional<DayOfWeek> dayIn(Scene scene, Mentions mentions) {
        if (mentions.any(List.of("tomorrow"))) {
            return Optional.of(scene.now().atZone(scene.zone()).getDayOfWeek().plus(1));
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            if (mentions.any(List.of(Hours.dayName(day).toLowerCase(Locale.ROOT)))) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private static String orHere(String away) {
        return away.isEmpty() ? "near you" : away;
    }
}
