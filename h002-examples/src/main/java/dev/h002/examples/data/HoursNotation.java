package dev.h002.examples.data;

import dev.h002.InvalidInputException;
import dev.h002.retail.OpeningHours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opening hours as one writes them on a door: {@code Mo-Fr 08:00-12:00,13:00-18:00; Sa 09:00-14:00}, or {@code 24/7}. A range
 * of days may run past Sunday ({@code Th-Mo}); a day that is not named is closed; a closing time at or before the opening time
 * is on the next day.
 */
final class HoursNotation {
    private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");

    private HoursNotation() {}

    /**
     * Reads the notation; null means always open.
     *
     * @throws InvalidInputException if the text does not follow the notation
     */
    static @Nullable OpeningHours parse(String text) {
        if (text.equals("24/7")) {
            return null;
        }
        Map<DayOfWeek, List<OpeningHours.Span>> week = new EnumMap<>(DayOfWeek.class);
        for (String rule : text.split(";", -1)) {
            String[] daysAndSpans = rule.strip().split(" ", -1);
            if (daysAndSpans.length != 2) {
                throw unreadable();
            }
            List<OpeningHours.Span> spans = spans(daysAndSpans[1]);
            for (DayOfWeek day : days(daysAndSpans[0])) {
                week.put(day, spans);
            }
        }
        return new OpeningHours(week);
    }

    private static List<DayOfWeek> days(String text) {
        String[] ends = text.split("-", -1);
        int first = DAYS.indexOf(ends[0]);
        int last = DAYS.indexOf(ends[ends.length - 1]);
        if (ends.length > 2 || first < 0 || last < 0) {
            throw unreadable();
        }
        List<DayOfWeek> days = new ArrayList<>();
        for (int day = first; day != last; day = (day + 1) % DAYS.size()) {
            days.add(DayOfWeek.of(day + 1));
        }
        days.add(DayOfWeek.of(last + 1));
        return days;
    }

    private static List<OpeningHours.Span> spans(String text) {
        List<OpeningHours.Span> spans = new ArrayList<>();
        for (String span : text.split(",", -1)) {
            String[] times = span.split("-", -1);
            if (times.length != 2) {
                throw unreadable();
            }
            try {
                spans.add(new OpeningHours.Span(LocalTime.parse(times[0]), LocalTime.parse(times[1])));
            } catch (DateTimeParseException notTimes) {
                throw unreadable();
            }
        }
        return spans;
    }

    private static InvalidInputException unreadable() {
        return new InvalidInputException(
                "openingHours", "Opening hours must look like Mo-Fr 08:00-18:00; Sa 09:00-14:00, or 24/7.");
    }
}
