package dev.h002.core.wording;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How things are said to a customer in one language, at one turn of a conversation: sentences, money, distances, times and
 * lists. Independent of the machine's locale and time zone, so that the same facts at the same turn always give the same bytes.
 * Immutable and thread-safe.
 *
 * <p>The first turn has the first variant of every phrase, and each later turn the next one, in a circle.
 */
public final class Wording {
    private static final List<Phrases> SHIPPED = Phrases.shipped();
    private static final Map<Locale, Set<String>> CAPITALISED =
            SHIPPED.stream().collect(Collectors.toUnmodifiableMap(Phrases::language, Phrases::capitalisedWords));
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int USUAL_DIGITS = 2;
    private static final int METERS_PER_KM = 1000;

    /** English at a first turn. */
    public static final Wording ENGLISH = in(Locale.ENGLISH);

    private final Phrases phrases;
    private final int turn;

    private Wording(Phrases phrases, int turn) {
        this.phrases = phrases;
        this.turn = turn;
    }

    /** That of a language at a first turn; English for a language that is not shipped. */
    public static Wording in(Locale language) {
        return new Wording(
                SHIPPED.stream()
                        .filter(shipped -> shipped.language().getLanguage().equals(language.getLanguage()))
                        .findFirst()
                        .orElse(SHIPPED.get(0)),
                0);
    }

    /** The same at a later turn of a conversation. */
    public Wording after(int earlierTurns) {
        return new Wording(phrases, earlierTurns);
    }

    /** The words with a capital in the phrases of a shipped language; in German most of them are nouns that name nothing. */
    public static Set<String> capitalisedWords(Locale language) {
        return CAPITALISED.getOrDefault(language, Set.of());
    }

    /** The language of what is said. */
    public Locale language() {
        return phrases.language();
    }

    /** A phrase without slots. */
    public String say(String key) {
        return say(key, Map.of());
    }

    /**
     * A phrase with its slots filled.
     *
     * @throws IllegalArgumentException if there is no such phrase, or it has other slots
     */
    public String say(String key, Map<String, String> slots) {
        List<Phrase> variants = phrases.variants(key);
        return variants.get(Math.floorMod(turn, variants.size())).fill(slots);
    }

    /** Whether there is such a phrase, in any language. */
    public boolean has(String key) {
        return phrases.keys().contains(key);
    }

    /** Whether nouns are written with a capital, so that words of a message do not fit into a sentence as they are. */
    public boolean nounsHaveCapitals() {
        return say("nouns.capital").equals("yes");
    }

    /**
     * An amount with its currency: {@code $4.50} for USD, {@code €4.50} for EUR, {@code £4.50} for GBP, else
     * {@code 4.50 CHF}; in German {@code 4,50 $}. Rounded half-up to the currency's minor unit.
     *
     * @param currency ISO 4217 code; an unknown one is written with two decimals
     */
    public String money(BigDecimal amount, String currency) {
        String digits = number(amount.setScale(minorDigits(currency), RoundingMode.HALF_UP));
        return has("money." + currency)
                ? say("money." + currency, Map.of("amount", digits))
                : say("money", Map.of("amount", digits, "currency", currency));
    }

    /** How many decimals the currency has (ISO 4217 minor unit); 2 for an unknown code. */
    public static int minorDigits(String currency) {
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return digits < 0 ? USUAL_DIGITS : digits;
        } catch (IllegalArgumentException unknownCode) {
            return USUAL_DIGITS;
        }
    }

    /** A number with all its decimals, such as {@code 4.50}. */
    public String number(BigDecimal number) {
        return number.toPlainString().replace(".", say("number.point"));
    }

    /** A percentage without needless zeros, such as {@code 15%} or {@code 12.5%}. */
    public String percent(BigDecimal percent) {
        return say("percent", Map.of("number", number(percent.stripTrailingZeros())));
    }

    /** A distance: {@code 43 m} below a kilometre, else {@code 1.2 km}. */
    public String distance(double meters) {
        long rounded = Math.round(meters);
        return rounded < METERS_PER_KM
                ? rounded + " m"
                : String.format(Locale.ROOT, "%.1f km", meters / METERS_PER_KM).replace(".", say("number.point"));
    }

    /** A walk: {@code about a minute on foot} or {@code about 7 minutes on foot}. */
    public String onFoot(int minutes) {
        return minutes <= 1 ? say("walk.minute") : say("walk.minutes", Map.of("minutes", String.valueOf(minutes)));
    }

    /** A time of day on the 24-hour clock, such as {@code 22:00}, in any language. */
    public static String clock(LocalTime time) {
        return time.format(CLOCK);
    }

    /** A weekday's name. */
    public String day(DayOfWeek day) {
        return say("days").split(" ", -1)[day.getValue() - DayOfWeek.MONDAY.getValue()];
    }

    /** A date such as {@code 22 January}, with the year where it is not that of {@code today}. */
    public String date(LocalDate date, LocalDate today) {
        String day = String.valueOf(date.getDayOfMonth());
        String month = say("months").split(" ", -1)[date.getMonthValue() - Month.JANUARY.getValue()];
        return date.getYear() == today.getYear()
                ? say("date", Map.of("day", day, "month", month))
                : say("date.year", Map.of("day", day, "month", month, "year", String.valueOf(date.getYear())));
    }

    /**
     * How long something holds: {@code until 22 January}, naming the last day on which it does, or {@code until 14:30 today}.
     *
     * @param end exclusive; an end at midnight names the day before
     */
    public String until(Instant end, ZoneId zone, Instant now) {
        ZonedDateTime endThere = end.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        boolean midnight = endThere.toLocalTime().equals(LocalTime.MIDNIGHT);
        LocalDate lastDay = midnight ? endThere.toLocalDate().minusDays(1) : endThere.toLocalDate();
        if (!lastDay.equals(today)) {
            return say("until.date", Map.of("date", date(lastDay, today)));
        }
        return midnight ? say("until.today") : say("until.time", Map.of("time", clock(endThere.toLocalTime())));
    }

    /** A list as a sentence has it: {@code a}, {@code a and b}, {@code a, b and c}. */
    public String list(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : say("list", Map.of("start", String.join(", ", parts.subList(0, last)), "last", parts.get(last)));
    }

    /** The same with a capital first letter. */
    public static String capitalised(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
