package dev.h002.examples.data;

import dev.h002.retail.Order;
import dev.h002.retail.OrderItem;
import dev.h002.retail.Product;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** An order that has no number yet: numbers rise with time, so they are given when all orders are known. */
record Purchase(
        String userId,
        Instant placedAt,
        String status,
        List<OrderItem> items,
        String storeId,
        List<String> trackingIds) {

    static OrderItem item(Product product, int quantity) {
        return new OrderItem(product.id(), product.name(), quantity, product.price());
    }

    /** Oldest first, numbered from a first number the dice choose, with the small gaps a real register has. */
    static List<Order> number(List<Purchase> purchases, Dice dice) {
        List<Purchase> oldestFirst = new ArrayList<>(purchases);
        oldestFirst.sort(Comparator.comparing(Purchase::placedAt));
        List<Order> orders = new ArrayList<>(oldestFirst.size());
        int number = dice.between(2_000, 5_000);
        for (Purchase purchase : oldestFirst) {
            number += dice.between(1, 3);
            int year =
                    purchase.placedAt().atZone(ZoneId.of(Catalogue.TIME_ZONE)).getYear();
            orders.add(purchase.numbered(String.format(Locale.ROOT, "ORD-%d-%06d", year, number)));
        }
        return orders;
    }

    private Order numbered(String id) {
        BigDecimal total = items.stream()
                .map(item -> item.unitPrice().multiply(BigDecimal.valueOf(item.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Order(id, userId, placedAt, status, items, total, Catalogue.CURRENCY, storeId, trackingIds);
    }
}
