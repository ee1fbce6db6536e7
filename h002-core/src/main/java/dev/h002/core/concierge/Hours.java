package dev.h002.core.concierge;

import dev.h002.Fact;
import dev.h002.core.wording.Wording;
import dev.h002.retail.OpeningHours;
import dev.h002.retail.Store;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says when a store is open. */
final class Hours {
    private static final int DAYS_AHEAD = 7;
    private static final Duration SAME_DAY = Duration.ofHours(24);

    private Hours() {}

    /** {@code open until 22:00}, {@code open around the clock} or {@code closed right now}. */
    static String state(Fact.NearbyStore place, Instant now) {
        if (!place.open()) {
            return "closed right now";
        }
        ZonedDateTime closesAt = place.closesAt();
        if (closesAt == null) {
            return "open around the clock";
        }
        ZonedDateTime there = now.atZone(closesAt.getZone());
        boolean soon = Duration.between(there, closesAt).compareTo(SAME_DAY) < 0;
        String day = soon ? "" : dayName(closesAt.getDayOfWeek()) + " ";
        return "open until " + day + Wording.clock(closesAt.toLocalTime());
    }

    /** {@code opens at 08:00 tomorrow}, or empty if the week has no opening. */
    static Optional<String> reopening(Store store, Instant now) {
        OpeningHours hours = store.openingHours();
        if (hours == null) {
            return Optional.empty();
        }
        ZonedDateTime there = now.atZone(store.timeZone());
        for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            LocalDate day = there.toLocalDate().plusDays(ahead);
            Optional<LocalTime> opens = hours.week().getOrDefault(day.getDayOfWeek(), List.of()).stream()
                    .map(OpeningHours.Span::opens)
                    .filter(time -> day.atTime(time).atZone(there.getZone()).isAfter(there))
                    .min(Comparator.naturalOrder());
            if (opens.isPresent()) {
                return Optional.of("opens at " + Wording.clock(opens.get()) + nameOf(ahead, day));
            }
        }
        return Optional.empty();
    }

    /** {@code On Sunday Downtown Café is open from 10:00 to 18:00.} */
    static String onDay(Store store, DayOfWeek day) {
        String start = "On " + dayName(day) + " " + store.name() + " is ";
        OpeningHours hours = store.openingHours();
        if (hours == null) {
            return start + "open around the clock.";
        }
        List<String> spans = new ArrayList<>();
        for (OpeningHours.Span span : hours.week().getOrDefault(day, List.of())) {
            boolean whole =
                    span.opens().equals(LocalTime.MIDNIGHT) && span.closes().equals(LocalTime.MIDNIGHT);
            spans.add(
                    whole
                            ? "around the clock"
                            : "from " + Wording.clock(span.opens()) + " to " + Wording.clock(span.closes()));
        }
        return start + (spans.isEmpty() ? "closed." : "open " + Wording.list(spans) + ".");
    }

    static String dayName(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String nameOf(int ahead, LocalDate day) {
        return switch (ahead) {
            case 0 -> "";
            case 1 -> " tomorrow";
            default -> " on " + dayName(day.getDayOfWeek());
        };
    }
}
