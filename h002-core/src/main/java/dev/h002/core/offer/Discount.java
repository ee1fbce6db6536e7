package dev.h002.core.offer;

import dev.h002.core.wording.Wording;
import dev.h002.retail.Coupon;
import dev.h002.retail.Product;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one coupon does to one product's price.
 *
 * <p>The price after a percentage is {@code price × (100 − percent) / 100}, half-up to the currency's minor unit; after an
 * amount it is {@code price − amount}, at least zero. What is saved is the difference, so both always add up.
 *
 * @param saved above zero, in the product's currency
 * @param priceAfter at least zero, in the product's currency
 */
public record Discount(Coupon coupon, BigDecimal saved, BigDecimal priceAfter) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Most saved first; then by code, so that the order never depends on the data's. */
    private static final Comparator<Discount> BEST_FIRST = Comparator.comparing(Discount::saved)
            .reversed()
            .thenComparing(discount -> discount.coupon().code());

    /** The discount where the coupon holds for the product; empty if it is in another currency or saves nothing. */
    public static Optional<Discount> onPrice(Coupon coupon, Product product) {
        BigDecimal price = product.price();
        BigDecimal percentOff = coupon.percentOff();
        BigDecimal amountOff = coupon.amountOff();
        BigDecimal after;
        if (percentOff != null) {
            after = price.multiply(HUNDRED.subtract(percentOff)).divide(HUNDRED);
        } else if (amountOff != null && product.currency().equals(coupon.currency())) {
            after = price.subtract(amountOff);
        } else {
            return Optional.empty();
        }
        after = after.max(BigDecimal.ZERO).setScale(Wording.minorDigits(product.currency()), RoundingMode.HALF_UP);
        BigDecimal saved = price.subtract(after);
        return saved.signum() > 0 ? Optional.of(new Discount(coupon, saved, after)) : Optional.empty();
    }

    /**
     * The discount, or empty if the coupon does not hold for this product in this store, is in another currency or saves
     * nothing.
     *
     * @param storeId null: no particular store, so only a coupon that holds everywhere counts
     */
    public static Optional<Discount> of(Coupon coupon, Product product, @Nullable String storeId) {
        return best(List.of(coupon), product, storeId);
    }

    /** The discount that saves most, then the lowest code; or empty if no coupon holds. */
    public static Optional<Discount> best(Collection<Coupon> coupons, Product product, @Nullable String storeId) {
        return anywhere(coupons, product).stream()
                .filter(discount -> discount.holdsAt(storeId))
                .findFirst();
    }

    /** The discounts on a product in whatever store, most saved first, then by code. */
    public static List<Discount> anywhere(Collection<Coupon> coupons, Product product) {
        return coupons.stream()
                .filter(coupon -> coupon.appliesTo(
                        product,
                        coupon.storeIds().isEmpty() ? "" : coupon.storeIds().get(0)))
                .flatMap(coupon -> onPrice(coupon, product).stream())
                .sorted(BEST_FIRST)
                .toList();
    }

    /** Whether its coupon holds in this store; with null, whether it holds everywhere. */
    public boolean holdsAt(@Nullable String storeId) {
        return coupon.storeIds().isEmpty()
                || (storeId != null && coupon.storeIds().contains(storeId));
    }
}
