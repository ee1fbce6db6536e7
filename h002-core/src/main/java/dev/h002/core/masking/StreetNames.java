package dev.h002.core.masking;

/** What the names of streets consist of, wherever their number stands. */
final class StreetNames {
    static final int MAX_WORDS = 6;
    static final long STRONG = WordKind.STREET_STRONG.bit;
    static final long WEAK = WordKind.STREET_WEAK.bit;
    static final long PREFIX = WordKind.STREET_PREFIX.bit | WordKind.STREET_PREFIX_STRONG.bit;
    static final long CONNECTOR = WordKind.CONNECTOR.bit;
    static final long FUNCTION = WordKind.FUNCTION.bit;

    private StreetNames() {}

    /** The last word of a street's name that begins at a token: capitalised words with small ones between; -1 for none. */
    static int end(TextScan scan, int token) {
        int last = -1;
        int named = token;
        while (named < token + 3 && scan.is(named, CONNECTOR) && !scan.is(named, TextScan.CAPITAL)) {
            named++;
        }
        boolean small = !scan.is(named, TextScan.CAPITAL);
        for (int at = token; at < token + MAX_WORDS && at < scan.count(); at++) {
            if (!scan.gap(at - 1, " -'./", 2)) {
                break;
            }
            boolean capital = scan.is(at, TextScan.CAPITAL);
            boolean year = scan.is(at, TextScan.NUMBER) && at > token && scan.is(at + 1, WordKind.MONTH.bit);
            boolean unknown = small && !scan.is(at, WordKind.COMMON.bit | FUNCTION | TextScan.NUMBER);
            boolean link = scan.is(at, CONNECTOR) && at + 1 < scan.count();
            if ((capital && !(scan.is(at, FUNCTION) && !link))
                    || unknown
                    || (scan.is(at, WordKind.MONTH.bit) && last > 0)) {
                last = at;
            } else if (!link && !year) {
                break;
            }
        }
        return last;
    }

    /** The letters of an ordinal: 5th, 42nd. */
    static boolean isOrdinalEnd(TextScan scan, int token) {
        return scan.is(token, TextScan.JOINED)
                && (scan.isWord(token, "st")
                        || scan.isWord(token, "nd")
                        || scan.isWord(token, "rd")
                        || scan.isWord(token, "th"));
    }
}
