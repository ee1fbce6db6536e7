package dev.h002.core.need;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the most a customer wants to pay: "under 5 euros", "a tenner, tops", "10 dollars or less", "seven euros." Immutable.
 *
 * <p>An amount is a limit if the words beside it say so. What a customer has, or what they want something for, is one too,
 * unless the message speaks of money that was spent or is owed.
 */
final class MoneyGrammar {
    private static final int CENTS = 2;
    private static final Pattern WITH_CENTS = Pattern.compile("\\d+[.,]\\d{2}");

    private final GrammarWords words;
    private final Numerals numerals;
    private final Pattern marked;
    private final Pattern bare;
    private final Pattern atMost;
    private final Pattern atHand;
    private final Pattern orLess;
    private final Pattern surelyLess;
    private final Pattern bareEnds;
    private final Pattern noLimit;

    MoneyGrammar(GrammarWords words, Numerals numerals) {
        this.words = words;
        this.numerals = numerals;
        String symbol = words.any("currency symbols");
        String unit = words.any("currency words") + "(?!\\p{L})";
        String number = numerals.decimal;
        String wordEnds = "(?![\\p{L}\\p{N}])";
        this.marked = words.pattern("(?<![\\p{L}\\p{N}.,])(?:(?<s1>" + symbol + ") ?(?<a1>" + number + ")|(?<s2>" + unit
                + ") (?<a2>" + number + ")|(?<a3>" + number + ") ?(?:(?<s3>" + symbol + "|" + unit
                + ")(?: (?<minor>\\d{2}|"
                + words.any("numbers") + ")(?![\\p{L}\\p{N}])(?! ?" + words.any("minutes") + "))?|"
                + words.any("cents") + wordEnds + "(?!\\.m))|(?<note>" + words.any("notes") + ")" + wordEnds + ")"
                + words.any("about") + "?");
        this.bare = words.pattern("(?<![\\p{L}\\p{N}.,])(?<a1>" + number + ")");
        this.atMost = words.pattern(words.word("money at most") + " ?(?:about |around )?$");
        this.atHand = words.pattern(
                "(?:" + words.word("money at hand") + "|" + words.word("money for") + ") (?:about |around )?$");
        this.orLess = words.pattern(",? ?" + words.word("money or less"));
        this.surelyLess = words.pattern(" " + words.word("money for certain"));
        this.bareEnds = words.pattern(" ?(?:$|[.,;!?)](?!\\d)|" + words.word("bare money ends") + ")");
        this.noLimit = words.pattern(words.word("no limit"));
    }

    /** @param currency ISO 4217 code, or null if none is named */
    record Money(BigDecimal amount, @Nullable String currency) {}

    /** The limit, taken out of the text, or null. */
    @Nullable
    Money take(Remaining text) {
        boolean spoken = text.find(noLimit) != null;
        for (Matcher found = text.find(marked); found != null; found = text.next(found)) {
            Surroundings around = text.around(found);
            if (around.follows(atMost) || around.precedes(orLess) || (!spoken && isAtHand(around))) {
                Money money = money(found);
                text.remove(found, atMost, orLess);
                return money;
            }
        }
        for (Matcher found = text.find(bare); found != null; found = text.next(found)) {
            Surroundings around = text.around(found);
            boolean limit = around.follows(atMost) && around.precedes(bareEnds);
            // "3.50 at most" can only be money, where "10 at most" may be minutes.
            boolean priced = WITH_CENTS.matcher(found.group()).matches() && around.precedes(orLess);
            if (limit || priced || around.precedes(surelyLess)) {
                Money money = new Money(numerals.decimal(found.group("a1")), null);
                text.remove(found, atMost, priced ? orLess : surelyLess);
                return money;
            }
        }
        return null;
    }

    private boolean isAtHand(Surroundings around) {
        return around.follows(atHand)
                || around.isWholeClause()
                || around.before().isBlank();
    }

    private Money money(Matcher found) {
        String note = found.group("note");
        if (note != null) {
            String[] value = String.valueOf(words.meaning("notes", note)).split(" ", -1);
            return new Money(new BigDecimal(value[0]), value[1]);
        }
        if (found.group("a1") != null) {
            return new Money(numerals.decimal(found.group("a1")), code(found.group("s1")));
        }
        if (found.group("a2") != null) {
            return new Money(numerals.decimal(found.group("a2")), code(found.group("s2")));
        }
        BigDecimal amount = numerals.decimal(found.group("a3"));
        if (found.group("s3") == null) {
            return new Money(amount.movePointLeft(CENTS), null);
        }
        String minor = found.group("minor");
        return new Money(
                minor == null ? amount : amount.add(numerals.decimal(minor).movePointLeft(CENTS)),
                code(found.group("s3")));
    }

    private @Nullable String code(String unit) {
        String symbol = words.meaning("currency symbols", unit);
        return symbol != null ? symbol : words.meaning("currency words", unit.toLowerCase(Locale.ROOT));
    }
}
