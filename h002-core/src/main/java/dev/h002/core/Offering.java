package dev.h002.core;

import java.util.Optional;
import java.util.regex.Pattern;

/** Questions that offer to do something, in English or German: what a plain "yes" would answer. */
final class Offering {
    private static final Pattern OFFER = Pattern.compile(
            "(?iu)^(?:(?:do you |would you )?(?:want|like)(?: me)? |would you like(?: me)? |shall i |should i |can i |may i |need me to |want "
                    + "|(?:soll|darf|kann) ich |sollen wir |(?:möchtest|willst|magst) du |(?:möchten|wollen) sie |hättest du gern).*\\?$");

    private Offering() {}

    static boolean isOne(String sentence) {
        return OFFER.matcher(sentence.strip()).matches();
    }

    /** The offer that a text ends with, or empty. */
    static Optional<String> lastOf(String text) {
        String words = text.strip();
        int start = Math.max(words.lastIndexOf(". "), Math.max(words.lastIndexOf("! "), words.lastIndexOf("\n")));
        String last = words.substring(start < 0 ? 0 : start + 1).strip();
        return isOne(last) ? Optional.of(last) : Optional.empty();
    }
}
