package dev.h002.core.memory;

import dev.h002.UserKey;
import dev.h002.retail.Coupon;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Order;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.retail.StoreIndex;
import dev.h002.retail.User;
import dev.h002.spi.RetailData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A retailer's data given once and held in memory; only the uses of coupons change. Thread-safe.
 *
 * <pre>{@code
 * RetailData data = InMemoryRetailData.builder()
 *         .user(ann)
 *         .store(cafe)
 *         .coupon(fifteenPercentOff)
 *         .build();
 * }</pre>
 */
public final class InMemoryRetailData implements RetailData {
    private static final Comparator<Order> NEWEST_FIRST = Comparator.comparing(
                    Order::placedAt, Comparator.nullsLast(Comparator.<Instant>reverseOrder()))
            .thenComparing(Order::id);

    private final Map<String, Shop> shops;

    private InMemoryRetailData(Map<String, Shop> shops) {
        this.shops = shops;
    }

    /** Data without a single customer, order, store, product or coupon. */
    public static InMemoryRetailData empty() {
        return builder().build();
    }

    /** Starts with nothing, for the default tenant. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Optional<User> user(UserKey user) {
        return Optional.ofNullable(shop(user.tenant()).users.get(user.user()));
    }

    @Override
    public List<Order> orders(UserKey user, int limit) {
        List<Order> newestFirst = shop(user.tenant()).newestFirst.getOrDefault(user.user(), List.of());
        List<Order> wanted = new ArrayList<>();
        for (int i = 0; i < newestFirst.size(); i++) {
            if (i < limit || newestFirst.get(i).isOpen()) {
                wanted.add(newestFirst.get(i));
            }
        }
        return List.copyOf(wanted);
    }

    @Override
    public List<Store> storesNear(String tenant, GeoPoint place, int limit) {
        return shop(tenant).byPlace.nearest(place, limit);
    }

    @Override
    public Optional<Store> store(String tenant, String storeId) {
        return Optional.ofNullable(shop(tenant).stores.get(storeId));
    }

    @Override
    public List<Product> products(String tenant, Collection<String> productIds) {
        Map<String, Product> all = shop(tenant).products;
        return productIds.stream()
                .distinct()
                .map(all::get)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public List<Coupon> coupons(UserKey user, Instant at) {
        return shop(user.tenant()).coupons.values().stream()
                .map(CouponUses::coupon)
                .filter(coupon -> coupon.isValidFor(user.user(), at))
                .toList();
    }

    @Override
    public Redemption redeem(UserKey user, String couponCode, String redemptionId, Instant at) {
        CouponUses uses = shop(user.tenant()).coupons.get(couponCode);
        return uses == null ? Redemption.NOT_VALID : uses.redeem(user.user(), redemptionId, at);
    }

    private Shop shop(String tenant) {
        return shops.getOrDefault(tenant, Shop.EMPTY);
    }

    /** Gathers the data; not thread-safe. A later value replaces an earlier one of the same id. */
    public static final class Builder {
        private final Map<String, Shop> shops = new HashMap<>();
        private String tenant = UserKey.DEFAULT_TENANT;

        private Builder() {}

        /** What is added from here on belongs to this tenant. */
        public Builder tenant(String name) {
            tenant = name;
            return this;
        }

        public Builder user(User user) {
            shop().users.put(user.id(), user);
            return this;
        }

        public Builder users(Collection<User> users) {
            users.forEach(this::user);
            return this;
        }

        public Builder order(Order order) {
            shop().orders.put(order.id(), order);
            return this;
        }

        public Builder orders(Collection<Order> orders) {
            orders.forEach(this::order);
            return this;
        }

        public Builder store(Store store) {
            shop().stores.put(store.id(), store);
            return this;
        }

        public Builder stores(Collection<Store> stores) {
            stores.forEach(this::store);
            return this;
        }

        public Builder product(Product product) {
            shop().products.put(product.id(), product);
            return this;
        }

        public Builder products(Collection<Product> products) {
            products.forEach(this::product);
            return this;
        }

        public Builder coupon(Coupon coupon) {
            shop().coupons.put(coupon.code(), new CouponUses(coupon));
            return this;
        }

        public Builder coupons(Collection<Coupon> coupons) {
            coupons.forEach(this::coupon);
            return this;
        }

        /** The data as gathered so far; what is added to the builder later does not change it. */
        public InMemoryRetailData build() {
            Map<String, Shop> copies = new HashMap<>();
            shops.forEach((name, shop) -> copies.put(name, shop.copy()));
            return new InMemoryRetailData(Map.copyOf(copies));
        }

        private Shop shop() {
            return shops.computeIfAbsent(tenant, name -> new Shop());
        }
    }

    /** One tenant's data. */
    private static final class Shop {
        private static final Shop EMPTY = new Shop();

        private final Map<String, User> users = new LinkedHashMap<>();
        private final Map<String, Order> orders = new LinkedHashMap<>();
        private final Map<String, Store> stores = new LinkedHashMap<>();
        private final Map<String, Product> products = new LinkedHashMap<>();
        private final Map<String, CouponUses> coupons = new TreeMap<>();
        private Map<String, List<Order>> newestFirst = Map.of();
        private StoreIndex byPlace = StoreIndex.of(List.of());

        private Shop copy() {
            Shop copy = new Shop();
            copy.users.putAll(users);
            copy.orders.putAll(orders);
            copy.newestFirst =
                    orders.values().stream().sorted(NEWEST_FIRST).collect(Collectors.groupingBy(Order::userId));
            copy.stores.putAll(stores);
            copy.byPlace = StoreIndex.of(stores.values());
            copy.products.putAll(products);
            coupons.forEach((code, uses) -> copy.coupons.put(code, new CouponUses(uses.coupon())));
            return copy;
        }
    }

    /** A coupon with who used it under which id. */
    private static final class CouponUses {
        /** Retries come at once; so many later uses push an id out. */
        private static final int REMEMBERED = 1000;

        private final LinkedHashSet<Use> uses = new LinkedHashSet<>();
        private Coupon coupon;

        private CouponUses(Coupon coupon) {
            this.coupon = coupon;
        }

        private synchronized Coupon coupon() {
            return coupon;
        }

        private synchronized Redemption redeem(String user, String redemptionId, Instant at) {
            Use use = new Use(redemptionId, user);
            if (uses.contains(use)) {
                return Redemption.ALREADY_REDEEMED;
            }
            boolean idOfAnother = uses.stream().anyMatch(other -> other.id().equals(redemptionId));
            if (idOfAnother || !coupon.isValidFor(user, at)) {
                return Redemption.NOT_VALID;
            }
            uses.add(use);
            if (uses.size() > REMEMBERED) {
                uses.remove(uses.iterator().next());
            }
            coupon = usedOnceMore(coupon);
            return Redemption.REDEEMED;
        }

        private static Coupon usedOnceMore(Coupon coupon) {
            return new Coupon(
                    coupon.code(),
                    coupon.userId(),
                    coupon.storeIds(),
                    coupon.productIds(),
                    coupon.categories(),
                    coupon.percentOff(),
                    coupon.amountOff(),
                    coupon.currency(),
                    coupon.description(),
                    coupon.validFrom(),
                    coupon.validUntil(),
                    coupon.maxUses(),
                    coupon.usedCount() + 1);
        }

        private record Use(String id, String user) {}
    }
}
