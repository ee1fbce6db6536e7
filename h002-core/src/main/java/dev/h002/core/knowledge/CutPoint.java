package dev.h002.core.knowledge;

import java.util.function.IntPredicate;

/**
 * Where to cut what has no sentence, item or row to be cut between: at the blank nearest to the middle, else at the edge of a
 * personal value, else after a mark such as a slash, else between any two characters. Stateless.
 */
final class CutPoint {
    // Longer clusters of marks on one letter are made to annoy.
    private static final int MAX_CLUSTER = 32;

    /** An index inside the slice, or -1 if it is a single character. */
    int of(Slice slice) {
        String text = slice.of().text();
        IntPredicate keepsValues = at -> !slice.of().tears(at);
        IntPredicate blank = at -> Character.isWhitespace(text.charAt(at));
        IntPredicate afterMark = at -> isMark(text.charAt(at - 1)) && !isMark(text.charAt(at));
        int at = nearest(slice, blank.and(keepsValues));
        at = at >= 0 ? at : slice.of().edgeInside(slice.start(), slice.end());
        at = at >= 0 ? at : nearest(slice, afterMark.and(keepsValues));
        at = at >= 0 ? at : nearest(slice, blank);
        return at >= 0 ? at : betweenCharacters(slice);
    }

    private static boolean isMark(char c) {
        return c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
    }

    /** The place nearest to the middle that will do, or -1. */
    private static int nearest(Slice slice, IntPredicate place) {
        int middle = (slice.start() + slice.end()) >>> 1;
        for (int step = 0; step <= slice.length() / 2 + 1; step++) {
            for (int at : new int[] {middle - step, middle + step}) {
                if (at > slice.start() && at < slice.end() && place.test(at)) {
                    return at;
                }
            }
        }
        return -1;
    }

    private static int betweenCharacters(Slice slice) {
        String text = slice.of().text();
        int middle = (slice.start() + slice.end()) >>> 1;
        int at = middle;
        while (at > slice.start() && middle - at < MAX_CLUSTER && joins(text, at)) {
            at--;
        }
        if (at > slice.start() && !joins(text, at)) {
            return at;
        }
        at = middle;
        if (at > slice.start()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1))) {
            at++;
        }
        return at > slice.start() && at < slice.end() ? at : -1;
    }

    /** Whether the character at an index belongs to the one before: a half of a pair, an accent, a joiner. */
    private static boolean joins(String text, int at) {
        char c = text.charAt(at);
        int type = Character.getType(text.codePointAt(at));
        return Character.isLowSurrogate(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || (type == Character.MODIFIER_SYMBOL && c > 0x7F)
                || c == '\u200d'
                || text.charAt(at - 1) == '\u200d';
    }
}
