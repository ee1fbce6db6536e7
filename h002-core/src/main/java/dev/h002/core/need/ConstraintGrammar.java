package dev.h002.core.need;

import dev.h002.Constraints;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what a message demands of an answer, in one language. Immutable and thread-safe. */
final class ConstraintGrammar {
    private static final ConstraintGrammar ENGLISH = new ConstraintGrammar(GrammarWords.load("en"));
    private static final ConstraintGrammar GERMAN = new ConstraintGrammar(GrammarWords.load("de"));

    private static final Pattern NOTHING_ELSE = Pattern.compile(
            "(?iu)(?:[^\\p{L}]|(?<!\\p{L})(?:and|or|but|please|pls|plz|thanks|then|also|something|anything|just|only|make|it|must|be|is|should|und|oder|aber|bitte|danke|etwas|was|nur|auch)(?!\\p{L}))*");

    private final MoneyGrammar money;
    private final DurationGrammar durations;
    private final ClockGrammar clocks;
    private final DietGrammar diets;

    private ConstraintGrammar(GrammarWords words) {
        Numerals numerals = new Numerals(words);
        this.money = new MoneyGrammar(words, numerals);
        this.durations = new DurationGrammar(words, numerals);
        this.clocks = new ClockGrammar(words, numerals);
        this.diets = new DietGrammar(words);
    }

    /** The grammar of a shipped language; English for any other. */
    static ConstraintGrammar in(Locale language) {
        return language.getLanguage().equals(Locale.GERMAN.getLanguage()) ? GERMAN : ENGLISH;
    }

    /**
     * What a message demands.
     *
     * @param rest the message without prices and exclusions, which would lead the search for its need astray: "no coffee" is
     *     near to coffee
     * @param demandsOnly whether it says nothing else, but for courtesies and words that join
     */
    record Parsed(Constraints constraints, String rest, boolean demandsOnly) {}

    Parsed parse(String message) {
        Remaining text = new Remaining(message.replace('’', '\''));
        Integer maxMinutes = durations.maxMinutes(text);
        LocalTime before = clocks.before(text);
        boolean vegan = diets.vegan(text);
        boolean glutenFree = diets.glutenFree(text);
        MoneyGrammar.@Nullable Money limit = money.take(text);
        Set<String> excludes = diets.excludes(text);
        boolean withoutGluten = excludes.removeIf(diets::isGluten);
        Constraints constraints = new Constraints(
                limit == null ? null : limit.amount(),
                limit == null ? null : limit.currency(),
                vegan,
                glutenFree || withoutGluten,
                List.copyOf(excludes),
                maxMinutes,
                before);
        String rest = text.text();
        return new Parsed(
                constraints,
                rest,
                NOTHING_ELSE.matcher(diets.withoutDiets(rest)).matches());
    }

    /** The text without the words for diets that describe something named after them, as in "vegan deals". */
    String withoutDietsBeforeNouns(String text) {
        return diets.withoutDietsBeforeNouns(text);
    }

    /** What was demanded before and still holds, and what is demanded now, which counts where both say something. */
    static Constraints merge(Constraints before, Constraints now) {
        Set<String> excludes = new LinkedHashSet<>(before.excludes());
        excludes.addAll(now.excludes());
        boolean newPrice = now.maxPrice() != null;
        return new Constraints(
                newPrice ? now.maxPrice() : before.maxPrice(),
                newPrice ? now.currency() : before.currency(),
                before.vegan() || now.vegan(),
                before.glutenFree() || now.glutenFree(),
                List.copyOf(excludes),
                now.maxMinutes() == null ? before.maxMinutes() : now.maxMinutes(),
                now.before() == null ? before.before() : now.before());
    }
}
