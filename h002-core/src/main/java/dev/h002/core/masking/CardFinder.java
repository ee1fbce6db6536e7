package dev.h002.core.masking;

import dev.h002.EntityType;

/**
 * Finds payment card numbers: 12 to 19 digits, with single blanks, dashes or dots between groups, that pass the Luhn check
 * (ISO/IEC 7812-1 annex B) and begin and are as long as an issuer's do.
 *
 * <p>Twelve and thirteen bare digits are mostly article numbers, of which one in ten passes the check by chance: they count only
 * where a word for cards stands near. Beside such a word, sixteen digits in groups of four count without the check: a mistyped
 * number is still one digit away from a card.
 */
final class CardFinder implements Finder {
    private static final int MIN_DIGITS = 12;
    private static final int MAX_DIGITS = 19;

    /** From this many digits on, the check and the issuer's range are enough. */
    private static final int MIN_WITHOUT_CONTEXT = 14;

    private static final int MAX_GROUPS = 6;
    private static final int CONTEXT = 10;
    private static final String SEPARATORS = " -.\n_/";

    @Override
    public int clues() {
        return Clues.TWELVE_DIGITS;
    }

    @Override
    public void find(TextScan scan, Candidates found) {
        int readTo = 0;
        for (int i = 0; i < scan.numbers(); i++) {
            int token = scan.number(i);
            int last = token >= readTo
                            && (scan.flags(token) & (TextScan.COVERED | TextScan.CLAIMED)) == 0
                            && mayStart(scan, token)
                    ? lastOfCard(scan, token)
                    : -1;
            if (last >= 0) {
                found.add(scan, EntityType.CARD, scan.start(token), scan.end(last), evidence(scan, token, last));
                readTo = last + 1;
            }
        }
    }

    private static boolean mayStart(TextScan scan, int token) {
        char before = scan.view.at(scan.start(token) - 1);
        boolean decimal = before == '.' && Surroundings.isDigit(scan.view.at(scan.start(token) - 2));
        boolean rest =
                scan.length(token) == 1 && scan.isNumber(token - 1) && scan.length(token - 1) == 1 && before == ' ';
        boolean joined =
                scan.joined(token) && !scan.is(token - 1, WordKind.CARD_CONTEXT.bit) && !CharFold.unspaced(before);
        return !decimal && !rest && before != '+' && !joined;
    }

    private static int lastOfCard(TextScan scan, int token) {
        int last = DigitGroups.last(scan, token, SEPARATORS, MAX_DIGITS, MAX_DIGITS);
        boolean goesOn = scan.isNumber(last + 1) && scan.length(last + 1) == 1 && scan.gap(last, SEPARATORS, 1);
        if (goesOn && scan.length(token) == 1) {
            return -1; // single digits in a row, more than a card has
        }
        for (; last >= token; last--) {
            DigitGroups groups = new DigitGroups(scan, token, last);
            int count = groups.digits();
            if (count < MIN_DIGITS) {
                return -1;
            }
            char after = scan.view.at(scan.end(last));
            boolean closed = !Surroundings.isAlphanumeric(after) || CharFold.unspaced(after);
            boolean plausible = isGroupedAsCards(groups, count);
            if (count <= MAX_DIGITS && closed && plausible && singleGaps(scan, groups) && isCard(scan, groups)) {
                return last;
            }
        }
        return -1;
    }

    /** Bare, digit by digit, or in groups of which the first has four digits, or six. */
    private static boolean isGroupedAsCards(DigitGroups groups, int digits) {
        boolean first =
                groups.length(0) == 4 || ((groups.length(0) == 6 || groups.length(0) == 8) && groups.count() == 2);
        return groups.count() == 1 || groups.count() == digits || (first && groups.count() <= MAX_GROUPS);
    }

    private static boolean singleGaps(TextScan scan, DigitGroups groups) {
        for (int token = groups.first; token < groups.last; token++) {
            boolean apart = scan.start(token + 1) - scan.end(token) > 1 || !sameGap(scan, groups.first, token);
            if (apart && !groups.shaped(4, 4, 4, 4)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameGap(TextScan scan, int first, int token) {
        char sign = scan.view.at(scan.start(first + 1) - 1);
        char other = scan.view.at(scan.start(token + 1) - 1);
        return sign == other || (Surroundings.isSpace(sign) && Surroundings.isSpace(other));
    }

    private static boolean isCard(TextScan scan, DigitGroups groups) {
        boolean context = context(scan, groups.first, groups.last);
        String digits = groups.text();
        if (luhn(digits) && issued(digits)) {
            boolean product = groups.count() == 1 && Surroundings.isProductNumber(scan, groups.first);
            boolean grouped = groups.shaped(4, 4, 4);
            return !product && (context || grouped || digits.length() >= MIN_WITHOUT_CONTEXT);
        }
        boolean mistyped = groups.shaped(4, 4, 4, 4) || groups.shaped(4, 6, 5) || groups.shaped(16);
        return mistyped
                && Surroundings.before(scan, groups.first, CONTEXT, WordKind.CARD_CONTEXT.bit)
                && !Surroundings.isProductNumber(scan, groups.first);
    }

    private static boolean context(TextScan scan, int first, int last) {
        return any(scan, first - CONTEXT, first, WordKind.CARD_CONTEXT.bit)
                || any(scan, last + 1, last + 1 + CONTEXT, WordKind.CARD_CONTEXT.bit);
    }

    private static boolean any(TextScan scan, int from, int to, long kinds) {
        for (int token = Math.max(0, from); token < to; token++) {
            if (scan.is(token, kinds)) {
                return true;
            }
        }
        return false;
    }

    private static Evidence evidence(TextScan scan, int first, int last) {
        String digits = new DigitGroups(scan, first, last).text();
        return luhn(digits) ? Evidence.VALIDATED : Evidence.CONTEXT;
    }

    static boolean luhn(String digits) {
        int sum = 0;
        boolean all = true;
        int count = digits.length();
        for (int i = 0; i < count; i++) {
            int digit = digits.charAt(i) - '0';
            int value = (count - i) % 2 == 0 ? digit * 2 : digit;
            sum += value > 9 ? value - 9 : value;
            all &= digits.charAt(i) == digits.charAt(0);
        }
        return sum % 10 == 0 && !all;
    }

    /** The issuers' ranges as the networks publish them. */
    private static boolean issued(String digits) {
        int count = digits.length();
        int four = Integer.parseInt(digits, 0, 4, 10);
        int three = four / 10;
        int two = four / 100;
        if (two / 10 == 4) {
            return count == 13 || count == 16 || count == 19; // Visa
        }
        if (two == 34 || two == 37) {
            return count == 15; // American Express
        }
        if (two == 36 || two == 38 || two == 39 || (three >= 300 && three <= 305)) {
            return count >= 14; // Diners Club
        }
        if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) {
            return count == 16; // Mastercard
        }
        if (four >= 2200 && four <= 2204) {
            return count >= 16; // Mir
        }
        if (four == 1800 || four == 2131) {
            return count == 15; // JCB, the older ones
        }
        if (two == 35) {
            return count >= 16; // JCB, and what lies around its ranges
        }
        if (two == 50 || (two >= 56 && two <= 69)) {
            return count != 13 || two != 60; // Maestro from 12 digits on, Discover, UnionPay, RuPay
        }
        return (two == 81 || two == 82) && count >= 16; // RuPay
    }
}
