package dev.h002.mongo;

import dev.h002.StoreException;
import dev.h002.UserKey;
import dev.h002.retail.Coupon;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Order;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.retail.User;
import dev.h002.spi.RetailData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;

/** Reads a retailer's collections, and redeems coupons with one conditional update. Thread-safe. */
final class MongoRetailData implements RetailData {
    private static final int MAX_ORDERS = 10_000;
    private static final int MAX_OPEN_ORDERS = 1_000;
    /** Read beyond the limit, in place of documents that turn out to be damaged. */
    private static final int SPARE_ORDERS = 10;

    private static final Document LATEST_FIRST = new Document("placedAt", -1);
    private static final int MAX_COUPONS = 10_000;
    /** Retries come at once; so many later uses push an id out, which keeps the document small. */
    private static final int REMEMBERED_REDEMPTIONS = 1000;

    private static final int REDEEM_ATTEMPTS = 16;
    private static final Comparator<Order> NEWEST_FIRST = Comparator.comparing(
                    Order::placedAt, Comparator.nullsLast(Comparator.<Instant>reverseOrder()))
            .thenComparing(Order::id);

    private final UserShape userShape = new UserShape();
    private final OrderShape orderShape = new OrderShape();
    private final StoreShape storeShape = new StoreShape();
    private final ProductShape productShape = new ProductShape();
    private final CouponShape couponShape = new CouponShape();
    private final NamedCollections collections;
    private final StoreDirectory directory;
    private final SkippedDocuments skipped;

    MongoRetailData(NamedCollections collections, StoreDirectory directory, SkippedDocuments skipped) {
        this.collections = collections;
        this.directory = directory;
        this.skipped = skipped;
    }

    @Override
    public Optional<User> user(UserKey user) {
        return one(user.tenant(), userShape, user.user());
    }

    @Override
    public List<Order> orders(UserKey user, int limit) {
        TenantCollection orders = collections.of(orderShape);
        Document theirs = new Document("userId", user.user());
        int latest = limit <= 0 ? 0 : Math.min(limit, MAX_ORDERS) + SPARE_ORDERS;
        List<Document> documents = new ArrayList<>(orders.find(user.tenant(), theirs, LATEST_FIRST, latest));
        if (documents.size() == latest) {
            // There may be older ones. The server drops what surely ended, and Order.isOpen decides on the rest.
            Document mayBeOpen =
                    new Document(theirs).append("status", new Document("$nin", OrderShape.endedStatuses()));
            documents.addAll(orders.find(user.tenant(), mayBeOpen, LATEST_FIRST, MAX_OPEN_ORDERS));
        }

        Map<String, Order> byId = new LinkedHashMap<>();
        skipped.readable(user.tenant(), orderShape, documents).forEach(order -> byId.put(order.id(), order));
        List<Order> newestFirst = new ArrayList<>(byId.values());
        newestFirst.sort(NEWEST_FIRST);
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
        return directory.nearest(tenant, place, limit);
    }

    @Override
    public Optional<Store> store(String tenant, String storeId) {
        return one(tenant, storeShape, DocumentIds.require("storeId", storeId));
    }

    @Override
    public List<Product> products(String tenant, Collection<String> productIds) {
        Map<String, Product> found = new HashMap<>();
        // Ids from a store's list: what cannot be one is as unknown as any other.
        List<String> ids = productIds.stream().filter(DocumentIds::isValid).toList();
        List<Document> documents = collections.of(productShape).byIds(tenant, ids);
        skipped.readable(tenant, productShape, documents).forEach(product -> found.put(product.id(), product));
        return productIds.stream()
                .distinct()
                .map(found::get)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public List<Coupon> coupons(UserKey user, Instant at) {
        Document theirsOrEveryones = new Document("userId", new Document("$in", Arrays.asList(null, user.user())));
        List<Document> documents =
                collections.of(couponShape).find(user.tenant(), theirsOrEveryones, null, MAX_COUPONS);
        return skipped.readable(user.tenant(), couponShape, documents).stream()
                .filter(coupon -> coupon.isValidFor(user.user(), at))
                .sorted(Comparator.comparing(Coupon::code))
                .toList();
    }

    @Override
    public Redemption redeem(UserKey user, String couponCode, String redemptionId, Instant at) {
        DocumentIds.require("redemptionId", redemptionId);
        DocumentIds.require("couponCode", couponCode);
        TenantCollection coupons = collections.settled(couponShape.collection());
        for (int attempt = 0; attempt < REDEEM_ATTEMPTS; attempt++) {
            Optional<Document> stored = coupons.byId(user.tenant(), couponCode);
            Optional<Coupon> coupon = skipped
                    .readable(user.tenant(), couponShape, stored.stream().toList())
                    .stream()
                    .findFirst();
            if (stored.isEmpty() || coupon.isEmpty()) {
                return Redemption.NOT_VALID;
            }
            Optional<String> earlier = customerOf(stored.get(), redemptionId);
            if (earlier.isPresent()) {
                return earlier.get().equals(user.user()) ? Redemption.ALREADY_REDEEMED : Redemption.NOT_VALID;
            }
            if (!coupon.get().isValidFor(user.user(), at)) {
                return Redemption.NOT_VALID;
            }
            if (coupons.update(
                    user.tenant(),
                    couponCode,
                    usable(stored.get(), coupon.get(), redemptionId),
                    use(user, redemptionId, at))) {
                return Redemption.REDEEMED;
            }
        }
        throw new StoreException("The coupon is in use by too many at once: try again in a moment.", null);
    }

    /** Holds until somebody uses the coupon in between for the last time, or under this id. */
    private static Document usable(Document stored, Coupon coupon, String redemptionId) {
        Document condition = new Document("redemptions.id", new Document("$ne", redemptionId));
        if (coupon.maxUses() != null) {
            boolean counted = stored.get("usedCount") != null;
            condition.append("usedCount", counted ? new Document("$lt", coupon.maxUses()) : null);
        }
        return condition;
    }

    private static Document use(UserKey user, String redemptionId, Instant at) {
        Document redemption =
                new Document("id", redemptionId).append("userId", user.user()).append("at", Date.from(at));
        Document latest = new Document("$each", List.of(redemption)).append("$slice", -REMEMBERED_REDEMPTIONS);
        return new Document("$inc", new Document("usedCount", 1)).append("$push", new Document("redemptions", latest));
    }

    private static Optional<String> customerOf(Document coupon, String redemptionId) {
        return new DocumentReader(coupon)
                .inners("redemptions").stream()
                        .filter(redemption -> redemptionId.equals(redemption.textOrNull("id")))
                        .map(redemption -> redemption.text("userId"))
                        .findFirst();
    }

    private <T> Optional<T> one(String tenant, DocumentShape<T> shape, String id) {
        List<Document> document =
                collections.of(shape).byId(tenant, id).stream().toList();
        return skipped.readable(tenant, shape, document).stream().findFirst();
    }
}
