package dev.h002.core.concierge;

import dev.h002.core.offer.NextSteps;
import dev.h002.core.wording.OrderWording;
import dev.h002.core.wording.Wording;
import dev.h002.retail.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers where an order is, and what can still be done about one. */
final class OrderAnswers {
    private OrderAnswers() {}

    static Answer status(Scene scene) {
        List<Order> orders = scene.orders();
        if (orders.isEmpty()) {
            return Answer.of(
                    scene.isMissing("orders")
                            ? "I can't look up your orders at the moment."
                            : "I can't find any orders of yours.");
        }
        Optional<Order> named = orders.stream()
                .filter(order -> scene.message().contains(order.id()))
                .findFirst();
        if (named.isPresent()) {
            return Answer.of(sentence(scene, "Your order ", named.get()));
        }
        List<Order> open = NextSteps.orders(scene.context(), scene.message());
        if (open.isEmpty()) {
            return Answer.of("You have no open orders. " + sentence(scene, "Your latest, ", orders.get(0)));
        }
        return Answer.of(open.size() == 1 ? sentence(scene, "Your order ", open.get(0)) : several(open));
    }

    /** For cancelling and changing: what the order is now, then what the documents say. */
    static Answer cancelOrChange(Scene scene) {
        List<Order> open = NextSteps.orders(scene.context(), scene.message());
        String state = open.isEmpty() ? noOpenOrders(scene) : sentence(scene, "Your order ", open.get(0));
        return PolicyAnswers.quote(scene)
                .map(policy -> new Answer(state + " " + policy.text(), policy.citations()))
                .orElseGet(() -> Answer.of(
                        state + (open.isEmpty() ? "" : " I found no rule about changing it in our documents.")));
    }

    private static String noOpenOrders(Scene scene) {
        return scene.isMissing("orders") ? "I can't look up your orders at the moment." : "You have no open orders.";
    }

    private static String sentence(Scene scene, String start, Order order) {
        boolean comma = start.endsWith(", ");
        Instant placedAt = order.placedAt();
        String items = OrderWording.items(order);
        String tracking = OrderWording.tracking(order);
        StringBuilder text = new StringBuilder(start).append(order.id());
        if (placedAt != null) {
            text.append(comma ? ", from " : " of ").append(date(scene, placedAt));
        }
        text.append(comma ? ", " : " ").append(OrderWording.status(order));
        text.append(items.isEmpty() ? "." : ": " + items + ".");
        return text.append(tracking.isEmpty() ? "" : " " + Wording.capitalised(tracking) + ".")
                .toString();
    }

    private static String several(List<Order> open) {
        List<String> parts = new ArrayList<>();
        for (Order order : open.subList(0, Math.min(NextSteps.MAX, open.size()))) {
            List<String> details = new ArrayList<>(List.of(OrderWording.items(order), OrderWording.tracking(order)));
            details.removeIf(String::isEmpty);
            parts.add(order.id() + " " + OrderWording.status(order)
                    + (details.isEmpty() ? "" : " (" + String.join("; ", details) + ")"));
        }
        String latest = open.size() > NextSteps.MAX ? " open orders. The latest: " : " open orders: ";
        return "You have " + open.size() + latest + String.join("; ", parts) + ".";
    }

    private static String date(Scene scene, Instant at) {
        return Wording.date(
                at.atZone(scene.zone()).toLocalDate(),
                scene.now().atZone(scene.zone()).toLocalDate());
    }
}
