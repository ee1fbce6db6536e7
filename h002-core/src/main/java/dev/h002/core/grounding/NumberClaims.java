package dev.h002.core.grounding;

import dev.h002.core.grounding.Claim.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the numbers of a text with their units: prices, percentages, distances, durations, times of day. */
final class NumberClaims {
    /** Possessive throughout, so that a hostile text costs no more than its length; no unit is tried that begins otherwise. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<before>[$€£]|\\b(?:USD|EUR|GBP|CHF) ?)?+"
                    + "(?<![\\p{L}\\d])(?<digits>\\d++(?:[.,:]\\d++)*+)"
                    + "(?:(?=\\p{Zs}?+[%€£$pmkfyhuedgca])\\p{Zs}?+(?<unit>%|€|£|\\$|(?:percent|per cent|prozent|metres|meters|metre|meter|m|km|kilometres|kilometers"
                    + "|miles|mile|mi|feet|foot|ft|yards|yard|hours|hour|hrs|hr|minutes|minute|mins|min|usd|eur|euros|euro|dollars|dollar|gbp|pounds|chf|a\\.m\\.|p\\.m\\.|am|pm)(?![\\p{L}\\d])))?+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Of what may stand before a number's digits: a currency's code and a space. */
    private static final int LONGEST_BEFORE = 4;

    private static final Map<String, String> CURRENCIES = Map.ofEntries(
            Map.entry("$", "USD"),
            Map.entry("usd", "USD"),
            Map.entry("dollar", "USD"),
            Map.entry("dollars", "USD"),
            Map.entry("€", "EUR"),
            Map.entry("eur", "EUR"),
            Map.entry("euro", "EUR"),
            Map.entry("euros", "EUR"),
            Map.entry("£", "GBP"),
            Map.entry("gbp", "GBP"),
            Map.entry("pounds", "GBP"),
            Map.entry("chf", "CHF"));

    private static final List<String> ONES = List.of(
            ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
                            + " nineteen")
                    .split(" ", -1));
    private static final List<String> TENS =
            List.of("_ _ twenty thirty forty fifty sixty seventy eighty ninety".split(" ", -1));
    private static final String UNITS = "\\s(?:percent|per cent|%|dollars?|bucks|euros?|pounds|cents|miles?|"
            + "kilomet(?:er|re)s?|met(?:er|re)s?|minutes?|hours?)(?!\\p{L})";
    private static final Pattern UNIT = Pattern.compile(UNITS, Pattern.CASE_INSENSITIVE);
    /** A quantity in words counts where it stands before a unit: "fifty percent", "twenty-five dollars", "two miles". */
    private static final Pattern IN_WORDS = Pattern.compile(
            "\\b(?:(?<tens>" + String.join("|", TENS.subList(2, TENS.size())) + ")(?:[ -](?<unit>"
                    + String.join("|", ONES.subList(1, 10)) + "))?|(?<ones>" + String.join("|", ONES)
                    + ")|(?<hundred>(?:a|one) hundred))(?=" + UNITS + ")",
            Pattern.CASE_INSENSITIVE);

    private static final BigDecimal METERS_PER_MILE = new BigDecimal("1609.344");
    private static final BigDecimal METERS_PER_YARD = new BigDecimal("0.9144");
    private static final BigDecimal METERS_PER_FOOT = new BigDecimal("0.3048");
    private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);
    private static final BigDecimal METERS_PER_KM = BigDecimal.valueOf(1000);
    private static final Set<String> HALVES_OF_DAY = Set.of("am", "pm", "a.m.", "p.m.");
    private static final int HALF_DAY = 12 * 60;
    /** A number with more digits than this is no price, distance or count, and slow to compute with. */
    private static final int MAX_DIGITS = 18;

    private NumberClaims() {}

    /** Whether a text may hold a number at all: a digit, or a unit that one in words may stand before. */
    static boolean mayBeIn(String text) {
        return nextDigit(text, 0) >= 0 || UNIT.matcher(text).find();
    }

    static List<Claim> of(String text) {
        List<Claim> claims = new ArrayList<>();
        if (!mayBeIn(text)) {
            return claims;
        }
        String digits = UNIT.matcher(text).find()
                ? IN_WORDS.matcher(text)
                        .replaceAll(word -> String.valueOf(inDigits(word.group().toLowerCase(Locale.ROOT))))
                : text;
        Matcher matcher = NUMBER.matcher(digits);
        int from = 0;
        for (int digit = nextDigit(digits, 0); digit >= 0; digit = nextDigit(digits, from)) {
            // Scanning for digits by hand is many times as fast as having the pattern tried at each character.
            if (!matcher.find(Math.max(from, digit - LONGEST_BEFORE))) {
                break;
            }
            claims.add(claim(matcher.toMatchResult(), lower(matcher.group("before")), lower(matcher.group("unit"))));
            from = matcher.end();
        }
        return claims;
    }

    private static int nextDigit(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return i;
            }
        }
        return -1;
    }

    private static int inDigits(String words) {
        int sum = 0;
        for (String word : words.split("[ -]", -1)) {
            sum += word.equals("hundred") ? 100 : 0;
            sum += Math.max(0, ONES.indexOf(word)) + 10 * Math.max(0, TENS.indexOf(word));
        }
        return words.startsWith("one hundred") ? sum - 1 : sum;
    }

    private static Claim claim(MatchResult match, String before, String unit) {
        String digits = match.group(2);
        if (digits.length() > MAX_DIGITS) {
            return Claim.words(Kind.CODE, digits);
        }
        if (digits.indexOf(':') >= 0 || HALVES_OF_DAY.contains(unit)) {
            return time(digits, unit);
        }
        BigDecimal value = decimal(digits);
        String currency = CURRENCIES.get(before.isEmpty() ? unit : before);
        if (currency != null) {
            return Claim.number(Kind.MONEY, match.group(), value, currency);
        }
        return switch (unit) {
            case "%", "percent", "per cent", "prozent" -> Claim.number(Kind.PERCENT, match.group(), value, "");
            case "m", "metre", "metres", "meter", "meters" -> Claim.number(Kind.DISTANCE, match.group(), value, "");
            case "km", "kilometres", "kilometers" ->
                Claim.number(Kind.DISTANCE, match.group(), value.multiply(METERS_PER_KM), "km");
            case "mi", "mile", "miles" ->
                Claim.number(Kind.DISTANCE, match.group(), value.multiply(METERS_PER_MILE), "km");
            case "ft", "foot", "feet" ->
                Claim.number(Kind.DISTANCE, match.group(), value.multiply(METERS_PER_FOOT), "");
            case "yard", "yards" -> Claim.number(Kind.DISTANCE, match.group(), value.multiply(METERS_PER_YARD), "");
            case "hr", "hrs", "hour", "hours" ->
                Claim.number(Kind.MINUTES, match.group(), value.multiply(MINUTES_PER_HOUR), "");
            case "minute", "minutes", "min", "mins" -> Claim.number(Kind.MINUTES, match.group(), value, "");
            default -> Claim.number(Kind.NUMBER, match.group(), value, "");
        };
    }

    private static Claim time(String digits, String unit) {
        String[] parts = digits.split("[:.,]", -1);
        int minutes = small(parts[0]) * 60 + (parts.length > 1 ? small(parts[1]) : 0);
        if (unit.startsWith("p") && minutes < HALF_DAY) {
            minutes += HALF_DAY;
        } else if (unit.startsWith("a") && minutes >= HALF_DAY) {
            minutes -= HALF_DAY;
        }
        return Claim.number(Kind.TIME, digits + unit, BigDecimal.valueOf(minutes), "");
    }

    private static int small(String digits) {
        return digits.length() > 4 ? Integer.MAX_VALUE / 120 : Integer.parseInt(digits);
    }

    /**
     * Reads {@code 4.50}, {@code 4,50}, {@code 1,200}, {@code 1.200,50}: the last separator is the decimal one, unless it is the
     * only kind and is followed by exactly three digits.
     */
    static BigDecimal decimal(String digits) {
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        if (last < 0) {
            return new BigDecimal(digits);
        }
        boolean bothKinds = digits.indexOf('.') >= 0 && digits.indexOf(',') >= 0;
        boolean thousands = !bothKinds && digits.length() - last - 1 == 3 && digits.charAt(last) == ',';
        String whole = digits.substring(0, last).replaceAll("[.,]", "");
        String rest = digits.substring(last + 1);
        return new BigDecimal(thousands ? whole + rest : whole + "." + rest);
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }
}
