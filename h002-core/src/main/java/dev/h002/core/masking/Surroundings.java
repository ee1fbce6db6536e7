package dev.h002.core.masking;

/** What stands around a stretch of tokens: the words that say what it is, and the signs of prices and measures. */
final class Surroundings {
    private static final long PRODUCT = WordKind.PRODUCT_CONTEXT.bit;
    private static final String CURRENCIES = "$\u20ac\u00a3\u00a5\u20b9";

    private static final String BESIDE = " :#.-=(\t";

    /** How many tokens on both sides tell whether a text is about goods. */
    private static final int LINE = 12;

    private Surroundings() {}

    /** Whether bare digits stand right after a word for goods, with "no." or the like between at most. */
    static boolean isProductNumber(TextScan scan, int token) {
        int before = token - 1;
        for (int words = 0; words < 2 && scan.is(before, WordKind.MARKER.bit) && scan.gap(before, BESIDE, 3); words++) {
            before--;
        }
        return scan.is(before, PRODUCT) && scan.gap(before, BESIDE, 3);
    }

    /** Whether a currency or percent sign stands beside it. */
    static boolean isAmount(TextScan scan, int first, int last) {
        View view = scan.view;
        int start = scan.start(first);
        int end = scan.end(last);
        char before = view.at(start - 1) == ' ' ? view.at(start - 2) : view.at(start - 1);
        char after = view.at(end) == ' ' ? view.at(end + 1) : view.at(end);
        return (CURRENCIES.indexOf(before) >= 0 && before != 0)
                || (CURRENCIES.indexOf(after) >= 0 && after != 0)
                || after == '%';
    }

    /** Whether the words around are about goods: a price or a word for articles stands near. */
    static boolean isCommercial(TextScan scan, int first, int last) {
        for (int token = Math.max(0, first - LINE); token <= Math.min(scan.count() - 1, last + LINE); token++) {
            if (token >= first && token <= last) {
                continue;
            }
            long flags = scan.flags(token);
            if ((flags & PRODUCT) != 0 || ((flags & TextScan.NUMBER) != 0 && isPrice(scan, token))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPrice(TextScan scan, int token) {
        boolean cents = scan.length(token) == 2
                && scan.is(token - 1, TextScan.NUMBER)
                && scan.start(token) - scan.end(token - 1) == 1
                && (scan.view.at(scan.end(token - 1)) == '.' || scan.view.at(scan.end(token - 1)) == ',')
                && scan.length(token - 1) <= 5
                && scan.view.at(scan.end(token)) != '.';
        return cents || isAmount(scan, token, token);
    }

    /** Whether one of these words stands in the tokens before a stretch, in the same sentence. */
    static boolean before(TextScan scan, int first, int tokens, long kinds) {
        for (int token = first - 1; token >= Math.max(0, first - tokens); token--) {
            if (endsSentence(scan, token)) {
                return false;
            }
            if (scan.is(token, kinds)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of these words stands in the tokens behind a stretch, in the same sentence. */
    static boolean behind(TextScan scan, int last, int tokens, long kinds) {
        for (int token = last + 1; token <= Math.min(scan.count() - 1, last + tokens); token++) {
            if (endsSentence(scan, token - 1)) {
                return false;
            }
            if (scan.is(token, kinds)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a full stop, question or exclamation mark and white space follow a token. */
    static boolean endsSentence(TextScan scan, int token) {
        int end = scan.end(token);
        char sign = scan.view.at(end);
        char next = scan.view.at(end + 1);
        return (sign == '.' || sign == '?' || sign == '!')
                && (next == ' ' || next == '\n' || next == '\r' || next == '\t' || next == 0)
                && scan.length(token) > 3;
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    static boolean isAlphanumeric(char c) {
        return c < 128
                ? (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                : Character.isLetter(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
