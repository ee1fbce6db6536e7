package dev.h002;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rules for identifiers that come from outside. */
final class Ids {
    private Ids() {}

    static String require(String field, @Nullable String value, int maxLength) {
        if (value == null || value.isBlank()) {
            throw new InvalidInputException(field, "The " + field + " is missing: give a non-empty text.");
        }
        if (value.length() > maxLength) {
            throw new InvalidInputException(field, "The " + field + " is longer than " + maxLength + " characters.");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInputException(field, "The " + field + " holds a control character.");
        }
        return value;
    }

    static String canonical(String id) {
        StringBuilder shown = new StringBuilder();
        Normalizer.normalize(id, Normalizer.Form.NFKC)
                .codePoints()
                .filter(codePoint -> !isInvisible(codePoint))
                .map(codePoint -> isSpace(codePoint) ? ' ' : codePoint)
                .filter(codePoint -> codePoint != ' ' || !endsWithSpace(shown))
                .forEach(shown::appendCodePoint);
        // Down, up and down: some letters meet after all three only, such as a capital sharp s and ss.
        String caseless = shown.toString()
                .strip()
                .toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return caseless.isEmpty() ? id : Normalizer.normalize(caseless, Normalizer.Form.NFKC);
    }

    private static boolean endsWithSpace(StringBuilder text) {
        return text.length() > 0 && text.charAt(text.length() - 1) == ' ';
    }

    private static boolean isSpace(int codePoint) {
        return Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint);
    }

    /** Format characters, and the others that Unicode calls default ignorable (DerivedCoreProperties, 15.1). */
    private static boolean isInvisible(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT
                || codePoint == 0x034F
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x17B4
                || codePoint == 0x17B5
                || (codePoint >= 0x180B && codePoint <= 0x180F)
                || codePoint == 0x3164
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || codePoint == 0xFFA0
                || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF);
    }
}
