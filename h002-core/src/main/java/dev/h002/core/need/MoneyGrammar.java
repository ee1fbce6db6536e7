package dev.h002.core.need;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the most a customer wants to pay: "under 5 euros", "less than $4", "max 10 dollars", "10 euros or less". */
final class MoneyGrammar {
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("€", "EUR"),
            Map.entry("euro", "EUR"),
            Map.entry("euros", "EUR"),
            Map.entry("$", "USD"),
            Map.entry("dollar", "USD"),
            Map.entry("dollars", "USD"),
            Map.entry("buck", "USD"),
            Map.entry("bucks", "USD"),
            Map.entry("£", "GBP"),
            Map.entry("pound", "GBP"),
            Map.entry("pounds", "GBP"),
            Map.entry("quid", "GBP"),
            Map.entry("franc", "CHF"),
            Map.entry("francs", "CHF"),
            Map.entry("¥", "JPY"),
            Map.entry("yen", "JPY"));
    private static final String SYMBOL = "[€$£¥]";
    private static final String WORD =
            "(?:euros?|dollars?|bucks?|pounds?|quid|francs?|yen|eur|usd|gbp|chf|jpy|cad|aud|sek|nok|dkk|pln|czk)\\b";
    private static final String CENTS = "(?:cents?|pence|ct)\\b";
    private static final String AMOUNT = "(?:" + Numbers.DECIMAL + ")";
    private static final String LIMIT =
            "\\b(?:for |costs? |is |are |at )?(?:under|below|less than|cheaper than|max(?:imum)?(?: of)?|at most|up to|"
                    + "(?:no|not) more than|not over)";
    private static final String BUDGET =
            "\\b(?:within|(?:a |my )?budget (?:is|of)|spend(?: only)?|only have|i have(?: only| just)?(?: got)?|i(?:'ve| have) (?:only )?got)";
    // A bare number is money only where nothing after it says that it counts something else.
    private static final String END =
            "(?=\\s*(?:$|[.,;!?)]|(?:please|each|per|and|but|or|near|nearby|around|in total|total|altogether|"
                    + "for|with|without|apiece|today|now|thanks)\\b))";

    private static final Pattern MARKED = Pattern.compile(
            "(?i)(?:" + LIMIT + "|" + BUDGET + ")\\s+(?:about\\s+)?(?:(?<s1>" + SYMBOL + ")\\s?(?<a1>" + AMOUNT
                    + ")|(?<a2>" + AMOUNT + ")\\s?(?:(?<s2>" + SYMBOL + "|" + WORD + ")|(?<cents>" + CENTS + ")))");
    private static final Pattern AFTER = Pattern.compile("(?i)(?:(?<s1>" + SYMBOL + ")\\s?(?<a1>" + AMOUNT
            + ")|\\b(?<a2>" + AMOUNT + ")\\s?(?:(?<s2>" + SYMBOL + "|" + WORD + ")|(?<cents>" + CENTS
            + ")))\\s+(?:or less|max(?:imum)?\\b|tops\\b|at (?:the )?most|budget\\b)");
    private static final Pattern BARE = Pattern.compile("(?i)" + LIMIT + "\\s+(?<a1>" + AMOUNT + ")" + END);

    private MoneyGrammar() {}

    /** @param currency ISO 4217 code, or null if none is named */
    record Money(BigDecimal amount, @Nullable String currency) {}

    static @Nullable Money take(Remaining text) {
        Matcher marked = text.find(MARKED);
        Matcher found = marked == null ? text.find(AFTER) : marked;
        if (found != null) {
            String amount = found.group("a1") == null ? found.group("a2") : found.group("a1");
            boolean cents = found.group("cents") != null;
            String unit = found.group("s1") == null ? found.group("s2") : found.group("s1");
            text.remove(found);
            BigDecimal value = Numbers.decimal(amount);
            return cents ? new Money(value.movePointLeft(2), null) : new Money(value, code(unit));
        }
        Matcher bare = text.find(BARE);
        if (bare == null) {
            return null;
        }
        text.remove(bare);
        return new Money(Numbers.decimal(bare.group("a1")), null);
    }

    private static @Nullable String code(@Nullable String unit) {
        if (unit == null) {
            return null;
        }
        return CODES.getOrDefault(unit.toLowerCase(Locale.ROOT), unit.toUpperCase(Locale.ROOT));
    }
}
