package dev.h002.core.context;

import dev.h002.Fact;
import dev.h002.core.offer.Discount;
import dev.h002.retail.Coupon;
import dev.h002.retail.Product;
import dev.h002.spi.ContextRequest;
import dev.h002.spi.ContextSource;
import dev.h002.spi.RetailData;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Contributes the coupons this customer may claim now, best first. Thread-safe.
 *
 * <p>A coupon is worth what it saves on one piece of the dearest product it names; one that names no product of the catalogue
 * is worth what it saves on a purchase of 10.00. Equal worth is ordered by code. At most {@value #LIMIT}.
 */
public final class CouponSource implements ContextSource {
    /** What the fragment is called. */
    public static final String NAME = "coupons";

    /** The most coupons of one turn. */
    public static final int LIMIT = 1000;

    private static final BigDecimal USUAL_PURCHASE = BigDecimal.TEN;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final UsableCoupons usable;
    private final Catalogue catalogue;

    public CouponSource(RetailData data) {
        this(new UsableCoupons(data), new Catalogue(data));
    }

    CouponSource(UsableCoupons usable, Catalogue catalogue) {
        this.usable = usable;
        this.catalogue = catalogue;
    }

    @Override
    public List<Fact> gather(ContextRequest request) {
        List<Coupon> coupons = usable.of(request);
        Set<String> ids = new LinkedHashSet<>();
        coupons.forEach(coupon -> ids.addAll(coupon.productIds()));
        List<Product> products = catalogue.items(request.user().tenant(), ids).stream()
                .map(Item::product)
                .toList();
        Map<Coupon, BigDecimal> worth = new HashMap<>();
        coupons.forEach(coupon -> worth.put(coupon, worth(coupon, products)));
        return coupons.stream()
                .sorted(Comparator.comparing((Coupon coupon) -> Objects.requireNonNull(worth.get(coupon)))
                        .reversed()
                        .thenComparing(Coupon::code))
                .map(coupon -> (Fact) new Fact.UsableCoupon(coupon))
                .toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    private static BigDecimal worth(Coupon coupon, Collection<Product> products) {
        return products.stream()
                .filter(product -> coupon.productIds().contains(product.id()))
                .flatMap(product -> Discount.onPrice(coupon, product).stream())
                .map(Discount::saved)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> worthWithoutProduct(coupon));
    }

    private static BigDecimal worthWithoutProduct(Coupon coupon) {
        BigDecimal percentOff = coupon.percentOff();
        BigDecimal amountOff = coupon.amountOff();
        if (percentOff != null) {
            return USUAL_PURCHASE.multiply(percentOff).divide(HUNDRED);
        }
        return amountOff == null ? BigDecimal.ZERO : amountOff.min(USUAL_PURCHASE);
    }
}
