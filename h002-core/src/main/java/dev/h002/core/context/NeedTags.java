package dev.h002.core.context;

import dev.h002.Need;
import dev.h002.core.wording.Words;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which products meet a need.
 *
 * <p>A product meets it by tag if it carries one of {@code tags}, and one of {@code alongside} where there are any; by word,
 * for a catalogue with other tags, if its name, category or tags hold one of {@code words}. Neither counts if they hold one
 * of {@code never}.
 *
 * @param why what a customer is told
 */
public record NeedTags(Set<String> tags, Set<String> alongside, Set<String> words, Set<String> never, String why) {
    /** Keeps words and avoided words as stems, as products are compared by. */
    public NeedTags {
        tags = Set.copyOf(tags);
        alongside = Set.copyOf(alongside);
        words = stems(words);
        never = stems(never);
    }

    /** How well a product meets a need, better is higher. */
    static final int NOT = 0;

    static final int BY_WORD = 1;
    static final int BY_TAG = 2;

    /** Tags of what people eat or drink. */
    static final Set<String> EDIBLE =
            Set.of("food", "drink", "snack", "meal", "coffee", "tea", "caffeine", "sweet", "breakfast");

    /** Tags of what people eat: a drink is no bite. */
    private static final Set<String> FOOD = Set.of("food", "snack", "meal", "breakfast");

    private static final Map<String, NeedTags> TABLE = new HashMap<>();

    static {
        TABLE.put(
                Need.WARM_UP,
                new NeedTags(
                        Set.of("warm", "hot"),
                        Set.of(),
                        Set.of(
                                "hot",
                                "warm",
                                "soup",
                                "stew",
                                "cocoa",
                                "coffee",
                                "latte",
                                "cappuccino",
                                "espresso",
                                "tea",
                                "chai",
                                "ramen",
                                "chili",
                                "scarf",
                                "glove",
                                "beanie",
                                "blanket",
                                "thermal",
                                "wool"),
                        Set.of("cold", "iced", "ice", "frozen", "chilled"),
                        "warms you up"));
        TABLE.put(
                Need.COOL_DOWN,
                new NeedTags(
                        Set.of("cold", "iced", "frozen", "chilled"),
                        Set.of(),
                        Set.of(
                                "ice",
                                "iced",
                                "cold",
                                "frozen",
                                "chilled",
                                "sorbet",
                                "gelato",
                                "smoothie",
                                "lemonade",
                                "slush",
                                "frappe",
                                "fan"),
                        Set.of("warm", "hot"),
                        "cools you down"));
        TABLE.put(
                Need.THIRST,
                new NeedTags(
                        Set.of("drink", "beverage"),
                        Set.of("cold", "iced", "chilled", "water", "juice", "soda"),
                        Set.of(
                                "drink",
                                "beverage",
                                "water",
                                "juice",
                                "soda",
                                "cola",
                                "lemonade",
                                "tea",
                                "coffee",
                                "smoothie",
                                "latte",
                                "milkshake",
                                "kombucha"),
                        Set.of(),
                        "quenches your thirst"));
        TABLE.put(
                Need.HUNGER,
                new NeedTags(
                        Set.of("food", "meal", "snack", "breakfast"),
                        Set.of(),
                        Set.of(
                                "food",
                                "meal",
                                "snack",
                                "breakfast",
                                "lunch",
                                "dinner",
                                "sandwich",
                                "wrap",
                                "salad",
                                "soup",
                                "pizza",
                                "burger",
                                "pasta",
                                "bagel",
                                "croissant",
                                "bowl",
                                "burrito",
                                "sushi",
                                "bread",
                                "pastry",
                                "muffin"),
                        Set.of(),
                        "fills you up"));
        TABLE.put(
                Need.QUICK_BITE,
                new NeedTags(
                        Set.of("quick"),
                        FOOD,
                        Set.of(
                                "quick",
                                "snack",
                                "sandwich",
                                "wrap",
                                "bagel",
                                "croissant",
                                "muffin",
                                "pretzel",
                                "bar",
                                "pastry",
                                "takeaway"),
                        Set.of(),
                        "quick to get"));
        TABLE.put(
                Need.CAFFEINE,
                new NeedTags(
                        Set.of("caffeine", "coffee"),
                        Set.of(),
                        Set.of(
                                "coffee",
                                "espresso",
                                "latte",
                                "cappuccino",
                                "americano",
                                "mocha",
                                "macchiato",
                                "matcha",
                                "cola",
                                "energy"),
                        Set.of("decaf", "decaffeinated"),
                        "gives you a lift"));
        TABLE.put(
                Need.TREAT,
                new NeedTags(
                        Set.of("treat", "sweet"),
                        Set.of(),
                        Set.of(
                                "treat",
                                "sweet",
                                "dessert",
                                "cake",
                                "chocolate",
                                "cookie",
                                "brownie",
                                "donut",
                                "candy",
                                "praline",
                                "gelato",
                                "pastry"),
                        Set.of(),
                        "a little treat"));
        TABLE.put(
                Need.GIFT,
                new NeedTags(
                        Set.of("gift"),
                        Set.of(),
                        Set.of(
                                "gift",
                                "present",
                                "candle",
                                "chocolate",
                                "praline",
                                "bouquet",
                                "flower",
                                "mug",
                                "perfume",
                                "jewelry",
                                "hamper"),
                        Set.of(),
                        "makes a nice gift"));
    }

    /** What meets a need, or empty if the need is not met by a product. */
    public static Optional<NeedTags> of(String need) {
        return Optional.ofNullable(TABLE.get(need));
    }

    int match(Traits product) {
        if (product.hasAnyWord(never)) {
            return NOT;
        }
        boolean tagged = product.hasAnyTag(tags) && (alongside.isEmpty() || product.hasAnyTag(alongside));
        if (tagged) {
            return BY_TAG;
        }
        return product.hasAnyWord(words) ? BY_WORD : NOT;
    }

    private static Set<String> stems(Set<String> words) {
        return words.stream().flatMap(word -> Words.stems(word).stream()).collect(Collectors.toUnmodifiableSet());
    }
}
