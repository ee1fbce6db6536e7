package dev.h002.core.action;

import dev.h002.core.wording.CouponWording;
import dev.h002.core.wording.Wording;
import dev.h002.retail.Coupon;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.spi.ActionHandler;
import dev.h002.spi.ConfirmedAction;
import dev.h002.spi.RetailData;
import java.util.List;
import java.util.Map;
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
        Wording wording = Wording.in(action.language());
        String code = action.arguments().get("code");
        if (code == null) {
            return new Result(false, wording.say("coupon.unnamed"));
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
            return noLongerValid(wording, code);
        }
        Used used = new Used(wording, code, coupon.orElse(null), product.orElse(null), store.orElse(null));
        return switch (data.redeem(action.user(), code, action.id(), action.at())) {
            case REDEEMED -> new Result(true, used.sentence("coupon.done"));
            case ALREADY_REDEEMED -> new Result(true, used.sentence("coupon.already"));
            case NOT_VALID -> noLongerValid(wording, code);
        };
    }

    private static String anyStoreOf(Coupon coupon) {
        return coupon.storeIds().isEmpty() ? "" : coupon.storeIds().get(0);
    }

    private static Result noLongerValid(Wording wording, String code) {
        return new Result(false, wording.say("coupon.invalid", Map.of("code", code)));
    }

    /** What was used, for what and where, as far as it can still be read. */
    private record Used(
            Wording wording,
            String code,
            @Nullable Coupon coupon,
            @Nullable Product product,
            @Nullable Store store) {

        /** @param key of the sentence that names the deal; with {@code .bare} behind it, of the one that does not */
        String sentence(String key) {
            if (coupon == null) {
                return wording.say(key + ".bare", Map.of("code", code));
            }
            String item = product == null ? "" : product.name();
            String place = store == null ? "" : store.name();
            String deal = CouponWording.deal(wording, coupon, item, place);
            return wording.say(key, Map.of("deal", deal, "code", code));
        }
    }
}
