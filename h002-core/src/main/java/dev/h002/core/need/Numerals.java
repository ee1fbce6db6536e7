package dev.h002.core.need;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as customers write them: digits, or words of their language. Immutable. */
final class Numerals {
    /** A regular expression for a whole number. */
    final String whole;
    /** A regular expression for a number that may have two decimals after a point or comma, or be two words: "five fifty". */
    final String decimal;

    private final GrammarWords words;

    Numerals(GrammarWords words) {
        this.words = words;
        String spelt = words.any("numbers");
        this.whole = "(?:\\d{1,4}(?!\\d)|" + spelt + "(?!\\p{L}))";
        this.decimal = "(?:\\d{1,6}(?:[.,]\\d{1,2})?(?![.,]?\\d)|" + spelt + "(?: " + spelt + ")?(?!\\p{L}))";
    }

    int whole(String number) {
        return decimal(number).intValueExact();
    }

    BigDecimal decimal(String number) {
        if (Character.isDigit(number.charAt(0))) {
            return new BigDecimal(number.replace(',', '.'));
        }
        BigDecimal one = spelt(number);
        if (one != null) {
            return one;
        }
        // "Five fifty" is 5.50, where "fifty five" is a word of its own.
        int space = number.indexOf(' ');
        BigDecimal major = space < 0 ? null : spelt(number.substring(0, space));
        BigDecimal minor = space < 0 ? null : spelt(number.substring(space + 1));
        if (major == null || minor == null) {
            throw new IllegalArgumentException("not a number of this language");
        }
        return major.add(minor.movePointLeft(2));
    }

    private @Nullable BigDecimal spelt(String word) {
        String value = words.meaning("numbers", word);
        return value == null ? null : new BigDecimal(value);
    }
}
