package dev.h002.core.offer;

import dev.h002.core.wording.Words;
import dev.h002.retail.Product;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A product's words in comparable form. Immutable.
 *
 * @param name the stems of its name, in order
 * @param stems those of its name, category and tags
 */
public record ProductWords(List<String> name, Set<String> stems) {
    /** Takes copies. */
    public ProductWords {
        name = List.copyOf(name);
        stems = Set.copyOf(stems);
    }

    /** The words of this product. */
    public static ProductWords of(Product product) {
        List<String> name = Words.stems(product.name());
        Set<String> stems = new HashSet<>(name);
        stems.addAll(Words.stems(product.category()));
        product.tags().forEach(tag -> stems.addAll(Words.stems(tag)));
        return new ProductWords(name, stems);
    }
}
