package dev.h002.core.concierge;

import dev.h002.Fact;
import dev.h002.core.wording.Wording;
import dev.h002.retail.OpeningHours;
import dev.h002.retail.Store;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says when a store is open. */
final class Hours {
    private static final int DAYS_AHEAD = 7;
    private static final Duration SAME_DAY = Duration.ofHours(24);

    private Hours() {}

    /** {@code open until 22:00}, {@code open around the clock} or {@code closed right now}. */
    static String state(Scene scene, Fact.NearbyStore place) {
        if (!place.open()) {
            return scene.say("state.closed");
        }
        ZonedDateTime closesAt = place.closesAt();
        if (closesAt == null) {
            return scene.say("state.always");
        }
        ZonedDateTime there = scene.now().atZone(closesAt.getZone());
        boolean soon = Duration.between(there, closesAt).compareTo(SAME_DAY) < 0;
        String time = Wording.clock(closesAt.toLocalTime());
        return soon
                ? scene.say("state.until", Map.of("time", time))
                : scene.say(
                        "state.until.day",
                        Map.of("time", time, "day", scene.wording().day(closesAt.getDayOfWeek())));
    }

    /** {@code opens at 08:00 tomorrow}, or empty if the week has no opening. */
    static Optional<String> reopening(Scene scene, Store store) {
        OpeningHours hours = store.openingHours();
        if (hours == null) {
            return Optional.empty();
        }
        ZonedDateTime there = scene.now().atZone(store.timeZone());
        for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            LocalDate day = there.toLocalDate().plusDays(ahead);
            Optional<LocalTime> opens = hours.week().getOrDefault(day.getDayOfWeek(), List.of()).stream()
                    .map(OpeningHours.Span::opens)
                    .filter(time -> day.atTime(time).atZone(there.getZone()).isAfter(there))
                    .min(Comparator.naturalOrder());
            if (opens.isPresent()) {
                return Optional.of(opens(scene, Wording.clock(opens.get()), ahead, day.getDayOfWeek()));
            }
        }
        return Optional.empty();
    }

    private static String opens(Scene scene, String time, int ahead, DayOfWeek day) {
        return switch (ahead) {
            case 0 -> scene.say("opens.today", Map.of("time", time));
            case 1 -> scene.say("opens.tomorrow", Map.of("time", time));
            default ->
                scene.say(
                        "opens.day", Map.of("time", time, "day", scene.wording().day(day)));
        };
    }

    /** {@code On Sunday Downtown Café is open from 10:00 to 18:00.} */
    static String onDay(Scene scene, Store store, DayOfWeek weekday) {
        String day = scene.wording().day(weekday);
        OpeningHours hours = store.openingHours();
        if (hours == null) {
            return scene.say("day.always", Map.of("day", day, "store", store.name()));
        }
        List<String> spans = new ArrayList<>();
        for (OpeningHours.Span span : hours.week().getOrDefault(weekday, List.of())) {
            boolean whole =
                    span.opens().equals(LocalTime.MIDNIGHT) && span.closes().equals(LocalTime.MIDNIGHT);
            spans.add(whole ? scene.say("span.always") : span(scene, span));
        }
        return spans.isEmpty()
                ? scene.say("day.closed", Map.of("day", day, "store", store.name()))
                : scene.say(
                        "day.open",
                        Map.of(
                                "day",
                                day,
                                "store",
                                store.name(),
                                "spans",
                                scene.wording().list(spans)));
    }

    private static String span(Scene scene, OpeningHours.Span span) {
        return scene.say("span", Map.of("opens", Wording.clock(span.opens()), "closes", Wording.clock(span.closes())));
    }
}
