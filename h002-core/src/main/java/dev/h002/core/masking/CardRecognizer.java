package dev.h002.core.masking;

import dev.h002.EntityType;
import java.util.Locale;

/**
 * Finds payment card numbers: 13 to 19 digits, with single blanks, dashes or dots between groups, that pass the Luhn check
 * (ISO/IEC 7812-1 annex B) and begin and are as long as an issuer's do.
 *
 * <p>Thirteen bare digits are mostly article numbers, of which one in ten passes the check by chance: they count only where a
 * word for cards stands close before.
 */
final class CardRecognizer implements Recognizer {
    private static final int MIN_DIGITS = 13;
    private static final int MAX_DIGITS = 19;
    private static final int MAX_GROUPS = 6;
    private static final int CONTEXT = 40;
    private static final String[] CARD_WORDS = {"card", "visa", "credit", "debit", "paid with", "pay with"};

    @Override
    public void find(CharSequence text, Findings findings) {
        int i = 0;
        while (i < text.length()) {
            boolean groupStart = isDigit(text, i) && !isDigit(text, i - 1);
            int end = groupStart ? cardEnd(text, i) : -1;
            if (end > 0) {
                findings.add(EntityType.CARD, i, end);
                i = end;
            } else {
                i++;
            }
        }
    }

    /** Where the longest card number that begins at {@code start} ends, -1 if none does. */
    private static int cardEnd(CharSequence text, int start) {
        int[] digits = new int[MAX_DIGITS];
        int count = 0;
        int groups = 1;
        int best = -1;
        int at = start;
        while (count < MAX_DIGITS && isDigit(text, at)) {
            digits[count++] = text.charAt(at++) - '0';
            if (isDigit(text, at)) {
                continue;
            }
            boolean plausible = groups <= MAX_GROUPS || groups == count;
            if (count >= MIN_DIGITS && plausible && isCard(text, start, at, digits, count)) {
                best = at;
            }
            if (at < text.length() && " -.".indexOf(text.charAt(at)) >= 0) {
                at++;
                groups++;
            }
        }
        return best;
    }

    private static boolean isCard(CharSequence text, int start, int end, int[] digits, int count) {
        if (!luhn(digits, count) || !issued(digits, count) || ProductNumbers.isOne(text, start, end)) {
            return false;
        }
        return count > MIN_DIGITS || cardWordBefore(text, start);
    }

    private static boolean luhn(int[] digits, int count) {
        int sum = 0;
        boolean all = true;
        for (int i = 0; i < count; i++) {
            boolean doubled = (count - i) % 2 == 0;
            int value = doubled ? digits[i] * 2 : digits[i];
            sum += value > 9 ? value - 9 : value;
            all &= digits[i] == digits[0];
        }
        return sum % 10 == 0 && !all;
    }

    /** The issuers' ranges as the networks publish them. */
    private static boolean issued(int[] digits, int count) {
        int four = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3];
        int three = four / 10;
        int two = four / 100;
        if (digits[0] == 4) {
            return count == 13 || count == 16 || count == 18 || count == 19; // Visa
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
        if (four >= 3528 && four <= 3589) {
            return count >= 16; // JCB
        }
        if (two == 60 || two == 62 || two == 64 || two == 65 || two == 81 || two == 82) {
            return count >= 16; // Discover, UnionPay, RuPay
        }
        return (two == 50 || (two >= 56 && two <= 69)) && count >= 14; // Maestro
    }

    private static boolean cardWordBefore(CharSequence text, int start) {
        String before =
                text.subSequence(Math.max(0, start - CONTEXT), start).toString().toLowerCase(Locale.ROOT);
        for (String word : CARD_WORDS) {
            if (before.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(CharSequence text, int i) {
        return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
}
