package dev.h002.core.need;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what must not be in it: "vegan", "gluten-free", "no coffee", "without milk and sugar", "milk upsets my tummy".
 * Immutable.
 *
 * <p>Some words make whatever follows unwanted ("allergic to", "without"); others go with much that is no ingredient ("no
 * idea", "not yet"), so what follows them must be a known one.
 */
final class DietGrammar {
    private static final int MAX_EXCLUDES = 10;

    private final GrammarWords words;
    private final Pattern vegan;
    private final Pattern vegetarian;
    private final Pattern glutenFree;
    private final List<Pattern> dietsBeforeNouns;
    private final Pattern excluded;
    private final Pattern excludedOpen;
    private final Pattern excludedNo;
    private final Pattern excludedAfter;
    private final Pattern excludedAfterOpen;
    private final Pattern freeOf;
    private final Pattern item;
    private final Pattern noIngredient;
    private final Pattern notExcluded;
    /** "Without coffee nothing works" asks for it. */
    private final Pattern notExcludedAfter;

    DietGrammar(GrammarWords words) {
        this.words = words;
        String known = words.word("known");
        String filler = "(?:" + words.any("excluded filler") + " )*+";
        String and = words.any("excluded and");
        String more = "(?:(?: ?, ?| )(?:" + and + " (?:the )?)?(?:" + words.any("excluded known") + " |"
                + words.any("excluded certain") + " )?" + known + "(?! " + words.word("list ends") + "))*";
        String certain = words.word("excluded certain");
        this.vegan = words.pattern("(?<![\\p{L}\\p{N}])" + words.any("vegan") + "(?!\\p{L})");
        this.vegetarian = words.pattern("(?<![\\p{L}\\p{N}])" + words.any("vegetarian") + "(?!\\p{L})");
        this.glutenFree = words.pattern("(?<![\\p{L}\\p{N}])" + words.any("gluten free") + "(?!\\p{L})");
        this.dietsBeforeNouns = Stream.of(glutenFree, vegan, vegetarian)
                .map(diet -> words.pattern(diet.pattern() + "[ -]+(?=\\p{L})"))
                .toList();
        this.excluded =
                words.pattern("(?:" + certain + "|" + words.word("excluded known") + ")[ :]" + filler + known + more);
        this.excludedOpen = words.pattern(certain + "[ :]" + filler + "(?<item>\\p{L}[\\p{L}-]{2,20})(?!\\p{L})");
        this.excludedNo =
                words.pattern("(?:^|[.,;:!?–—] ?|(?<!\\p{L})(?:and|but|und|aber|please|bitte|bread|with|want|ideally) )"
                        + words.any("excluded open") + " (?:" + words.any("excluded filler")
                        + " )*+(?<item>\\p{L}[\\p{L}-]{2,20}(?: \\p{L}[\\p{L}-]{2,20})?)(?: "
                        + words.any("excluded or") + " (?<other>\\p{L}[\\p{L}-]{2,20}))?(?= ?(?:$|[.,;!?]|"
                        + words.any("excluded open after") + "(?!\\p{L})))");
        this.excludedAfter = words.pattern(known + more + ",? " + words.any("excluded after") + "(?!\\p{L})");
        this.excludedAfterOpen = words.pattern(
                "(?<![\\p{L}\\p{N}])(?<item>\\p{L}{3,20})[ -]" + words.any("excluded after open") + "(?!\\p{L})");
        String free = words.any("free after") + "(?!\\p{L})";
        this.freeOf = words.pattern("(?<![\\p{L}\\p{N}])(?:(?<item>" + words.any("free") + ")" + free + "|(?<open>"
                + words.any("free open") + ")" + free + ")");
        this.item = words.pattern(known);
        this.noIngredient = words.pattern("(?:" + words.any("no ingredient") + "|\\p{L}+ing)");
        this.notExcludedAfter = words.pattern(",? ?" + words.any("not excluded after"));
        this.notExcluded = words.pattern(words.word("not excluded before") + " (?:\\p{L}+ ){0,2}$");
    }

    boolean vegan(Remaining text) {
        return text.find(vegan) != null;
    }

    boolean glutenFree(Remaining text) {
        return text.find(glutenFree) != null;
    }

    /** The text without the words for diets, which stay in what is compared with examples: "vegan lunch" is near to lunch. */
    String withoutDiets(String text) {
        String rest = text;
        for (Pattern diet : List.of(glutenFree, vegan, vegetarian)) {
            rest = diet.matcher(rest).replaceAll(" ");
        }
        return rest;
    }

    /** As {@link #withoutDiets}, but only where a word follows: "is the brownie vegan?" is about the diet itself. */
    String withoutDietsBeforeNouns(String text) {
        String rest = text;
        for (Pattern diet : dietsBeforeNouns) {
            rest = diet.matcher(rest).replaceAll("");
        }
        return rest;
    }

    /** What is unwanted, in lower case as it was written, taken out of the text. */
    Set<String> excludes(Remaining text) {
        Set<String> excludes = new LinkedHashSet<>();
        takeKnown(text, excluded, excludes);
        takeKnown(text, excludedAfter, excludes);
        takeOpen(text, excludedOpen, excludes);
        takeOpen(text, excludedAfterOpen, excludes);
        takeOpen(text, excludedNo, excludes);
        for (Matcher free = text.find(freeOf); free != null; free = text.find(freeOf)) {
            String named = free.group("item");
            String unwanted = lower(named == null ? free.group("open") : named);
            String plural = words.meaning("free", unwanted);
            excludes.add(plural == null || plural.isEmpty() ? unwanted : plural);
            text.remove(free);
        }
        if (text.find(vegetarian) != null) {
            excludes.add(lower(words.any("vegetarian excludes").replaceAll("[?:()]", "")));
        }
        return new LinkedHashSet<>(excludes.stream().limit(MAX_EXCLUDES).toList());
    }

    /** Whether one of the excluded things is gluten, which is a diet rather than an ingredient to look for. */
    boolean isGluten(String excluded) {
        return words.meaning("gluten", excluded) != null;
    }

    private void takeKnown(Remaining text, Pattern pattern, Set<String> excludes) {
        Matcher found = text.find(pattern);
        while (found != null) {
            if (isWanted(text, found)) {
                found = text.next(found);
                continue;
            }
            Matcher items = item.matcher(found.group());
            while (items.find()) {
                excludes.add(lower(items.group()));
            }
            text.remove(found);
            found = text.find(pattern);
        }
    }

    private void takeOpen(Remaining text, Pattern pattern, Set<String> excludes) {
        Matcher found = text.find(pattern);
        while (found != null) {
            String unwanted = lower(found.group("item"));
            boolean pointsAtSomething = words.meaning("not open", lastWordBefore(found)) != null;
            if (pointsAtSomething || isNoIngredient(unwanted) || isWanted(text, found)) {
                found = text.next(found);
                continue;
            }
            excludes.add(unwanted);
            String other = pattern == excludedNo ? found.group("other") : null;
            if (other != null && !isNoIngredient(lower(other))) {
                excludes.add(lower(other));
            }
            text.remove(found);
            found = text.find(pattern);
        }
    }

    private boolean isWanted(Remaining text, Matcher found) {
        Surroundings around = text.around(found);
        return around.follows(notExcluded) || around.precedes(notExcludedAfter);
    }

    private boolean isNoIngredient(String words) {
        return Arrays.stream(words.split(" ", -1))
                .anyMatch(word -> noIngredient.matcher(word).matches());
    }

    /** "Without the dash" names no ingredient, "without dash" might. */
    private static String lastWordBefore(Matcher found) {
        String start =
                found.group().substring(0, found.start("item") - found.start()).strip();
        return start.substring(start.lastIndexOf(' ') + 1);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
