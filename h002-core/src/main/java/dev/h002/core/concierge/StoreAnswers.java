package dev.h002.core.concierge;

import dev.h002.Fact;
import dev.h002.core.offer.BestOffer;
import dev.h002.core.offer.Mentions;
import dev.h002.core.offer.ProductWords;
import dev.h002.core.offer.Reach;
import dev.h002.core.offer.Sought;
import dev.h002.core.offer.StoreChoice;
import dev.h002.retail.Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers where to go and how to get there. */
final class StoreAnswers {
    private StoreAnswers() {}

    static Answer find(Scene scene) {
        Optional<Fact.NearbyStore> choice = StoreChoice.from(scene.context(), scene.offer(), scene.message());
        if (choice.isEmpty()) {
            return Answer.of(noStores(scene), offerAnyway(scene));
        }
        Fact.NearbyStore store = choice.get();
        if (Reach.isTooFar(store)) {
            return Answer.of(tooFar(scene, store));
        }
        if (!store.open()) {
            return Answer.of(scene.nearestOpen().isEmpty() ? allClosed(scene) : closed(scene, store));
        }
        Optional<Answer> none = noneOf(scene);
        if (none.isPresent()) {
            return none.get();
        }
        BestOffer offer = scene.offer();
        String wares = offer != null && offer.isAt(store) ? OfferAnswers.wares(scene, "wares", offer) : "";
        return Answer.of(introduction(scene, store), wares, scene.question());
    }

    /** That no open store nearby is or has what the message looks for, and the nearest one; empty if one may. */
    static Optional<Answer> noneOf(Scene scene) {
        return Sought.notFound(scene.context(), scene.message())
                .flatMap(thing -> scene.nearestOpen()
                        .map(store -> Answer.of(
                                        scene.say("find.none", Map.of("thing", thing)),
                                        scene.say("open.nearest", Map.of("place", scene.placed(store))),
                                        scene.question())
                                .echoing(List.of(thing))));
    }

    private static String introduction(Scene scene, Fact.NearbyStore store) {
        String place = scene.placed(store);
        String state = Hours.state(scene, store);
        Mentions mentions = Mentions.in(scene.message());
        BestOffer offer = scene.offer();
        if (offer != null && offer.isAt(store)) {
            List<String> asked = mentions.words(ProductWords.of(offer.product()));
            if (!asked.isEmpty()) {
                boolean named = scene.wording().nounsHaveCapitals();
                String item = named ? offer.product().name() : String.join(" ", asked);
                return scene.say("find.item", Map.of("item", item, "place", place, "state", state));
            }
        }
        boolean nearest = scene.nearestOpen().filter(store::equals).isPresent();
        return scene.say(
                mentions.asksForNearest() && nearest ? "find.nearest" : "find.go",
                Map.of("place", place, "state", state));
    }

    static Answer directions(Scene scene) {
        return StoreChoice.from(scene.context(), scene.offer(), scene.message())
                .map(store -> Reach.isTooFar(store)
                        ? Answer.of(tooFar(scene, store))
                        : Answer.of(way(scene, store), scene.question()))
                .orElseGet(() -> Answer.of(noStores(scene)));
    }

    private static String way(Scene scene, Fact.NearbyStore store) {
        String known = scene.away(store);
        String name = store.store().name();
        String away = known.isEmpty() ? scene.say("away.near") : known;
        String state = Hours.state(scene, store);
        Address address = store.store().address();
        return address == null
                ? scene.say("way", Map.of("store", name, "away", away, "state", state))
                : scene.say(
                        "way.address", Map.of("store", name, "away", away, "address", address.line1(), "state", state));
    }

    /** That a store is closed, until when, and the nearest open one. */
    static String closed(Scene scene, Fact.NearbyStore store) {
        String name = store.store().name();
        String closed = Hours.reopening(scene, store.store())
                .map(opens -> scene.say("closed.reopens", Map.of("store", name, "opens", opens)))
                .orElseGet(() -> scene.say("closed", Map.of("store", name)));
        String instead = scene.nearestOpen()
                .map(open -> scene.say(
                        "find.nearest", Map.of("place", scene.placed(open), "state", Hours.state(scene, open))))
                .orElse("");
        return Answer.joined(closed, instead);
    }

    /** What is said of a store out of reach: that none is nearby, or where one is that is. */
    static String tooFar(Scene scene, Fact.NearbyStore store) {
        if (scene.nearestTooFar().filter(store::equals).isPresent()) {
            return noneNearby(scene, store);
        }
        String far = scene.say("far", Map.of("store", store.store().name(), "away", scene.away(store)));
        String instead = scene.nearestOpen()
                .map(open -> scene.say("open.nearest", Map.of("place", scene.placed(open))))
                .orElse("");
        return Answer.joined(far, instead);
    }

    /** Two sentences for when even the nearest store is out of reach. */
    static String noneNearby(Scene scene, Fact.NearbyStore nearest) {
        return scene.say("far.all", Map.of("place", scene.placed(nearest)));
    }

    /** A sentence for when every store that was gathered is closed. */
    static String allClosed(Scene scene) {
        Fact.NearbyStore nearest = scene.stores().get(0);
        String place = scene.placed(nearest);
        return Hours.reopening(scene, nearest.store())
                .map(opens -> scene.say("closed.all.reopens", Map.of("place", place, "opens", opens)))
                .orElseGet(() -> scene.say("closed.all", Map.of("place", place)));
    }

    /** A sentence for when no store was gathered. */
    static String noStores(Scene scene) {
        return scene.say(scene.isMissing("stores") ? "stores.unread" : "stores.unknown");
    }

    private static String offerAnyway(Scene scene) {
        BestOffer offer = scene.offer();
        return offer == null || offer.discount() == null
                ? ""
                : scene.say(
                        "coupon.best",
                        Map.of(
                                "coupon",
                                CouponAnswers.describe(scene, offer.discount().coupon())));
    }
}
