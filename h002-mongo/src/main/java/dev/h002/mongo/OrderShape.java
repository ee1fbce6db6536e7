package dev.h002.mongo;

import static dev.h002.mongo.DocumentShape.appendUnlessEmpty;
import static dev.h002.mongo.DocumentShape.appendUnlessNull;

import dev.h002.retail.Order;
import dev.h002.retail.OrderItem;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * {@code orders}: {@code _id, userId, placedAt?, status, items[{productId?, name, quantity, unitPrice}], total, currency,
 * storeId?, trackingIds[]?}.
 */
final class OrderShape implements DocumentShape<Order> {
    private static final List<String> ENDED = List.of(
            "delivered",
            "completed",
            "complete",
            "closed",
            "cancelled",
            "canceled",
            "returned",
            "refunded",
            "collected",
            "picked_up",
            "picked up",
            "picked-up",
            "failed");

    /**
     * The usual spellings of statuses that end an order, for a server to leave out. {@link Order#isOpen} knows more of them, so
     * this never leaves out an open order.
     */
    static List<String> endedStatuses() {
        return ENDED.stream()
                .flatMap(status -> Stream.of(
                        status,
                        status.toUpperCase(Locale.ROOT),
                        status.substring(0, 1).toUpperCase(Locale.ROOT) + status.substring(1)))
                .toList();
    }

    @Override
    public String collection() {
        return "orders";
    }

    @Override
    public String idOf(Order order) {
        return order.id();
    }

    @Override
    public Document write(Order order) {
        Document document = new Document("userId", order.userId());
        appendUnlessNull(document, "placedAt", order.placedAt() == null ? null : Date.from(order.placedAt()));
        document.append("status", order.status())
                .append("items", order.items().stream().map(OrderShape::write).toList())
                .append("total", DocumentShape.decimal("total", order.total()))
                .append("currency", order.currency());
        appendUnlessNull(document, "storeId", order.storeId());
        appendUnlessEmpty(document, "trackingIds", order.trackingIds());
        return document;
    }

    private static Document write(OrderItem item) {
        Document document = new Document();
        appendUnlessNull(document, "productId", item.productId());
        return document.append("name", item.name())
                .append("quantity", item.quantity())
                .append("unitPrice", DocumentShape.decimal("unitPrice", item.unitPrice()));
    }

    @Override
    public Order read(String id, DocumentReader in) {
        List<OrderItem> items =
                in.inners("items").stream().map(OrderShape::readItem).toList();
        return new Order(
                id,
                in.text("userId"),
                in.instantOrNull("placedAt"),
                in.text("status"),
                items,
                in.money("total"),
                in.currency("currency"),
                in.textOrNull("storeId"),
                in.texts("trackingIds"));
    }

    private static OrderItem readItem(DocumentReader in) {
        return new OrderItem(in.textOrNull("productId"), in.text("name"), in.count("quantity"), in.money("unitPrice"));
    }

    @Override
    public Set<String> fields() {
        return Set.of("userId", "placedAt", "status", "items", "total", "currency", "storeId", "trackingIds");
    }
}
