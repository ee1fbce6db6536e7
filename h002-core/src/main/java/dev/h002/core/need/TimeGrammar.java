package dev.h002.core.need;

import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds how long something may take ("within 10 minutes") and by when it must be done ("before 6 pm"). */
final class TimeGrammar {
    private static final int MAX_MINUTES = 24 * 60;
    private static final String DURATION =
            "(?:(?<n>" + Numbers.WHOLE + ")[\\s-]*(?<unit>minutes?|mins?|min|hours?|hrs?)\\b"
                    + "|(?<half>half an hour)\\b|(?<quarter>(?:a )?quarter of an hour)\\b|(?<hour>an hour)\\b)";
    private static final Pattern WITHIN = Pattern.compile(
            "(?i)\\b(?:within|inside|in under|in less than|in at most|in|under|below|less than|max(?:imum)?(?: of)?|at most|"
                    + "(?:no|not) more than|up to|(?:have|got)(?: only| just| about)?)\\s+(?:about\\s+|the next\\s+)?"
                    + DURATION);
    private static final Pattern WALK = Pattern.compile(
            "(?i)\\b" + DURATION + "[\\s-]+(?:walk|walking|away|on foot|max(?:imum)?|tops|or less|at most)\\b");
    private static final Pattern BEFORE = Pattern.compile(
            "(?i)\\b(?:before|by|no later than|not later than)\\s+(?:(?<word>noon|midday|midnight)\\b|(?<h>\\d{1,2})(?:[:.h](?<m>\\d{2}))?"
                    + "\\s*(?<half>am\\b|a\\.m\\.|pm\\b|p\\.m\\.|o'?clock\\b)?(?=\\s*(?:$|[.,;!?)]|(?:please|today|tonight|tomorrow|and|but|or|for|near|with|sharp|"
                    + "i|we|at|in|then|so|because|if)\\b)))");

    private TimeGrammar() {}

    /** The longest it may take, in minutes up to a day, or null. */
    static @Nullable Integer maxMinutes(Remaining text) {
        Matcher within = text.find(WITHIN);
        Matcher found = within == null ? text.find(WALK) : within;
        if (found == null) {
            return null;
        }
        int minutes = minutes(found);
        return minutes >= 1 && minutes <= MAX_MINUTES ? minutes : null;
    }

    private static int minutes(Matcher found) {
        if (found.group("half") != null) {
            return 30;
        }
        if (found.group("quarter") != null) {
            return 15;
        }
        if (found.group("hour") != null) {
            return 60;
        }
        boolean hours = found.group("unit").toLowerCase(Locale.ROOT).startsWith("h");
        return Numbers.whole(found.group("n")) * (hours ? 60 : 1);
    }

    /** The time by which it must be done, or null. */
    static @Nullable LocalTime before(Remaining text) {
        Matcher found = text.find(BEFORE);
        if (found == null) {
            return null;
        }
        if (found.group("word") != null) {
            return found.group("word").equalsIgnoreCase("midnight") ? LocalTime.of(23, 59) : LocalTime.NOON;
        }
        String digits = found.group("h");
        int minute = found.group("m") == null ? 0 : Integer.parseInt(found.group("m"));
        int hour = hour(digits, found.group("half"));
        return hour < 24 && minute < 60 ? LocalTime.of(hour, minute) : null;
    }

    // Shops are open in the afternoon: "before 6" is 18:00, unless it says am or is written 06.
    private static int hour(String digits, @Nullable String half) {
        int hour = Integer.parseInt(digits);
        String marker = half == null ? "" : half.toLowerCase(Locale.ROOT);
        if (marker.startsWith("a")) {
            return hour == 12 ? 0 : hour;
        }
        boolean written24 = digits.startsWith("0") && !marker.startsWith("p");
        return hour >= 1 && hour <= 11 && !written24 ? hour + 12 : hour;
    }
}
