package dev.h002.core.concierge;

import dev.h002.Fact;
import dev.h002.Need;
import dev.h002.core.offer.Mentions;
import dev.h002.core.offer.Reach;
import dev.h002.core.offer.StoreChoice;
import dev.h002.core.wording.Wording;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Answers when a store is open. */
final class HoursAnswers {
    private static final List<String> SPECIAL_DAYS = List.of(
            "holiday",
            "holidays",
            "christmas",
            "easter",
            "new year",
            "thanksgiving",
            "feiertag",
            "feiertage",
            "feiertagen",
            "weihnachten",
            "heiligabend",
            "silvester",
            "neujahr",
            "ostern",
            "pfingsten");
    private static final List<String> TOMORROW = List.of("tomorrow", "morgen");
    /** What holds the German word for tomorrow and means a morning. */
    private static final List<String> NOT_TOMORROW = List.of("guten morgen", "heute morgen", "am morgen");

    private static final int MAX_PLACES = 5;
    private static final Pattern ALWAYS = Pattern.compile(
            "(?iu)never clos|24 ?/ ?7|(?:24|twenty.four) hours|round the clock|(?:all|whole|entire) night|rund um die uhr|ganze nacht|24 stunden|nie zu|schlie(?:ß|ss)\\p{L}* nie");

    private HoursAnswers() {}

    static Answer answer(Scene scene) {
        Mentions mentions = Mentions.in(scene.message());
        Optional<Answer> special = mentions.any(SPECIAL_DAYS) ? PolicyAnswers.quote(scene) : Optional.empty();
        if (special.isPresent()) {
            return special.get();
        }
        if (asksForAlwaysOpen(scene)) {
            return alwaysOpen(scene);
        }
        Optional<Fact.NearbyStore> choice = StoreChoice.from(scene.context(), scene.offer(), scene.message());
        if (choice.isEmpty()) {
            return PolicyAnswers.quote(scene).orElseGet(() -> Answer.of(StoreAnswers.noStores(scene)));
        }
        Fact.NearbyStore store = choice.get();
        Optional<DayOfWeek> day = dayIn(scene, mentions);
        if (day.isPresent()) {
            return Answer.of(Hours.onDay(scene, store.store(), day.get()), scene.question());
        }
        if (scene.nearestTooFar().filter(store::equals).isPresent()) {
            String state = Hours.state(scene, store);
            return Answer.of(StoreAnswers.tooFar(scene, store), scene.say("hours.far", Map.of("state", state)));
        }
        return store.open()
                ? Answer.of(open(scene, store), scene.question())
                : Answer.of(StoreAnswers.closed(scene, store));
    }

    private static boolean asksForAlwaysOpen(Scene scene) {
        return ALWAYS.matcher(scene.message()).find() && !scene.stores().isEmpty();
    }

    private static Answer alwaysOpen(Scene scene) {
        List<String> places = scene.stores().stream()
                .filter(place -> place.open() && place.closesAt() == null && !Reach.isTooFar(place))
                .limit(MAX_PLACES)
                .map(place -> scene.placed(place))
                .toList();
        return places.isEmpty()
                ? Answer.of(scene.say("always.none"), OfferAnswers.nextBest(scene))
                : Answer.of(scene.say("always", Map.of("stores", String.join("; ", places))));
    }

    /** Whether the gathered stores' own records tell the hours asked for. */
    static boolean areOnRecord(Scene scene) {
        return areOfNamedStore(scene)
                || (scene.context().understanding().isPrimarily(Need.OPENING_HOURS) && asksForAlwaysOpen(scene));
    }

    /** Whether the hours of a gathered store are asked for by its name: its own record is surer than a document. */
    private static boolean areOfNamedStore(Scene scene) {
        Mentions mentions = Mentions.in(scene.message());
        return scene.context().understanding().isPrimarily(Need.OPENING_HOURS)
                && !mentions.any(SPECIAL_DAYS)
                && scene.stores().stream()
                        .anyMatch(place -> mentions.any(List.of(place.store().name())));
    }

    private static String open(Scene scene, Fact.NearbyStore store) {
        String away = scene.away(store);
        String name = store.store().name();
        String state = Hours.state(scene, store);
        return away.isEmpty()
                ? scene.say("hours", Map.of("store", name, "state", state))
                : scene.say("hours.away", Map.of("store", name, "away", away, "state", state));
    }

    private static Optional<DayOfWeek> dayIn(Scene scene, Mentions mentions) {
        if (mentions.any(TOMORROW) && !mentions.any(NOT_TOMORROW)) {
            return Optional.of(scene.now().atZone(scene.zone()).getDayOfWeek().plus(1));
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            if (mentions.any(List.of(Wording.ENGLISH.day(day), scene.wording().day(day)))) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }
}
