package dev.h002.core.masking;

import dev.h002.EntityType;

/** Finds dates of birth: a day, in numbers or with the month's name, near a word such as "born" or "DOB". */
final class BirthDateFinder implements Finder {
    private static final long BIRTH = WordKind.BIRTH_CONTEXT.bit;
    private static final long MONTH = WordKind.MONTH.bit;
    private static final int BEFORE = 7;
    private static final int BEHIND = 5;
    private static final String GAP = " .,-/\n";

    @Override
    public int clues() {
        return Lexicon.IDENTITY;
    }

    @Override
    public void find(TextScan scan, Candidates found) {
        if (scan.numbers() == 0) {
            return;
        }
        int token = 0;
        while (token < scan.count()) {
            int last = lastOfDate(scan, token);
            boolean birth =
                    last > token && (isAnnounced(scan, token) || Surroundings.behind(scan, last, BEHIND, BIRTH));
            if (birth) {
                found.add(scan, EntityType.DATE_OF_BIRTH, scan.start(token), scan.end(last), Evidence.CONTEXT);
                token = last;
            }
            token++;
        }
    }

    private static boolean isAnnounced(TextScan scan, int token) {
        for (int before = token - 1; before >= Math.max(0, token - BEFORE); before--) {
            if (Surroundings.endsSentence(scan, before)) {
                return false;
            }
            if (scan.is(before, BIRTH) && isWhole(scan, before)) {
                return true;
            }
        }
        return false;
    }

    /** Of the words that are too short for themselves, whether the rest is there: "d.o.b.", "n\u00e9 le". */
    private static boolean isWhole(TextScan scan, int token) {
        if (scan.isWord(token, "b")) {
            return scan.isWord(token - 1, "o") && scan.isWord(token - 2, "d");
        }
        boolean french = scan.isWord(token, "ne") || scan.isWord(token, "nee");
        return !french || scan.isWord(token + 1, "le");
    }

    /** The last token of a date that begins here, -1 if none does. */
    private static int lastOfDate(TextScan scan, int token) {
        if (scan.is(token, TextScan.JOINED)) {
            return -1;
        }
        if (scan.is(token, TextScan.NUMBER)) {
            char before = scan.view.at(scan.start(token) - 1);
            boolean inside = (before == '.' || before == '-' || before == '/')
                    && Surroundings.isDigit(scan.view.at(scan.start(token) - 2));
            if (inside || isVersion(scan, token)) {
                return -1;
            }
            boolean three = scan.is(token + 1, TextScan.NUMBER) && scan.is(token + 2, TextScan.NUMBER);
            if (three && new DigitGroups(scan, token, token + 2).isDate()) {
                return token + 2;
            }
            return scan.length(token) <= 2 ? dayFirst(scan, token) : -1;
        }
        return scan.is(token, MONTH) ? monthFirst(scan, token) : -1;
    }

    /** Four numbers with dots between. */
    private static boolean isVersion(TextScan scan, int token) {
        return scan.isNumber(token + 3) && new DigitGroups(scan, token, token + 3).separatedBy('.');
    }

    /** 12 March 1985, 12. Maerz 1985, 12th of March 1985, 12-Mar-85. */
    private static int dayFirst(TextScan scan, int token) {
        int next = ordinal(scan, token + 1) ? token + 2 : token + 1;
        if (scan.isWord(next, "of") || scan.isWord(next, "de")) {
            next++;
        }
        if (!scan.is(next, MONTH) || !scan.gap(next - 1, GAP, 3)) {
            return -1;
        }
        int year = scan.isWord(next + 1, "de") || scan.isWord(next + 1, "del") ? next + 2 : next + 1;
        return isYear(scan, year) ? year : next;
    }

    /** March 12, 1985 or March 12th 1985. */
    private static int monthFirst(TextScan scan, int token) {
        int day = token + 1;
        if (!scan.is(day, TextScan.NUMBER) || scan.length(day) > 2 || !scan.gap(token, GAP, 3)) {
            return -1;
        }
        int last = ordinal(scan, day + 1) ? day + 1 : day;
        return isYear(scan, last + 1) ? last + 1 : last;
    }

    private static boolean ordinal(TextScan scan, int token) {
        return scan.is(token, TextScan.JOINED) && scan.length(token) == 2 && !scan.is(token, TextScan.NUMBER);
    }

    private static boolean isYear(TextScan scan, int token) {
        boolean digits = scan.is(token, TextScan.NUMBER) && (scan.length(token) == 4 || scan.length(token) == 2);
        return digits && scan.gap(token - 1, GAP, 3);
    }
}
