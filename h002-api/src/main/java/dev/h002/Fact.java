package dev.h002;

import dev.h002.retail.Coupon;
import dev.h002.retail.Order;
import dev.h002.retail.OrderItem;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.retail.User;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is true about this customer, place or moment; the only ground an answer may stand on.
 *
 * <p>The built-in kinds are typed; a retailer's own source contributes {@link Custom} facts. {@code toString} of every kind
 * hides its values.
 */
public sealed interface Fact {
    /**
     * The values under their JSON names, in a fixed order: strings, numbers, booleans, lists and maps of these. May hold
     * personal data: only the fields named by {@link #personalFields()} do.
     */
    Map<String, Object> fields();

    /** Which top-level fields are personal by declaration, with the type to mask them as; each value of a list on its own. */
    default Map<String, EntityType> personalFields() {
        return Map.of();
    }

    /** Who the customer is: name and preferences. */
    record Profile(User user) implements Fact {
        @Override
        public Map<String, Object> fields() {
            return fieldsOf("name", user.name(), "preferences", user.preferences());
        }

        @Override
        public Map<String, EntityType> personalFields() {
            return Map.of("name", EntityType.NAME);
        }

        @Override
        public String toString() {
            return "Profile[hidden]";
        }
    }

    /** An order of this customer. */
    record PlacedOrder(Order order) implements Fact {
        @Override
        public Map<String, Object> fields() {
            List<Map<String, Object>> items = new ArrayList<>();
            for (OrderItem item : order.items()) {
                items.add(fieldsOf("name", item.name(), "quantity", item.quantity(), "unitPrice", item.unitPrice()));
            }
            return fieldsOf(
                    "id", order.id(),
                    "status", order.status(),
                    "placedAt",
                            order.placedAt() == null ? null : order.placedAt().toString(),
                    "total", order.total(),
                    "currency", order.currency(),
                    "items", items,
                    "trackingIds", order.trackingIds());
        }

        @Override
        public Map<String, EntityType> personalFields() {
            return Map.of("id", EntityType.ORDER, "trackingIds", EntityType.REFERENCE);
        }

        @Override
        public String toString() {
            return "PlacedOrder[hidden]";
        }
    }

    /**
     * What the orders come to.
     *
     * @param orders how many were looked at, cancelled and returned ones left out
     * @param open how many of them the customer still waits for
     * @param favourites what they keep buying, most first
     */
    record History(int orders, int open, List<Favourite> favourites) implements Fact {
        /**
         * Something they keep buying.
         *
         * @param times in how many orders it was
         */
        public record Favourite(String name, int times) {}

        public History {
            favourites = List.copyOf(favourites);
        }

        @Override
        public Map<String, Object> fields() {
            List<Map<String, Object>> items = new ArrayList<>();
            favourites.forEach(favourite -> items.add(fieldsOf("name", favourite.name(), "times", favourite.times())));
            return fieldsOf("orders", orders, "open", open, "favourites", items);
        }

        @Override
        public String toString() {
            return "History[hidden]";
        }
    }

    /**
     * A store near the customer.
     *
     * @param distanceMeters from where the customer is, or null if that is not known
     * @param walkingMinutes at a comfortable pace, rounded up; null with the distance, and where it is too far to walk
     * @param closesAt when it closes, in its time zone; null if it is closed now or never closes
     */
    record NearbyStore(
            Store store,
            @Nullable Double distanceMeters,
            @Nullable Integer walkingMinutes,
            boolean open,
            @Nullable ZonedDateTime closesAt)
            implements Fact {
        @Override
        public Map<String, Object> fields() {
            return fieldsOf(
                    "id",
                    store.id(),
                    "name",
                    store.name(),
                    "distanceMeters",
                    distanceMeters,
                    "walkingMinutes",
                    walkingMinutes,
                    "open",
                    open,
                    "closesAt",
                    closesAt == null ? null : closesAt.toOffsetDateTime().toString(),
                    "categories",
                    store.categories());
        }

        @Override
        public String toString() {
            return "NearbyStore[hidden]";
        }
    }

    /** A coupon this customer may claim now. */
    record UsableCoupon(Coupon coupon) implements Fact {
        @Override
        public Map<String, Object> fields() {
            return fieldsOf(
                    "code", coupon.code(),
                    "description", coupon.description(),
                    "percentOff", coupon.percentOff(),
                    "amountOff", coupon.amountOff(),
                    "currency", coupon.currency(),
                    "validUntil", coupon.validUntil().toString(),
                    "storeIds", coupon.storeIds().isEmpty() ? null : coupon.storeIds(),
                    "productIds", coupon.productIds().isEmpty() ? null : coupon.productIds());
        }

        @Override
        public String toString() {
            return "UsableCoupon[hidden]";
        }
    }

    /**
     * An item that meets the need.
     *
     * @param storeId where it is sold, or null if not known
     * @param why one short reason, such as {@code warms you up; you bought it 3 times}
     */
    record Recommendation(Product product, @Nullable String storeId, String why) implements Fact {
        @Override
        public Map<String, Object> fields() {
            return fieldsOf(
                    "id", product.id(),
                    "name", product.name(),
                    "price", product.price(),
                    "currency", product.currency(),
                    "storeId", storeId,
                    "why", why);
        }

        @Override
        public String toString() {
            return "Recommendation[hidden]";
        }
    }

    /** A passage of a company document. */
    record Knowledge(Passage passage) implements Fact {
        @Override
        public Map<String, Object> fields() {
            return fieldsOf(
                    "source", passage.source(),
                    "title", passage.title(),
                    "chunk", passage.chunk(),
                    "text", passage.text(),
                    "score", passage.score());
        }

        @Override
        public String toString() {
            return "Knowledge[hidden]";
        }
    }

    /**
     * What a retailer's own {@link dev.h002.spi.ContextSource} contributes.
     *
     * @param fields strings, numbers, booleans, lists and maps of these
     * @param personalFields which of them are personal, with the type to mask them as
     */
    record Custom(Map<String, Object> fields, Map<String, EntityType> personalFields) implements Fact {
        public Custom {
            fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
            personalFields = Map.copyOf(personalFields);
            Set<String> unknown = new java.util.TreeSet<>(personalFields.keySet());
            unknown.removeAll(fields.keySet());
            if (!unknown.isEmpty()) {
                throw new InvalidInputException(
                        "personalFields", "Declared personal, but not among the fields: " + unknown + ".");
            }
        }

        @Override
        public String toString() {
            return "Custom" + fields.keySet();
        }
    }

    /** A fact without personal data. */
    static Fact of(String field, Object value) {
        return of(Map.of(field, value));
    }

    /** A fact without personal data. */
    static Fact of(Map<String, Object> fields) {
        return new Custom(fields, Map.of());
    }

    private static Map<String, Object> fieldsOf(@Nullable Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                fields.put((String) java.util.Objects.requireNonNull(namesAndValues[i]), value);
            }
        }
        return java.util.Collections.unmodifiableMap(fields);
    }
}
