package dev.h002.core.evaluation;

import dev.h002.UserKey;
import dev.h002.retail.Coupon;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Order;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.retail.User;
import dev.h002.spi.RetailData;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A retailer's data to rehearse on: everything is read as it is, and redeeming a coupon says what it would without using it, so
 * that an evaluation can be repeated. Thread-safe.
 */
public final class RehearsalData implements RetailData {
    private final RetailData data;
    private final Set<String> redemptions = ConcurrentHashMap.newKeySet();

    public RehearsalData(RetailData data) {
        this.data = Objects.requireNonNull(data);
    }

    @Override
    public Optional<User> user(UserKey user) {
        return data.user(user);
    }

    @Override
    public List<Order> orders(UserKey user, int limit) {
        return data.orders(user, limit);
    }

    @Override
    public List<Store> storesNear(String tenant, GeoPoint place, int limit) {
        return data.storesNear(tenant, place, limit);
    }

    @Override
    public Optional<Store> store(String tenant, String storeId) {
        return data.store(tenant, storeId);
    }

    @Override
    public List<Product> products(String tenant, Collection<String> productIds) {
        return data.products(tenant, productIds);
    }

    @Override
    public List<Coupon> coupons(UserKey user, Instant at) {
        return data.coupons(user, at);
    }

    @Override
    public Redemption redeem(UserKey user, String couponCode, String redemptionId, Instant at) {
        boolean valid =
                data.coupons(user, at).stream().anyMatch(coupon -> coupon.code().equals(couponCode));
        if (!valid) {
            return Redemption.NOT_VALID;
        }
        return redemptions.add(redemptionId) ? Redemption.REDEEMED : Redemption.ALREADY_REDEEMED;
    }
}
