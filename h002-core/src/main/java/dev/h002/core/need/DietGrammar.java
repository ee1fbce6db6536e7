package dev.h002.core.need;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what must not be in it: "vegan", "gluten-free", "no coffee", "without milk and sugar", "not sweet". */
final class DietGrammar {
    private static final int MAX_EXCLUDES = 10;

    // "No" and "not" go with much that is no ingredient ("no idea", "not yet"), so what follows them must be one of
    // these.
    private static final String KNOWN =
            "(?:ice cream|whipped cream|sour cream|peanut butter|(?:soy|oat|almond) milk|coffee|caffeine|espresso|"
                    + "decaf|tea|milk|dairy|lactose|cream|cheese|butter|yogh?urt|eggs?|meat|pork|bacon|ham|beef|chicken|turkey|lamb|"
                    + "sausages?|fish|tuna|salmon|seafood|shellfish|shrimps?|prawns|nuts?|peanuts?|almonds?|hazelnuts?|walnuts?|cashews?|"
                    + "pistachios?|sesame|soya?|tofu|wheat|sugar|sweeteners?|salt|honey|chocolate|cocoa|vanilla|cinnamon|mint|ginger|"
                    + "pumpkin|onions?|garlic|tomato(?:es)?|mushrooms?|olives?|peppers?|chill?i|cucumbers?|avocado|corn|beans|spinach|"
                    + "lettuce|pickles?|mayo|mayonnaise|mustard|ketchup|sauce|dressing|bread|rice|pasta|potato(?:es)?|fruit|bananas?|"
                    + "apples?|oranges?|strawberr(?:y|ies)|raisins?|coconut|lemon|alcohol|beer|wine|soda|cola|juice|ice|syrup|foam|cake|"
                    + "cookies?|candy|sweets?|pastr(?:y|ies)|sweetness|spicy|spic(?:e|es|y)|salty|sour|bitter|hot|warm|cold|fried|greasy|oily|fatty|"
                    + "sparkling|fizzy|carbonated|gelatine?|plastic|fast food|hot drinks?|cold drinks?)";
    private static final String FILLER = "(?:any |the |a |an |too |so |very |much |added |extra |more )*";
    private static final String MORE =
            "(?:(?:\\s*,\\s*|\\s+)(?:(?:and|or|nor)\\s+)?(?:no\\s+|without\\s+)?" + FILLER + KNOWN + "\\b)*";
    private static final Pattern KNOWN_EXCLUDED = Pattern.compile(
            "(?i)\\b(?:no|not|without|nothing|(?:do not|don'?t|cannot|can'?t) (?:like|want|eat|drink|have)"
                    + "|nothing with|avoid|except(?: for)?|instead of|rather than|other than|anything but|hold|skip|allergic to|intolerant to|hate)\\s+"
                    + FILLER + KNOWN + "\\b" + MORE);
    private static final Pattern OPEN_EXCLUDED =
            Pattern.compile("(?i)\\b(?:without|nothing with|hold the|allergic to|intolerant to)\\s+" + FILLER
                    + "(?<item>\\p{L}{3,20})\\b");
    private static final Pattern FREE_OF = Pattern.compile(
            "(?i)\\b(dairy|lactose|nut|sugar|caffeine|alcohol|egg|soy|milk|meat|peanut|wheat)[- ]free\\b");
    private static final Pattern ITEM = Pattern.compile("(?i)\\b" + KNOWN + "\\b");
    private static final Pattern VEGAN = Pattern.compile("(?i)\\b(?<!not |non[- ]|n't )(?:vegan|plant[- ]based)\\b");
    private static final Pattern VEGETARIAN = Pattern.compile("(?i)\\b(?<!not |non[- ])(?:vegetarian|veggie)\\b");
    private static final Pattern GLUTEN = Pattern.compile(
            "(?i)\\bgluten[- ]?free\\b|\\b(?:without|no|avoid|allergic to|intolerant to)\\s+(?:any\\s+)?gluten\\b|\\bco?eliac\\b|\\bgluten intoleran(?:t|ce)\\b");
    private static final Set<String> NO_INGREDIENTS = Set.of(
            ("receipt bill invoice packaging package box bag tag tags label original account app card cash money phone login password order"
                            + " number email code coupon voucher discount reason notice warning delay this that these those them him her you"
                            + " problem problems question questions issue issues doubt success answer reply help one gluten it fail exception")
                    .split(" ", -1));

    private DietGrammar() {}

    static boolean vegan(Remaining text) {
        return text.find(VEGAN) != null;
    }

    static boolean glutenFree(Remaining text) {
        return text.find(GLUTEN) != null;
    }

    static List<String> excludes(Remaining text) {
        Set<String> excludes = new LinkedHashSet<>();
        Matcher gluten = text.find(GLUTEN);
        if (gluten != null && !gluten.group().toLowerCase(Locale.ROOT).contains("free")) {
            text.remove(gluten);
        }
        for (Matcher found = text.find(KNOWN_EXCLUDED);
                found != null && excludes.size() < MAX_EXCLUDES;
                found = text.find(KNOWN_EXCLUDED)) {
            Matcher items = ITEM.matcher(found.group());
            while (items.find()) {
                excludes.add(items.group().toLowerCase(Locale.ROOT));
            }
            text.remove(found);
        }
        Matcher open = text.find(OPEN_EXCLUDED);
        if (open != null && isIngredient(open.group("item"))) {
            excludes.add(open.group("item").toLowerCase(Locale.ROOT));
            text.remove(open);
        }
        for (Matcher free = text.find(FREE_OF); free != null; free = text.find(FREE_OF)) {
            String item = free.group(1).toLowerCase(Locale.ROOT);
            excludes.add(item.endsWith("nut") || item.equals("egg") ? item + "s" : item);
            text.remove(free);
        }
        if (text.find(VEGETARIAN) != null) {
            excludes.add("meat");
        }
        return excludes.stream().limit(MAX_EXCLUDES).toList();
    }

    private static boolean isIngredient(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return !NO_INGREDIENTS.contains(lower) && !lower.endsWith("ing");
    }
}
