package dev.h002.core.action;

import dev.h002.Action;
import dev.h002.core.offer.NextSteps;
import dev.h002.core.wording.Wording;
import dev.h002.retail.Order;
import dev.h002.retail.OrderItem;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.spi.ActionHandler;
import dev.h002.spi.ConfirmedAction;
import dev.h002.spi.RetailData;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A retailer's handler that is called only if what was offered still holds when the customer confirms: the order is theirs and
 * received, all of its items are still sold, the item costs what it did. Says what was done in the customer's language where the
 * handler leaves the words to it. Thread-safe.
 */
public final class RecheckedAction implements ActionHandler {
    private static final int LATEST = 50;

    private static final Saying ORDER_GONE = new Saying("order.gone");
    private static final Saying NOT_RECEIVED = new Saying("return.not", "order");
    private static final Saying NOT_SOLD = new Saying("reorder.gone", "order");
    private static final Saying PRICE_CHANGED = new Saying("basket.changed", "item");

    private final ActionHandler handler;
    private final Saying done;
    private final Function<ConfirmedAction, Optional<String>> objection;

    private RecheckedAction(ActionHandler handler, Saying done, Function<ConfirmedAction, Optional<String>> objection) {
        this.handler = handler;
        this.done = done;
        this.objection = objection;
    }

    /** The handler with what its type needs checked; the handler itself for types that are not ours. */
    public static ActionHandler recheck(String type, ActionHandler handler, RetailData data) {
        return switch (type) {
            case Action.START_RETURN ->
                new RecheckedAction(handler, new Saying("return.done", "order"), action -> received(action, data));
            case Action.REORDER ->
                new RecheckedAction(handler, new Saying("reorder.done", "order"), action -> stillSold(action, data));
            case Action.ADD_TO_BASKET ->
                new RecheckedAction(handler, new Saying("basket.done", "item"), action -> samePrice(action, data));
            case Action.TALK_TO_PERSON ->
                new RecheckedAction(handler, new Saying("person.done"), action -> Optional.empty());
            default -> handler;
        };
    }

    @Override
    public Result handle(ConfirmedAction action) throws Exception {
        Optional<String> objected = objection.apply(action);
        if (objected.isPresent()) {
            return new Result(false, objected.get());
        }
        Result result = handler.handle(action);
        return result.done() && result.text().isBlank() ? new Result(true, done.in(action)) : result;
    }

    private static Optional<String> received(ConfirmedAction action, RetailData data) {
        Optional<Order> order = order(action, data);
        if (order.isEmpty()) {
            return Optional.of(ORDER_GONE.in(action));
        }
        return NextSteps.isReceived(order.get()) ? Optional.empty() : Optional.of(NOT_RECEIVED.in(action));
    }

    private static Optional<String> stillSold(ConfirmedAction action, RetailData data) {
        Optional<Order> order = order(action, data);
        if (order.isEmpty()) {
            return Optional.of(ORDER_GONE.in(action));
        }
        List<String> ids = order.get().items().stream()
                .map(OrderItem::productId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        boolean whole = ids.size() > 0
                && order.get().items().stream().allMatch(item -> item.productId() != null)
                && data.products(action.user().tenant(), ids).size() == ids.size();
        return whole ? Optional.empty() : Optional.of(NOT_SOLD.in(action));
    }

    private static Optional<String> samePrice(ConfirmedAction action, RetailData data) {
        String tenant = action.user().tenant();
        String id = argument(action, "product");
        Optional<Product> product = data.products(tenant, List.of(id)).stream().findFirst();
        boolean same = product.filter(sold -> sold.price().compareTo(new BigDecimal(argument(action, "price"))) == 0
                        && sold.currency().equals(argument(action, "currency")))
                .isPresent();
        String storeId = action.arguments().get("store");
        boolean there = storeId == null
                || data.store(tenant, storeId)
                        .map(Store::productIds)
                        .filter(sold -> sold.contains(id))
                        .isPresent();
        return same && there ? Optional.empty() : Optional.of(PRICE_CHANGED.in(action));
    }

    private static Optional<Order> order(ConfirmedAction action, RetailData data) {
        String id = argument(action, "order");
        return data.orders(action.user(), LATEST).stream()
                .filter(order -> order.id().equals(id))
                .findFirst();
    }

    private static String argument(ConfirmedAction action, String name) {
        return action.arguments().getOrDefault(name, "");
    }

    /** A phrase whose slots are called as the action's arguments are. */
    private record Saying(String key, List<String> slots) {
        Saying(String key, String... slots) {
            this(key, List.of(slots));
        }

        String in(ConfirmedAction action) {
            Map<String, String> values = new HashMap<>();
            for (String slot : slots) {
                values.put(slot, argument(action, slot));
            }
            return Wording.in(action.language()).say(key, values);
        }
    }
}
