package dev.h002.benchmarks;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * {@link RegexMasker} on RE2/J, as a peer: the same five patterns by an engine whose time is linear in the text, which {@code
 * java.util.regex} does not promise.
 */
final class Re2Masker {
    private static final Pattern EMAIL = Pattern.compile(FivePatterns.EMAIL);
    private static final Pattern CARD = Pattern.compile(FivePatterns.CARD);
    private static final Pattern PHONE = Pattern.compile(FivePatterns.PHONE);
    private static final Pattern ORDER = Pattern.compile(FivePatterns.ORDER);
    private static final Pattern ADDRESS = Pattern.compile(FivePatterns.ADDRESS);

    private Re2Masker() {}

    static String mask(String text) {
        String masked = replace(EMAIL, text, "<EMAIL>");
        masked = replace(CARD, masked, "<CARD>");
        masked = replace(PHONE, masked, "<PHONE>");
        masked = replace(ORDER, masked, "<ORDER>");
        return replace(ADDRESS, masked, "<ADDRESS>");
    }

    /** RE2/J's own replaceAll copies a text in which it finds nothing, and into a StringBuffer: this is kinder to it. */
    private static String replace(Pattern pattern, String text, String placeholder) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        do {
            matcher.appendReplacement(masked, placeholder);
        } while (matcher.find());
        return matcher.appendTail(masked).toString();
    }
}
