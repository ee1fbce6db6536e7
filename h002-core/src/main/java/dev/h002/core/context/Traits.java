package dev.h002.core.context;

import dev.h002.core.offer.ProductWords;
import dev.h002.core.wording.Words;
import dev.h002.retail.Product;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a product is, in comparable form.
 *
 * @param tags letters and digits only, lower case, so that {@code Gluten-Free} and {@code gluten_free} are one
 * @param words those of its name, category and tags
 */
record Traits(Set<String> tags, ProductWords words) {
    private static final int SHORTEST_ENDING = 3;
    private static final Pattern NOT_COUNTED = Pattern.compile("[^\\p{L}\\p{N}]");

    static Traits of(Product product) {
        Set<String> tags = new HashSet<>();
        product.tags().forEach(tag -> tags.add(normal(tag)));
        return new Traits(Set.copyOf(tags), ProductWords.of(product));
    }

    boolean hasTag(String tag) {
        return tags.contains(normal(tag));
    }

    /** Whether it carries one of these tags, which are letters and digits in lower case already. */
    boolean hasAnyTag(Set<String> wanted) {
        return wanted.stream().anyMatch(tags::contains);
    }

    /** Whether people eat or drink it, going by its tags. */
    boolean isEdible() {
        return hasAnyTag(NeedTags.EDIBLE);
    }

    /** Whether every word of the phrase is a word of the product. */
    boolean is(String phrase) {
        List<String> wanted = Words.stems(phrase);
        return !wanted.isEmpty() && words.stems().containsAll(wanted);
    }

    boolean hasAnyWord(Set<String> wanted) {
        return wanted.stream().anyMatch(words.stems()::contains);
    }

    /**
     * Whether it may be what somebody wants to avoid: as {@link #is}, and words that end in the avoided one count too, so
     * that "no nuts" keeps walnuts away. Too careful is better than careless here.
     */
    boolean mayBe(String avoided) {
        List<String> wanted = Words.stems(avoided);
        return !wanted.isEmpty() && !hasTag(avoided + "free") && wanted.stream().allMatch(this::hasWordLike);
    }

    private boolean hasWordLike(String wanted) {
        Set<String> stems = words.stems();
        return stems.contains(wanted)
                || (wanted.length() >= SHORTEST_ENDING && stems.stream().anyMatch(stem -> stem.endsWith(wanted)));
    }

    private static String normal(String tag) {
        return NOT_COUNTED.matcher(tag.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
