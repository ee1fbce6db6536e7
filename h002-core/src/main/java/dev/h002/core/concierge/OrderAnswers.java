package dev.h002.core.concierge;

import dev.h002.core.offer.NextSteps;
import dev.h002.core.offer.OrderChoice;
import dev.h002.core.wording.OrderWording;
import dev.h002.core.wording.Wording;
import dev.h002.retail.Order;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers where an order is, and what can still be done about one. */
final class OrderAnswers {
    private OrderAnswers() {}

    static Answer status(Scene scene) {
        List<Order> orders = scene.orders();
        if (orders.isEmpty()) {
            return Answer.of(scene.say(scene.isMissing("orders") ? "orders.unread" : "orders.none"));
        }
        List<Order> named = OrderChoice.named(scene.context(), scene.message());
        if (!named.isEmpty() && (named.size() == 1 || !named.get(0).isOpen())) {
            return Answer.of(sentences(scene, "order.yours", named.get(0)));
        }
        List<Order> open = OrderChoice.open(scene.context(), scene.message());
        if (open.isEmpty()) {
            return Answer.of(scene.say("orders.closed"), sentences(scene, "order.latest", orders.get(0)));
        }
        return Answer.of(open.size() == 1 ? sentences(scene, "order.yours", open.get(0)) : several(scene, open));
    }

    /** For cancelling and changing: what the order is now, then what the documents say. */
    static Answer cancelOrChange(Scene scene) {
        List<Order> open = OrderChoice.open(scene.context(), scene.message());
        List<Order> named = OrderChoice.named(scene.context(), scene.message());
        Optional<Answer> policy = PolicyAnswers.quote(scene);
        if (open.isEmpty()) {
            if (scene.isMissing("orders")) {
                return after(scene.say("orders.unread"), policy.orElseGet(Answer::of));
            }
            String closed =
                    named.isEmpty() ? scene.say("orders.closed") : sentences(scene, "order.yours", named.get(0));
            return policy.map(quoted -> after(closed, quoted))
                    .orElseGet(() -> Answer.of(scene.say("order.none-to-change")));
        }
        String state = sentences(scene, "order.yours", open.get(0));
        return policy.map(quoted -> after(state, quoted))
                .orElseGet(() -> Answer.of(state, scene.say("order.unchanged")));
    }

    private static Answer after(String sentence, Answer answer) {
        return new Answer(Answer.joined(sentence, answer.text()), answer.citations());
    }

    /** @param subject the key of how it begins; with {@code .dated} behind it, of the same with the order's date */
    private static String sentences(Scene scene, String subject, Order order) {
        Instant placedAt = order.placedAt();
        String start = placedAt == null || !isSameDayOnRecord(scene, placedAt)
                ? scene.say(subject, Map.of("order", order.id()))
                : scene.say(subject + ".dated", Map.of("order", order.id(), "date", date(scene, placedAt)));
        return OrderWording.sentences(scene.wording(), start, order);
    }

    /** Around midnight the record, which is in UTC, names another day than the customer's calendar; then none is told. */
    private static boolean isSameDayOnRecord(Scene scene, Instant placedAt) {
        return placedAt.atZone(scene.zone())
                .toLocalDate()
                .equals(placedAt.atZone(ZoneOffset.UTC).toLocalDate());
    }

    private static String several(Scene scene, List<Order> open) {
        Wording wording = scene.wording();
        List<String> parts = new ArrayList<>();
        for (Order order : open.subList(0, Math.min(NextSteps.MAX, open.size()))) {
            String status = OrderWording.status(wording, order);
            List<String> details =
                    new ArrayList<>(List.of(OrderWording.items(wording, order), OrderWording.tracking(wording, order)));
            details.removeIf(String::isEmpty);
            parts.add(
                    details.isEmpty()
                            ? scene.say("order.brief", Map.of("order", order.id(), "status", status))
                            : scene.say(
                                    "order.brief.details",
                                    Map.of(
                                            "order",
                                            order.id(),
                                            "status",
                                            status,
                                            "details",
                                            String.join("; ", details))));
        }
        return scene.say(
                open.size() > NextSteps.MAX ? "orders.some" : "orders.all",
                Map.of("count", String.valueOf(open.size()), "orders", String.join("; ", parts)));
    }

    private static String date(Scene scene, Instant at) {
        return scene.wording()
                .date(
                        at.atZone(scene.zone()).toLocalDate(),
                        scene.now().atZone(scene.zone()).toLocalDate());
    }
}
