package dev.h002.core.grounding;

import dev.h002.Context;
import dev.h002.Fact;
import dev.h002.retail.Order;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a sentence about an order to that order's own status: another order's would be just as wrong as none's. A sentence that
 * names no order is about the open ones, or about any if none is open.
 */
final class OrderStatuses {
    private static final Pattern ABOUT_AN_ORDER = Pattern.compile(
            "\\b(?:your|the|this|that|an?)\\s+(?:latest |last |open |next )?+(?:order|package|parcel|delivery|shipment)s?\\b");

    /** What is said of an order, with the stored statuses it may stand for, besides the same word itself. */
    private static final Map<String, Set<String>> SAYINGS = new LinkedHashMap<>();

    static {
        Set<String> underWay = Set.of("shipped", "dispatched", "in_transit", "out_for_delivery");
        for (String saying : List.of("on its way", "on the way", "shipped", "dispatched", "in transit", "travelling")) {
            SAYINGS.put(saying, underWay);
        }
        SAYINGS.put("out for delivery", Set.of("out_for_delivery"));
        SAYINGS.put("delivered", Set.of("delivered"));
        SAYINGS.put("arrived", Set.of("delivered", "ready_for_pickup"));
        SAYINGS.put("ready", Set.of("ready_for_pickup", "ready"));
        SAYINGS.put("picked up", Set.of("picked_up", "collected"));
        SAYINGS.put("collected", Set.of("picked_up", "collected"));
        for (String saying : List.of("processing", "processed", "pending", "prepared", "packed")) {
            SAYINGS.put(saying, Set.of("processing", "pending", "packed", "placed", "confirmed"));
        }
        SAYINGS.put("cancelled", Set.of("cancelled", "canceled"));
        SAYINGS.put("canceled", Set.of("cancelled", "canceled"));
        SAYINGS.put("returned", Set.of("returned", "refunded"));
        SAYINGS.put("refunded", Set.of("refunded"));
        SAYINGS.put("delayed", Set.of("delayed"));
        SAYINGS.put("lost", Set.of("lost"));
    }

    private static final Pattern SAYING = Pattern.compile("\\b(?:" + String.join("|", SAYINGS.keySet()) + ")\\b");

    private final List<Order> orders;

    OrderStatuses(Context context) {
        this.orders = context.facts(Fact.PlacedOrder.class).stream()
                .map(Fact.PlacedOrder::order)
                .toList();
    }

    /**
     * What a sentence wrongly says of an order.
     *
     * @param sentence with the customer's values. The first saying in it counts; later ones may speak of what comes next.
     */
    Optional<String> contradicted(String sentence) {
        Matcher saying = SAYING.matcher(sentence.toLowerCase(Locale.ROOT));
        if (!isAboutOne(sentence) || !saying.find()) {
            return Optional.empty();
        }
        List<Order> named = named(sentence);
        List<Order> meant = named.isEmpty() ? openOrAll() : named;
        String said = saying.group();
        return meant.stream().anyMatch(order -> fits(order, said)) ? Optional.empty() : Optional.of(said);
    }

    /** Whether a sentence, with the customer's values, speaks of an order of theirs. */
    boolean isAboutOne(String sentence) {
        return !named(sentence).isEmpty()
                || ABOUT_AN_ORDER.matcher(sentence.toLowerCase(Locale.ROOT)).find();
    }

    private List<Order> named(String sentence) {
        return orders.stream().filter(order -> sentence.contains(order.id())).toList();
    }

    private List<Order> openOrAll() {
        List<Order> open = orders.stream().filter(Order::isOpen).toList();
        return open.isEmpty() ? orders : open;
    }

    private static boolean fits(Order order, String said) {
        String status = order.status()
                .strip()
                .toLowerCase(Locale.ROOT)
                .replace(' ', '_')
                .replace('-', '_');
        return status.contains(said.replace(' ', '_'))
                || SAYINGS.getOrDefault(said, Set.of()).contains(status);
    }
}
