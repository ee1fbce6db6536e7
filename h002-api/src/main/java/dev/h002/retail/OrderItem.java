package dev.h002.retail;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order.
 *
 * @param productId the product's id, or null if it is no longer in the catalogue
 * @param quantity pieces
 * @param unitPrice per piece, in the order's currency
 */
public record OrderItem(@Nullable String productId, String name, int quantity, BigDecimal unitPrice) {}
