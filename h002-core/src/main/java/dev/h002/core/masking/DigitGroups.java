package dev.h002.core.masking;

/** Numbers that stand close together, such as the four of a card's number: which tokens they are and how they are kept apart. */
final class DigitGroups {
    private final TextScan scan;
    /** The first token. */
    final int first;
    /** The last token. */
    final int last;

    DigitGroups(TextScan scan, int first, int last) {
        this.scan = scan;
        this.first = first;
        this.last = last;
    }

    /** The last token of the longest sequence from a number on, within limits of groups and digits. */
    static int last(TextScan scan, int first, String separators, int maxGroups, int maxDigits) {
        int digits = scan.length(first);
        int last = first;
        while (last - first + 1 < maxGroups
                && scan.isNumber(last + 1)
                && !scan.is(last + 1, TextScan.CLAIMED)
                && digits + scan.length(last + 1) <= maxDigits
                && scan.start(last + 1) > scan.end(last)
                && scan.gap(last, separators, 4)) {
            last++;
            digits += scan.length(last);
        }
        return last;
    }

    int count() {
        return last - first + 1;
    }

    int length(int group) {
        return scan.length(first + group);
    }

    int digits() {
        int digits = 0;
        for (int token = first; token <= last; token++) {
            digits += scan.length(token);
        }
        return digits;
    }

    /** The digits alone. */
    String text() {
        StringBuilder digits = new StringBuilder(20);
        for (int token = first; token <= last; token++) {
            digits.append(scan.view.chars, scan.start(token), scan.length(token));
        }
        return digits.toString();
    }

    /** The number that one group is; of at most nine digits, else a large one. */
    int value(int group) {
        int token = first + group;
        if (scan.length(token) > 9) {
            return Integer.MAX_VALUE;
        }
        int value = 0;
        for (int i = scan.start(token); i < scan.end(token); i++) {
            value = value * 10 + scan.view.chars[i] - '0';
        }
        return value;
    }

    /** Whether the groups have these lengths. */
    boolean shaped(int... lengths) {
        if (count() != lengths.length) {
            return false;
        }
        for (int i = 0; i < lengths.length; i++) {
            if (length(i) != lengths[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether every two groups are kept apart by exactly this character. */
    boolean separatedBy(char separator) {
        for (int token = first; token < last; token++) {
            if (scan.start(token + 1) - scan.end(token) != 1 || scan.view.at(scan.end(token)) != separator) {
                return false;
            }
        }
        return true;
    }

    /** Whether this reads as a day: three groups of one kind of separator, one of them a year or all of two digits. */
    boolean isDate() {
        if (count() != 3 || !(separatedBy('-') || separatedBy('.') || separatedBy('/'))) {
            return false;
        }
        boolean yearFirst = length(0) == 4 && length(1) <= 2 && length(2) <= 2;
        boolean yearLast = length(0) <= 2 && length(1) <= 2 && (length(2) == 4 || length(2) == 2);
        int one = yearFirst ? value(2) : value(0);
        int two = value(1);
        boolean dayAndMonth = one >= 1 && two >= 1 && one <= 31 && two <= 31 && Math.min(one, two) <= 12;
        int year = yearFirst ? value(0) : value(2);
        boolean plausible = (yearFirst || length(2) == 4) ? year >= 1800 && year < 2200 : true;
        return (yearFirst || yearLast) && dayAndMonth && plausible;
    }
}
