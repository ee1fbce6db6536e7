package dev.h002.core.need;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands around something found in a message. */
final class Surroundings {
    private static final Pattern CLAUSE_BEGINS = Pattern.compile("(?:^|[.,;:!?(]|(?<!\\p{L})(?:and|und)) *$");
    private static final Pattern CLAUSE_ENDS = Pattern.compile(" *(?:$|[.,;!?)]|(?:and|und)(?!\\p{L}))");

    private final String before;
    private final String after;

    Surroundings(String text, Matcher found) {
        this.before = text.substring(0, found.start());
        this.after = text.substring(found.end());
    }

    String before() {
        return before;
    }

    /** Whether what comes before ends with this pattern, which ends in {@code $}. */
    boolean follows(Pattern pattern) {
        return pattern.matcher(before).find();
    }

    boolean precedes(Pattern pattern) {
        return pattern.matcher(after).lookingAt();
    }

    boolean isWholeClause() {
        return beginsClause() && CLAUSE_ENDS.matcher(after).lookingAt();
    }

    boolean beginsClause() {
        return CLAUSE_BEGINS.matcher(before).find();
    }
}
