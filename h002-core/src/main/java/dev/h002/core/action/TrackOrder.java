package dev.h002.core.action;

import dev.h002.core.wording.OrderWording;
import dev.h002.core.wording.Wording;
import dev.h002.retail.Order;
import dev.h002.spi.ActionHandler;
import dev.h002.spi.ConfirmedAction;
import dev.h002.spi.RetailData;
import java.util.Map;

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
        Wording wording = Wording.in(action.language());
        String id = action.arguments().get("order");
        return data.orders(action.user(), LATEST).stream()
                .filter(order -> order.id().equals(id))
                .findFirst()
                .map(order -> new Result(true, sentences(wording, order)))
                .orElseGet(() -> new Result(false, wording.say("order.gone")));
    }

    private static String sentences(Wording wording, Order order) {
        return OrderWording.sentences(wording, wording.say("order", Map.of("order", order.id())), order);
    }
}
