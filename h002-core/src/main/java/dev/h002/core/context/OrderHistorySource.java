package dev.h002.core.context;

import dev.h002.Fact;
import dev.h002.retail.Order;
import dev.h002.spi.ContextRequest;
import dev.h002.spi.ContextSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Contributes what the customer ordered: every open order and the latest {@value #LATEST}, newest first, those without a
 * date last; from the orders of the request, so nothing is read twice. Thread-safe.
 */
public final class OrderHistorySource implements ContextSource {
    /** What the fragment is called. */
    public static final String NAME = "orders";

    /** How many orders are contributed whether open or not. */
    public static final int LATEST = 50;

    private static final Comparator<Order> NEWEST_FIRST =
            Comparator.comparing(OrderHistorySource::placedAt).reversed();

    /** Reads what the turn was given and nothing else. */
    public OrderHistorySource() {}

    @Override
    public List<Fact> gather(ContextRequest request) {
        List<Order> newestFirst = request.orders().stream().sorted(NEWEST_FIRST).toList();
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < newestFirst.size(); i++) {
            Order order = newestFirst.get(i);
            if (i < LATEST || order.isOpen()) {
                facts.add(new Fact.PlacedOrder(order));
            }
        }
        return facts;
    }

    @Override
    public String name() {
        return NAME;
    }

    private static Instant placedAt(Order order) {
        Instant placedAt = order.placedAt();
        return placedAt == null ? Instant.MIN : placedAt;
    }
}
