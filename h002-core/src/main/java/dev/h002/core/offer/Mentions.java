package dev.h002.core.offer;

import dev.h002.core.wording.Words;
import dev.h002.retail.Product;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which things a message names, compared by word stems. Immutable and thread-safe. */
public final class Mentions {
    private static final int FULL_NAME_BONUS = 2;
    private static final Set<String> NEAREST = Set.of(
            "nearest",
            "closest",
            "nearby",
            "close",
            "near",
            "nächste",
            "nächster",
            "nächstes",
            "nächsten",
            "nächstgelegene",
            "naechste",
            "naechsten",
            "in der nähe");

    private static final Map<String, Integer> ORDINALS = Map.ofEntries(
            Map.entry("second", 1),
            Map.entry("2nd", 1),
            Map.entry("another", 1),
            Map.entry("zweite", 1),
            Map.entry("zweitnächste", 1),
            Map.entry("andere", 1),
            Map.entry("third", 2),
            Map.entry("3rd", 2),
            Map.entry("dritte", 2),
            Map.entry("drittnächste", 2),
            Map.entry("fourth", 3),
            Map.entry("4th", 3),
            Map.entry("vierte", 3));

    private final List<String> stems;
    private final Map<String, String> forms;

    private Mentions(String message) {
        this.stems = Words.stems(message);
        this.forms = Words.contentForms(message);
    }

    /** What this message names. */
    public static Mentions in(String message) {
        return new Mentions(message);
    }

    /** The stems of the words that carry meaning. */
    public Set<String> stems() {
        return forms.keySet();
    }

    /**
     * How much the message speaks of a product: the number of its words that are in the product's name, category or tags,
     * and {@value #FULL_NAME_BONUS} more if it holds the whole name.
     */
    public int of(Product product) {
        int named = words(product).size();
        return Words.holds(stems, product.name()) ? named + FULL_NAME_BONUS : named;
    }

    /** The message's own words for a product, in the order they were written. */
    public List<String> words(Product product) {
        Set<String> stems = stems(product);
        List<String> words = new ArrayList<>();
        forms.forEach((stem, word) -> {
            if (stems.contains(stem)) {
                words.add(word);
            }
        });
        return words;
    }

    /** Whether one of these words or phrases is in the message. */
    public boolean any(Iterable<String> phrases) {
        for (String phrase : phrases) {
            if (Words.holds(stems, phrase)) {
                return true;
            }
        }
        return false;
    }

    /** Which one is asked for: 1 for the second, 2 for the third, and so on; of several the last counts; 0 if none is. */
    public int ordinal() {
        int at = -1;
        int which = 0;
        for (Map.Entry<String, Integer> word : ORDINALS.entrySet()) {
            int found = stems.lastIndexOf(Words.stems(word.getKey()).get(0));
            if (found > at) {
                at = found;
                which = word.getValue();
            }
        }
        return which;
    }

    /** Whether the message asks for what is nearest rather than for what is best. */
    public boolean asksForNearest() {
        return any(NEAREST);
    }

    /** The stems of a product's name, category and tags. */
    static Set<String> stems(Product product) {
        Set<String> stems = new HashSet<>(Words.stems(product.name()));
        stems.addAll(Words.stems(product.category()));
        product.tags().forEach(tag -> stems.addAll(Words.stems(tag)));
        return stems;
    }
}
