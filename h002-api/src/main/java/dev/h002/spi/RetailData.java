package dev.h002.spi;

import dev.h002.UserKey;
import dev.h002.retail.Coupon;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Order;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.retail.User;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reads customers, orders, stores, products and coupons, for a retailer whose data lives elsewhere. Redeeming a coupon is the
 * one thing it writes. Thread-safe; may block, the caller keeps the deadline.
 *
 * <p>Every method sees one tenant only; an id of another tenant does not exist. A document that does not have the documented
 * shape is skipped and reported in the log by its id's hash, never thrown.
 */
public interface RetailData {
    /** The customer's profile, or empty if unknown. */
    Optional<User> user(UserKey user);

    /** Every open order and the latest {@code limit} of all, newest first; those without a date last. */
    List<Order> orders(UserKey user, int limit);

    /**
     * The {@code limit} stores nearest to a place, by unrounded distance, then id; {@link dev.h002.retail.StoreIndex} finds them
     * in memory.
     */
    List<Store> storesNear(String tenant, GeoPoint place, int limit);

    /** The store, or empty if unknown. */
    Optional<Store> store(String tenant, String storeId);

    /**
     * The products with these ids, in the ids' order; unknown ids are left out. The built-in sources use what they read for five
     * seconds, for other customers of the tenant too.
     */
    List<Product> products(String tenant, Collection<String> productIds);

    /** The coupons this customer may claim at that moment, by {@link Coupon#isValidFor}, ordered by code. */
    List<Coupon> coupons(UserKey user, Instant at);

    /**
     * Uses a coupon once, atomically.
     *
     * @param redemptionId names this use: a retry with the same id changes nothing and says ALREADY_REDEEMED
     */
    Redemption redeem(UserKey user, String couponCode, String redemptionId, Instant at);

    /** What came of redeeming a coupon. */
    enum Redemption {
        REDEEMED,
        /** This redemption id was used before; nothing changed. */
        ALREADY_REDEEMED,
        /** No such coupon for this customer at this moment, or no uses left. */
        NOT_VALID
    }
}
