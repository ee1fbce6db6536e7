package dev.h002.core.grounding;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The text that a customer would read, whatever characters it is made of: compatibility forms such as full-width digits are the
 * usual ones, invisible characters are gone, and a dot in brackets is a dot, so that no claim hides behind its spelling.
 */
final class PlainText {
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Mn}&&[^\\u0300-\\u036f]]|[\\ufe00-\\ufe0f]");
    private static final Pattern HIDDEN_DOT =
            Pattern.compile("\\s?[\\[({]\\s?(?:\\.|dot|punkt)\\s?[])}]\\s?", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_DOTS = Pattern.compile("[。․｡]");
    private static final Pattern DIGIT_OF_ANOTHER_SCRIPT = Pattern.compile("(?!\\p{ASCII})\\p{Nd}");

    private PlainText() {}

    static String of(String text) {
        if (text.chars().allMatch(c -> c < 128) && text.indexOf('[') < 0 && text.indexOf('(') < 0) {
            return text;
        }
        String composed = Normalizer.normalize(INVISIBLE.matcher(text).replaceAll(""), Normalizer.Form.NFKC);
        String digits = DIGIT_OF_ANOTHER_SCRIPT
                .matcher(composed)
                .replaceAll(
                        found -> String.valueOf(Character.digit(found.group().codePointAt(0), 10)));
        return HIDDEN_DOT.matcher(OTHER_DOTS.matcher(digits).replaceAll(".")).replaceAll(".");
    }
}
