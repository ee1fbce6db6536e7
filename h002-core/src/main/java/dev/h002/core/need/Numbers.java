package dev.h002.core.need;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Numbers as customers write them: digits, or English words up to thirty. */
final class Numbers {
    private static final List<String> WORDS = List.of(
            ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
                            + " eighteen nineteen twenty")
                    .split(" ", -1));
    /** A regular expression for a whole number. */
    static final String WHOLE = "\\d{1,4}|" + String.join("|", WORDS.subList(1, WORDS.size())) + "|thirty";
    /** A regular expression for a number that may have two decimals after a point or comma. */
    static final String DECIMAL = "\\d{1,6}(?:[.,]\\d{1,2})?(?![.,]?\\d)|"
            + String.join("|", WORDS.subList(1, WORDS.size())) + "|thirty|forty|fifty|(?:a )?hundred";

    private Numbers() {}

    static BigDecimal decimal(String number) {
        String plain = number.toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "thirty" -> BigDecimal.valueOf(30);
            case "forty" -> BigDecimal.valueOf(40);
            case "fifty" -> BigDecimal.valueOf(50);
            case "hundred", "a hundred" -> BigDecimal.valueOf(100);
            default ->
                WORDS.contains(plain)
                        ? BigDecimal.valueOf(WORDS.indexOf(plain))
                        : new BigDecimal(plain.replace(',', '.'));
        };
    }

    static int whole(String number) {
        return decimal(number).intValueExact();
    }
}
