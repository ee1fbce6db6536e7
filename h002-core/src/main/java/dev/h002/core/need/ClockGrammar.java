package dev.h002.core.need;

import java.time.LocalTime;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the time by which something must be done: "before 6 pm", "by half past four", "my train goes at 16:15". Immutable.
 *
 * <p>Shops are open in the afternoon: "before 6" is 18:00, unless it says am or morning, or is written 06.
 */
final class ClockGrammar {
    private static final int HALF_DAY = 12;
    private static final int HALF = 30;
    private static final int QUARTER = 15;
    private static final int MINUTES_PER_HOUR = 60;
    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    private final Numerals numerals;
    private final Pattern clock;
    private final Pattern doneBy;
    private final Pattern event;
    private final Pattern eventAfter;
    private final Pattern possessive;
    private final Pattern beforeThen;
    private final Pattern ends;
    private final Pattern noDeadline;
    private final Pattern morning;

    ClockGrammar(GrammarWords words, Numerals numerals) {
        this.numerals = numerals;
        String hour = numerals.whole;
        this.clock = words.pattern("(?<![\\p{L}\\p{N}.,:])(?:(?<noon>" + words.any("noon") + ")|(?<midnight>"
                + words.any("midnight") + ")|(?:(?<halfpast>" + words.any("half past") + ")|(?<halfto>"
                + words.any("half to") + ")|(?<quarterpast>" + words.any("quarter past") + ")|(?<quarterto>"
                + words.any("quarter to") + ")|(?<threequarters>" + words.any("three quarters to") + ")|(?:(?<m1>"
                + hour
                + ")(?: ?" + words.any("minutes") + ")? (?:(?<past>" + words.any("past") + ")|(?<to>" + words.any("to")
                + "))))? ?(?<h>" + hour + ")(?:(?:[:.h]| " + words.any("o'clock") + " )(?<m2>\\d{2}))? ?(?:(?<am>"
                + words.any("am") + ")|(?<pm>" + words.any("pm") + ")|(?<oclock>" + words.any("o'clock")
                + "))?)(?![\\p{L}\\p{N}])(?!\\.\\d)");
        this.doneBy = words.pattern(words.word("done by") + " (?:about |around )?$");
        this.event = words.pattern(words.word("event") + "(?:'s)? " + words.any("event starts") + "$");
        this.eventAfter = words.pattern(" " + words.word("event"));
        this.possessive = words.pattern(words.word("not open") + " $");
        this.beforeThen = words.pattern(words.word("before then"));
        this.ends = words.pattern(" ?(?:$|[.,;!?)]|" + words.word("clock ends") + ")");
        this.noDeadline = words.pattern(words.word("no deadline"));
        this.morning = words.pattern(words.word("morning"));
    }

    /** In the store's own day, or null. */
    @Nullable
    LocalTime before(Remaining text) {
        // "By half five, my train leaves at 17:42": what is asked for counts before what it is asked for.
        LocalTime asked = first(text, around -> around.follows(doneBy));
        boolean then = text.find(beforeThen) != null;
        return asked != null ? asked : first(text, around -> then || around.follows(event) || isBeforeEvent(around));
    }

    private @Nullable LocalTime first(Remaining text, Predicate<Surroundings> deadline) {
        boolean early = text.find(morning) != null;
        for (Matcher found = text.find(clock); found != null; found = text.next(found)) {
            Surroundings around = text.around(found);
            boolean told = isMarked(found) || around.precedes(ends) || isBeforeEvent(around);
            if (told && deadline.test(around) && !around.follows(noDeadline)) {
                return time(found, early);
            }
        }
        return null;
    }

    /** "My 2 pm interview", but not "2 kids". */
    private boolean isBeforeEvent(Surroundings around) {
        return around.precedes(eventAfter) && around.follows(possessive);
    }

    private static boolean isMarked(Matcher found) {
        return found.group("h") == null
                || found.group("am") != null
                || found.group("pm") != null
                || found.group("oclock") != null
                || (found.group("m2") != null && found.group().indexOf(':') > 0);
    }

    private @Nullable LocalTime time(Matcher found, boolean early) {
        if (found.group("noon") != null) {
            return LocalTime.NOON;
        }
        if (found.group("midnight") != null) {
            return LAST_MINUTE;
        }
        int hour = hour(found, early);
        int minute = minutePast(found);
        int minutes = hour * MINUTES_PER_HOUR + minute;
        boolean valid = hour < 24 && minute < MINUTES_PER_HOUR && minutes >= 0;
        return valid ? LocalTime.of(minutes / MINUTES_PER_HOUR, minutes % MINUTES_PER_HOUR) : null;
    }

    /** After the full hour; below zero for one that is not full yet. */
    private int minutePast(Matcher found) {
        if (found.group("halfpast") != null) {
            return HALF;
        }
        if (found.group("halfto") != null) {
            return -HALF;
        }
        if (found.group("quarterpast") != null) {
            return QUARTER;
        }
        if (found.group("quarterto") != null || found.group("threequarters") != null) {
            return -QUARTER;
        }
        if (found.group("m1") != null) {
            int minutes = numerals.whole(found.group("m1"));
            return found.group("past") != null ? minutes : -minutes;
        }
        return found.group("m2") == null ? 0 : Integer.parseInt(found.group("m2"));
    }

    private int hour(Matcher found, boolean early) {
        String written = found.group("h");
        int hour = numerals.whole(written);
        if (found.group("am") != null || (early && found.group("pm") == null)) {
            return hour == HALF_DAY && found.group("am") != null ? 0 : hour;
        }
        boolean written24 = written.startsWith("0") && found.group("pm") == null;
        return hour >= 1 && hour < HALF_DAY && !written24 ? hour + HALF_DAY : hour;
    }
}
