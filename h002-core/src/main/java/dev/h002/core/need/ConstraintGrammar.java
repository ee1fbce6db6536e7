package dev.h002.core.need;

import dev.h002.Constraints;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a message demands of an answer, in English. */
final class ConstraintGrammar {
    private ConstraintGrammar() {}

    /**
     * What a message demands.
     *
     * @param rest the message without prices and exclusions, which would lead the search for its need astray: "no coffee" is
     *     near to coffee
     */
    record Parsed(Constraints constraints, String rest) {}

    static Parsed parse(String message) {
        Remaining text = new Remaining(message.replace('’', '\''));
        Integer maxMinutes = TimeGrammar.maxMinutes(text);
        LocalTime before = TimeGrammar.before(text);
        boolean vegan = DietGrammar.vegan(text);
        boolean glutenFree = DietGrammar.glutenFree(text);
        MoneyGrammar.@Nullable Money money = MoneyGrammar.take(text);
        List<String> excludes = DietGrammar.excludes(text);
        Constraints constraints = new Constraints(
                money == null ? null : money.amount(),
                money == null ? null : money.currency(),
                vegan,
                glutenFree,
                excludes,
                maxMinutes,
                before);
        return new Parsed(constraints, text.text());
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
