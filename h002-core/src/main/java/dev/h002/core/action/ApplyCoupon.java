package dev.h002.core.action;

import dev.h002.core.wording.Wording;
import dev.h002.retail.Coupon;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.spi.ActionHandler;
import dev.h002.spi.ConfirmedAction;
import dev.h002.spi.RetailData;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Uses a coupon once, for {@link dev.h002.Action#APPLY_COUPON}. Thread-safe.
 *
 * <p>Product, store and coupon are read again at the moment of confirming, and the action's id names the redemption, so a
 * retry never uses it twice. What no longer holds is not done, and nothing is used.
 */
public final class ApplyCoupon implements ActionHandler {
    private final RetailData data;

    public ApplyCoupon(RetailData data) {
        this.data = data;
    }

    @Override
    public Result handle(ConfirmedAction action) {
        String code = action.arguments().get("code");
        if (code == null) {
            return new Result(false, "No coupon was named, so nothing was applied.");
        }
        String tenant = action.user().tenant();
        String productId = action.arguments().get("product");
        String storeId = action.arguments().get("store");
        Optional<Product> product = productId == null
                ? Optional.empty()
                : data.products(tenant, List.of(productId)).stream().findFirst();
        Optional<Store> store = storeId == null ? Optional.empty() : data.store(tenant, storeId);
        boolean gone = (productId != null && product.isEmpty()) || (storeId != null && store.isEmpty());
        Optional<Coupon> coupon = data.coupons(action.user(), action.at()).stream()
                .filter(candidate -> candidate.code().equals(code))
                .findFirst();
        // An unknown coupon may be one this very action has used up, which redeeming tells.
        boolean fits = coupon.isEmpty()
                || product.isEmpty()
                || coupon.get().appliesTo(product.get(), storeId == null ? anyStoreOf(coupon.get()) : storeId);
        if (gone || !fits) {
            return noLongerValid(code);
        }
        String place = where(product.orElse(null), store.orElse(null));
        return switch (data.redeem(action.user(), code, action.id(), action.at())) {
            case REDEEMED ->
                new Result(
                        true,
                        coupon.map(used -> "Done: " + Wording.reduction(used) + place + " is applied with code " + code
                                        + ".")
                                .orElse("Done: the coupon " + code + " is applied."));
            case ALREADY_REDEEMED ->
                new Result(
                        true,
                        coupon.map(used ->
                                        Wording.reduction(used) + place + " is already applied with code " + code + ".")
                                .orElse("The coupon " + code + " is already applied."));
            case NOT_VALID -> noLongerValid(code);
        };
    }

    private static String anyStoreOf(Coupon coupon) {
        return coupon.storeIds().isEmpty() ? "" : coupon.storeIds().get(0);
    }

    private static String where(@Nullable Product product, @Nullable Store store) {
        return (product == null ? "" : " " + product.name()) + (store == null ? "" : " at " + store.name());
    }

    private static Result noLongerValid(String code) {
        return new Result(false, "The coupon " + code + " is no longer valid, so nothing was applied.");
    }
}
