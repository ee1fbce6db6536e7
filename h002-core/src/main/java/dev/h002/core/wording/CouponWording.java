package dev.h002.core.wording;

import dev.h002.retail.Coupon;
import java.math.BigDecimal;
import java.util.Map;

/** How a coupon is described to the customer who may use it. */
public final class CouponWording {
    private CouponWording() {}

    /** How much it takes off: {@code 15%} or {@code $2.00}. */
    public static String amount(Wording wording, Coupon coupon) {
        BigDecimal percentOff = coupon.percentOff();
        if (percentOff != null) {
            return wording.percent(percentOff);
        }
        BigDecimal amountOff = coupon.amountOff();
        String currency = coupon.currency();
        BigDecimal amount = amountOff == null ? BigDecimal.ZERO : amountOff;
        return currency == null ? wording.number(amount) : wording.money(amount, currency);
    }

    /** What it does: {@code 15% off} or {@code $2.00 off}. */
    public static String reduction(Wording wording, Coupon coupon) {
        return wording.say("reduction", Map.of("amount", amount(wording, coupon)));
    }

    /**
     * What it does to what and where: {@code 15% off Hot Chocolate at Downtown Café}.
     *
     * @param item empty if it is not said
     * @param store empty if it is not said
     */
    public static String deal(Wording wording, Coupon coupon, String item, String store) {
        String reduction = reduction(wording, coupon);
        if (item.isEmpty()) {
            return store.isEmpty()
                    ? reduction
                    : wording.say("deal.store", Map.of("reduction", reduction, "store", store));
        }
        return store.isEmpty()
                ? wording.say("deal.item", Map.of("reduction", reduction, "item", item))
                : wording.say("deal.item.store", Map.of("reduction", reduction, "item", item, "store", store));
    }

    /** The same in the retailer's own words, behind what it takes off unless they say so: {@code 15% off all tea}. */
    public static String described(Wording wording, Coupon coupon) {
        String description = coupon.description();
        if (description.isBlank()) {
            return reduction(wording, coupon);
        }
        return description.contains(amount(wording, coupon))
                ? description
                : wording.say(
                        "deal.described", Map.of("reduction", reduction(wording, coupon), "description", description));
    }
}
