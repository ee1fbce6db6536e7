package dev.h002.core.grounding;

import dev.h002.core.grounding.Claim.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the names, codes, order statuses and links of a text. */
final class WordClaims {
    private static final Pattern PLACEHOLDER = Pattern.compile("<[A-Za-z_]{1,32}+[0-9_]{0,12}+>");
    private static final Pattern LINK = Pattern.compile(
            "(?:https?+|ftp|javascript|data):\\S++|www\\.\\S++|(?<![\\w@.])(?:[A-Za-z0-9-]{2,63}\\.)++[A-Za-z]{2,24}(?![\\w])(?:/\\S*+)?+|!?+\\[[^\\]]{0,200}+\\]\\([^)]{0,2000}+\\)");
    private static final Pattern PROMISE = Pattern.compile(
            "\\b(?:half[ -]price|half off|free|for nothing|at no cost|buy one|two for one|double points)\\b(?<!feel free)(?!-)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d][\\p{L}\\p{M}\\d'’_-]*+");
    /** Digits with what may follow a number without making it a code: 43m, 15th, 7pm, 24h, 3x. */
    private static final Pattern NUMBER_WORD =
            Pattern.compile("\\d++(?:m|km|min|mins|am|pm|h|st|nd|rd|th|x|g|ml|l|kg)?+");

    static final Set<String> STATUSES = Set.of(
            "shipped",
            "delivered",
            "processing",
            "cancelled",
            "canceled",
            "returned",
            "refunded",
            "delayed",
            "packed",
            "dispatched",
            "lost");

    /** Words that are written with a capital without naming anything of the retailer's. */
    private static final Set<String> COMMON = Set.of(
            "i",
            "i'm",
            "i'll",
            "i've",
            "i'd",
            "ok",
            "hi",
            "hello",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "am",
            "pm",
            "id",
            "faq",
            "usd",
            "eur",
            "gbp",
            "chf");

    private WordClaims() {}

    /** The text without placeholders and links; the links become claims. */
    static String withoutLinks(List<Claim> claims, String text) {
        Matcher links = LINK.matcher(text);
        while (links.find()) {
            claims.add(Claim.words(Kind.LINK, links.group()));
        }
        return PLACEHOLDER.matcher(links.replaceAll(" ")).replaceAll(" ");
    }

    static void addTo(List<Claim> claims, String text) {
        Matcher promises = PROMISE.matcher(text);
        while (promises.find()) {
            boolean partOfAWord = promises.start() > 0 && text.charAt(promises.start() - 1) == '-';
            if (!partOfAWord) {
                claims.add(Claim.words(Kind.PROMISE, promises.group()));
            }
        }
        Matcher words = WORD.matcher(text);
        StringBuilder name = new StringBuilder();
        boolean nameOpensSentence = false;
        int end = -1;
        while (words.find()) {
            String word = trimmedPossessive(words.group());
            boolean adjacent = end >= 0 && isOneSpace(text, end, words.start());
            if (!adjacent) {
                addName(claims, name, nameOpensSentence);
            }
            if (isCode(word)) {
                addName(claims, name, nameOpensSentence);
                claims.add(Claim.words(Kind.CODE, word.toUpperCase(Locale.ROOT)));
            } else if (Character.isUpperCase(word.charAt(0)) && !COMMON.contains(word.toLowerCase(Locale.ROOT))) {
                if (name.isEmpty()) {
                    nameOpensSentence = opensSentence(text, words.start());
                }
                name.append(name.isEmpty() ? "" : " ").append(word);
            } else {
                addName(claims, name, nameOpensSentence);
                if (STATUSES.contains(word.toLowerCase(Locale.ROOT))) {
                    claims.add(Claim.words(Kind.STATUS, word.toLowerCase(Locale.ROOT)));
                }
            }
            end = words.end();
        }
        addName(claims, name, nameOpensSentence);
    }

    private static void addName(List<Claim> claims, StringBuilder name, boolean opensSentence) {
        if (!name.isEmpty()) {
            claims.add(Claim.words(opensSentence ? Kind.OPENING : Kind.NAME, name.toString()));
            name.setLength(0);
        }
    }

    private static boolean isCode(String word) {
        boolean digit = word.chars().anyMatch(Character::isDigit);
        boolean letter = word.chars().anyMatch(Character::isLetter);
        boolean shouted = word.length() >= 5 && word.indexOf('-') > 0 && word.equals(word.toUpperCase(Locale.ROOT));
        boolean plainNumber = NUMBER_WORD.matcher(word.toLowerCase(Locale.ROOT)).matches();
        return letter && (shouted || (digit && !plainNumber));
    }

    private static String trimmedPossessive(String word) {
        return word.length() > 2 && (word.endsWith("'s") || word.endsWith("’s"))
                ? word.substring(0, word.length() - 2)
                : word;
    }

    private static boolean isOneSpace(String text, int from, int to) {
        return to - from == 1 && Character.isWhitespace(text.charAt(from));
    }

    private static boolean opensSentence(String text, int at) {
        for (int i = at - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                return !Character.isLetterOrDigit(c) && c != ',' && c != '\'' && c != '’' && c != '&' && c != '%';
            }
        }
        return true;
    }
}
