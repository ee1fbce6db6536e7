package dev.h002.core.wording;

import dev.h002.retail.Order;
import dev.h002.retail.OrderItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How an order is described to the customer who placed it. */
public final class OrderWording {
    private static final int MAX_ITEMS = 3;
    private static final int MAX_TRACKING_IDS = 3;

    private OrderWording() {}

    /**
     * The order with its status, items and tracking numbers, in one sentence or two.
     *
     * @param subject how the sentence begins, such as {@code Your order 4711}
     */
    public static String sentences(Wording wording, String subject, Order order) {
        String items = items(wording, order);
        String status = status(wording, order);
        String state = items.isEmpty()
                ? wording.say("order.status", Map.of("subject", subject, "status", status))
                : wording.say("order.status.items", Map.of("subject", subject, "status", status, "items", items));
        String tracking = tracking(wording, order);
        return tracking.isEmpty() ? state : state + " " + Wording.capitalised(tracking) + ".";
    }

    /**
     * The status as the end of a sentence: {@code has shipped}, {@code was delivered}, {@code is out for delivery}. A status that
     * is none of the usual ones stays in the retailer's words.
     */
    public static String status(Wording wording, Order order) {
        String words = order.status()
                .strip()
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ')
                .replace('-', ' ');
        String key = "status." + words.replace(' ', '_');
        if (wording.has(key)) {
            return wording.say(key);
        }
        return words.isEmpty() ? wording.say("no-status") : wording.say("unknown-status", Map.of("status", words));
    }

    /** What was ordered, such as {@code 2 × Hot Chocolate and Bagel}; after three items {@code and more}. */
    public static String items(Wording wording, Order order) {
        List<String> parts = new ArrayList<>();
        for (OrderItem item :
                order.items().subList(0, Math.min(MAX_ITEMS, order.items().size()))) {
            parts.add(item.quantity() == 1 ? item.name() : item.quantity() + " × " + item.name());
        }
        if (order.items().size() > MAX_ITEMS) {
            parts.add(wording.say("items.more"));
        }
        return wording.list(parts);
    }

    /** {@code tracking number X}, or empty if the order has none. */
    public static String tracking(Wording wording, Order order) {
        List<String> ids = order.trackingIds()
                .subList(0, Math.min(MAX_TRACKING_IDS, order.trackingIds().size()));
        if (ids.isEmpty()) {
            return "";
        }
        return wording.say(ids.size() > 1 ? "tracking.several" : "tracking", Map.of("ids", wording.list(ids)));
    }
}
