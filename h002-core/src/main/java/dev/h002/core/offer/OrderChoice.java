package dev.h002.core.offer;

import dev.h002.Context;
import dev.h002.Fact;
import dev.h002.core.wording.Words;
import dev.h002.retail.Order;
import dev.h002.retail.OrderItem;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Which orders an answer about orders speaks of: the one whose number or tracking number the message holds; else those with the
 * item it names; else every open one, parcels first where it speaks of a parcel.
 *
 * <p>One word of an item's name is enough for an order that is still open; a closed one takes two, or the whole name.
 */
public final class OrderChoice {
    private static final int LEAST_OF_CLOSED = 2;

    private static final List<String> PARCEL_WORDS = List.of(
            "parcel",
            "parcels",
            "package",
            "shipment",
            "courier",
            "tracking",
            "delivery",
            "paket",
            "päckchen",
            "sendung",
            "lieferung",
            "lieferadresse",
            "zustellung");

    private OrderChoice() {}

    /** The orders a message names, newest first; empty if it names none. */
    public static List<Order> named(Context context, String message) {
        List<Order> orders = all(context);
        List<Order> numbered = orders.stream()
                .filter(order -> message.contains(order.id())
                        || order.trackingIds().stream().anyMatch(message::contains))
                .toList();
        return numbered.isEmpty() ? withItem(orders, message) : numbered;
    }

    /** The open ones among the orders an answer speaks of, newest first but for parcels where a parcel is spoken of. */
    public static List<Order> open(Context context, String message) {
        List<Order> named = named(context, message);
        if (!named.isEmpty()) {
            return named.stream().filter(Order::isOpen).toList();
        }
        boolean parcel = Mentions.in(message).any(PARCEL_WORDS);
        return all(context).stream()
                .filter(Order::isOpen)
                .sorted(Comparator.comparing(
                        order -> parcel && order.trackingIds().isEmpty()))
                .toList();
    }

    private static List<Order> withItem(List<Order> orders, String message) {
        Set<String> asked = Words.content(message);
        List<String> stems = Words.stems(message);
        int most = orders.stream()
                .mapToInt(order -> words(order, asked, stems))
                .max()
                .orElse(0);
        return most == 0
                ? List.of()
                : orders.stream()
                        .filter(order -> words(order, asked, stems) == most)
                        .toList();
    }

    /** How many words of one item's name a message holds. */
    private static int words(Order order, Set<String> asked, List<String> stems) {
        int most = 0;
        for (OrderItem item : order.items()) {
            int held = (int)
                    Words.content(item.name()).stream().filter(asked::contains).count();
            boolean enough = order.isOpen() || held >= LEAST_OF_CLOSED || Words.holds(stems, Words.stems(item.name()));
            most = Math.max(most, enough ? held : 0);
        }
        return most;
    }

    private static List<Order> all(Context context) {
        return context.facts(Fact.PlacedOrder.class).stream()
                .map(Fact.PlacedOrder::order)
                .toList();
    }
}
