package dev.h002.core.grounding;

import dev.h002.Fact;
import dev.h002.retail.OpeningHours;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** The times of day that may be said of a store: when it closes now, and when it opens and closes in an ordinary week. */
final class StoreTimes {
    private static final int SECONDS = 60;

    private StoreTimes() {}

    /** In minutes since midnight. */
    static List<Integer> minutesOfDay(Fact.NearbyStore place) {
        List<LocalTime> times = new ArrayList<>();
        ZonedDateTime closesAt = place.closesAt();
        if (closesAt != null) {
            times.add(closesAt.toLocalTime());
        }
        OpeningHours hours = place.store().openingHours();
        if (hours != null) {
            hours.week().values().stream().flatMap(List::stream).forEach(span -> {
                times.add(span.opens());
                times.add(span.closes());
            });
        }
        return times.stream()
                .map(time -> time.toSecondOfDay() / SECONDS)
                .distinct()
                .toList();
    }
}
