package dev.h002.core.action;

import dev.h002.core.wording.OrderWording;
import dev.h002.core.wording.Wording;
import dev.h002.retail.Order;
import dev.h002.spi.ActionHandler;
import dev.h002.spi.ConfirmedAction;
import dev.h002.spi.RetailData;

/**
 * Says where one of the customer's own orders is now, for {@link dev.h002.Action#TRACK_ORDER}. Reads it again, so the status
 * is that of the moment of confirming. Thread-safe; changes nothing.
 */
public final class TrackOrder implements ActionHandler {
    private static final int LATEST = 50;

    private final RetailData data;

    public TrackOrder(RetailData data) {
        this.data = data;
    }

    @Override
    public Result handle(ConfirmedAction action) {
        String id = action.arguments().get("order");
        return data.orders(action.user(), LATEST).stream()
                .filter(order -> order.id().equals(id))
                .findFirst()
                .map(order -> new Result(true, sentence(order)))
                .orElseGet(() -> new Result(false, "That order is no longer among your orders."));
    }

    private static String sentence(Order order) {
        String items = OrderWording.items(order);
        String tracking = OrderWording.tracking(order);
        return "Order " + order.id() + " " + OrderWording.status(order)
                + (items.isEmpty() ? "." : ": " + items + ".")
                + (tracking.isEmpty() ? "" : " " + Wording.capitalised(tracking) + ".");
    }
}
