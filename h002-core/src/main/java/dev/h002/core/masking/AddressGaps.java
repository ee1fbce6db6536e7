package dev.h002.core.masking;

/** What stands between the parts of an address. */
final class AddressGaps {
    private static final String SEPARATORS = " ,\n\r\t-.()|;#/";
    private static final int MAX_SEPARATORS = 6;

    private final TextScan scan;

    AddressGaps(TextScan scan) {
        this.scan = scan;
    }

    /** Whether white space, commas and the like stand between a token and the next, and no end of a sentence. */
    boolean attached(int token) {
        boolean claimed = scan.is(token, TextScan.CLAIMED) || scan.is(token + 1, TextScan.CLAIMED);
        if (claimed || token + 1 >= scan.count() || !scan.gap(token, SEPARATORS, MAX_SEPARATORS)) {
            return false;
        }
        boolean stop =
                scan.view.at(scan.end(token)) == '.' && !scan.is(token, TextScan.NUMBER) && scan.length(token) > 4;
        return !stop && !blankLine(token);
    }

    private boolean blankLine(int token) {
        int breaks = 0;
        for (int i = scan.end(token); i < scan.start(token + 1); i++) {
            breaks += scan.view.at(i) == '\n' ? 1 : 0;
        }
        return breaks > 1;
    }

    /** Whether a comma, line break or the like stands between a token and the next. */
    boolean divided(int token) {
        for (int i = scan.end(token); i < scan.start(token + 1); i++) {
            if (",\n;|(".indexOf(scan.view.at(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
