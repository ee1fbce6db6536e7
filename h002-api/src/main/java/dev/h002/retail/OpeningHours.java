package dev.h002.retail;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a store is open in an ordinary week, in the store's own time zone.
 *
 * @param week the spans of each day; a day that is absent is closed
 */
public record OpeningHours(Map<DayOfWeek, List<Span>> week) {
    /**
     * One stretch of opening.
     *
     * @param opens inclusive
     * @param closes exclusive; at or before {@code opens} means on the next day, so 00:00 to 00:00 is the whole day
     */
    public record Span(LocalTime opens, LocalTime closes) {
        private ZonedDateTime start(LocalDate day, ZonedDateTime like) {
            return day.atTime(opens).atZone(like.getZone());
        }

        private ZonedDateTime end(LocalDate day, ZonedDateTime like) {
            LocalDate endDay = closes.isAfter(opens) ? day : day.plusDays(1);
            return endDay.atTime(closes).atZone(like.getZone());
        }
    }

    public OpeningHours {
        Map<DayOfWeek, List<Span>> copy = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, spans) -> copy.put(day, List.copyOf(spans)));
        // Not Map.copyOf, whose order differs from one process to the next.
        week = Collections.unmodifiableMap(copy);
    }

    /**
     * When the stretch that holds {@code at} ends, or empty if the store is closed then. Stretches that touch (to midnight and
     * on from midnight) count as one; a week without a gap gives the end of the seventh day.
     *
     * @param at the moment, in the store's time zone
     */
    public Optional<ZonedDateTime> openUntil(ZonedDateTime at) {
        ZonedDateTime until = at;
        // Eight days bound the search: a week that never closes would otherwise be followed for ever.
        for (int step = 0; step < 8; step++) {
            Optional<ZonedDateTime> end = endOfSpanAt(until);
            if (end.isEmpty()) {
                break;
            }
            until = end.get();
        }
        return until.isAfter(at) ? Optional.of(until) : Optional.empty();
    }

    private Optional<ZonedDateTime> endOfSpanAt(ZonedDateTime at) {
        for (LocalDate day : List.of(at.toLocalDate(), at.toLocalDate().minusDays(1))) {
            for (Span span : week.getOrDefault(day.getDayOfWeek(), List.of())) {
                ZonedDateTime end = span.end(day, at);
                if (!at.isBefore(span.start(day, at)) && at.isBefore(end)) {
                    return Optional.of(end);
                }
            }
        }
        return Optional.empty();
    }
}
