package dev.h002.core.grounding;

import dev.h002.core.grounding.Claim.Kind;
import dev.h002.core.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the names, codes, order statuses and promises of a text. */
final class WordClaims {
    private static final Pattern PROMISE = Pattern.compile(
            "\\b(?:half[ -]price|half off|free|for nothing|at no (?:extra )?(?:cost|charge)|without charge|on the house|complimentary|gratis"
                    + "|buy one|two for one|[23] ?-?for ?-?[12]|bogof?|double points|cash ?back|jackpot|prize"
                    + "|kostenlos\\p{L}*|umsonst|geschenkt|gratis|zum halben preis)\\b(?<!feel free)(?!-)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** "Code SAVE", "coupon save": the word after it, unless it is none that could be one. */
    private static final Pattern NAMED_CODE = Pattern.compile(
            "\\b(?:promo |discount |coupon |voucher )?(?:code|code word|passcode|gutscheincode|rabattcode)(?: is| ist)?:? [\"'“”‘’`*„]{0,3}(?<code>[\\p{L}\\p{N}_-]{4,40})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Set<String> NO_CODES = Set.of(
            "that",
            "this",
            "with",
            "from",
            "when",
            "then",
            "which",
            "here",
            "there",
            "into",
            "only",
            "will",
            "gets",
            "gives",
            "takes",
            "holds",
            "works",
            "applies",
            "valid",
            "until",
            "below",
            "above",
            "before",
            "after",
            "your",
            "ready",
            "needed",
            "required",
            "gilt",
            "gibt",
            "wird",
            "beim",
            "oder",
            "gültig");
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

    private static final Pattern SAYS_WHAT_IT_IS = Pattern.compile(
            "(?:['’]s)? (?:is|are|was|were|has|have|sells?|offers?|serves?|gives?|opens|closes|ist|sind|hat|haben|verkauft)\\b");
    /** What opens a sentence and is followed by such a verb without being a name. */
    private static final Set<String> SUBJECTS = Set.of(
            ("quickest nearest closest cheapest best it this that these those there here what where who which he she they we you"
                            + " everything nothing everyone something someone both each all one another neither none today tomorrow tonight delivery"
                            + " shipping parking pickup returns refunds payment coupons vouchers orders stores yours es das dies hier dort was wo"
                            + " wer sie wir ihr du alles nichts beide alle heute morgen")
                    .split(" ", -1));

    private WordClaims() {}

    static void addTo(List<Claim> claims, String text) {
        promises(text).forEach(promise -> claims.add(Claim.words(Kind.PROMISE, promise)));
        addNamedCodes(claims, text);
        addWords(claims, text);
    }

    /** Reductions in words, as they stand in a text without links. */
    static List<String> promises(String text) {
        List<String> found = new ArrayList<>();
        Matcher promises = PROMISE.matcher(text);
        while (promises.find()) {
            boolean partOfAWord = promises.start() > 0 && text.charAt(promises.start() - 1) == '-';
            if (!partOfAWord) {
                found.add(promises.group());
            }
        }
        return found;
    }

    private static void addNamedCodes(List<Claim> claims, String text) {
        Matcher codes = NAMED_CODE.matcher(text);
        while (codes.find()) {
            if (!NO_CODES.contains(codes.group("code").toLowerCase(Locale.ROOT))) {
                claims.add(Claim.words(Kind.CODE, codes.group("code").toUpperCase(Locale.ROOT)));
            }
        }
    }

    private static void addWords(List<Claim> claims, String text) {
        Matcher words = WORD.matcher(text);
        StringBuilder name = new StringBuilder();
        boolean nameOpensSentence = false;
        int end = -1;
        while (words.find()) {
            String word = words.group();
            boolean adjacent = end >= 0 && isOneSpace(text, end, words.start());
            if (!adjacent) {
                addName(claims, name, nameOpensSentence, text, end);
            }
            if (isCode(word)) {
                addName(claims, name, nameOpensSentence, text, end);
                claims.add(Claim.words(Kind.CODE, word.toUpperCase(Locale.ROOT)));
            } else if (Character.isUpperCase(word.charAt(0)) && !isCommon(word)) {
                if (name.isEmpty()) {
                    nameOpensSentence = opensSentence(text, words.start());
                }
                name.append(name.isEmpty() ? "" : " ").append(word);
            } else {
                addName(claims, name, nameOpensSentence, text, end);
                if (STATUSES.contains(word.toLowerCase(Locale.ROOT))) {
                    claims.add(Claim.words(Kind.STATUS, word.toLowerCase(Locale.ROOT)));
                }
            }
            end = words.end();
        }
        addName(claims, name, nameOpensSentence, text, end);
    }

    /** One capitalised word that opens a sentence names something only where the sentence then says what it is or has. */
    private static void addName(List<Claim> claims, StringBuilder name, boolean opens, String text, int end) {
        if (name.isEmpty()) {
            return;
        }
        String words = name.toString();
        name.setLength(0);
        boolean phrase = words.indexOf(' ') > 0;
        boolean subject = !SUBJECTS.contains(words.toLowerCase(Locale.ROOT))
                && SAYS_WHAT_IT_IS.matcher(text).region(end, text.length()).lookingAt();
        if (!opens) {
            claims.add(Claim.words(Kind.NAME, words));
        } else if (phrase || subject) {
            claims.add(Claim.words(Kind.OPENING, words));
        }
    }

    /** German nouns have capitals too: those of the concierge's own phrases name nothing. */
    private static boolean isCommon(String word) {
        return COMMON.contains(word.toLowerCase(Locale.ROOT))
                || Wording.capitalisedWords(Locale.GERMAN).contains(word);
    }

    private static boolean isCode(String word) {
        boolean digit = word.chars().anyMatch(Character::isDigit);
        boolean letter = word.chars().anyMatch(Character::isLetter);
        boolean shouted = word.length() >= 5 && word.equals(word.toUpperCase(Locale.ROOT));
        boolean plainNumber = NUMBER_WORD.matcher(word.toLowerCase(Locale.ROOT)).matches();
        return letter && (shouted || (digit && !plainNumber));
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
