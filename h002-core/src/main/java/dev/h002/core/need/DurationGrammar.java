package dev.h002.core.need;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds how long something may take: "within 10 minutes", "a five minute walk", "half an hour until my train". Immutable. */
final class DurationGrammar {
    private static final int MAX_MINUTES = 24 * 60;
    private static final int MINUTES_PER_HOUR = 60;

    private final GrammarWords words;
    private final Numerals numerals;
    private final Pattern duration;
    private final Pattern atMost;
    private final Pattern orLess;
    private final Pattern noLimit;

    DurationGrammar(GrammarWords words, Numerals numerals) {
        this.words = words;
        this.numerals = numerals;
        this.duration = words.pattern("(?<![\\p{L}\\p{N}.,])(?:(?<fixed>" + words.any("durations") + ")|(?<n>"
                + numerals.whole + ")[ -]?(?:(?<min>" + words.any("minutes") + ")|(?<hour>" + words.any("hours")
                + ")))(?![\\p{L}\\p{N}])");
        this.atMost = words.pattern(words.word("time at most") + " ?(?:" + words.any("time filler") + " )?$");
        this.orLess = words.pattern(",?'?[ -]?" + words.word("time or less"));
        this.noLimit = words.pattern(" ?" + words.word("no time limit"));
    }

    /** In minutes up to a day, taken out of the text, or null. */
    @Nullable
    Integer maxMinutes(Remaining text) {
        for (Matcher found = text.find(duration); found != null; found = text.next(found)) {
            Surroundings around = text.around(found);
            boolean limit = around.follows(atMost) || around.precedes(orLess) || around.isWholeClause();
            int minutes = minutes(found);
            if (limit && !around.precedes(noLimit) && minutes >= 1 && minutes <= MAX_MINUTES) {
                text.remove(found, atMost, orLess);
                return minutes;
            }
        }
        return null;
    }

    private int minutes(Matcher found) {
        String fixed = found.group("fixed");
        if (fixed != null) {
            return Integer.parseInt(String.valueOf(words.meaning("durations", fixed)));
        }
        return numerals.whole(found.group("n")) * (found.group("hour") == null ? 1 : MINUTES_PER_HOUR);
    }
}
