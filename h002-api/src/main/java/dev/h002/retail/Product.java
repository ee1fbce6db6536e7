package dev.h002.retail;

import java.math.BigDecimal;
import java.util.List;

/**
 * Something on sale.
 *
 * @param category what kind of thing it is, such as {@code hot drinks}; coupons may hold for a category
 * @param tags what a customer may look for, such as {@code warm}, {@code vegan}, {@code quick}
 * @param currency ISO 4217 code
 */
public record Product(
        String id,
        String name,
        String category,
        List<String> tags,
        BigDecimal price,
        String currency,
        String description) {
    public Product {
        tags = List.copyOf(tags);
    }
}
