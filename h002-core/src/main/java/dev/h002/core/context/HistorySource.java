package dev.h002.core.context;

import dev.h002.Fact;
import dev.h002.retail.Order;
import dev.h002.retail.OrderItem;
import dev.h002.spi.ContextRequest;
import dev.h002.spi.ContextSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Contributes what the customer's orders come to, in one fact: how many there are, how many they wait for, and the
 * {@value #FAVOURITES} items they keep buying, so that a prompt need not hold the orders to tell. Nothing without orders.
 * Thread-safe.
 *
 * <p>An item counts as in {@code Taste}: half after 90 days, and not where the order was cancelled or returned. Equal ones are
 * ordered by name.
 */
public final class HistorySource implements ContextSource {
    /** What the fragment is called. */
    public static final String NAME = "history";

    /** The most favourites. */
    public static final int FAVOURITES = 5;

    /** Reads what the turn was given and nothing else. */
    public HistorySource() {}

    @Override
    public List<Fact> gather(ContextRequest request) {
        Map<String, Integer> times = new LinkedHashMap<>();
        Map<String, Double> weights = new LinkedHashMap<>();
        int orders = 0;
        int open = 0;
        for (Order order : request.orders()) {
            if (Taste.isUndone(order)) {
                continue;
            }
            orders++;
            open += order.isOpen() ? 1 : 0;
            double weight = Taste.weight(order, request.now());
            order.items().stream().map(OrderItem::name).distinct().forEach(name -> {
                times.merge(name, 1, Integer::sum);
                weights.merge(name, weight, Double::sum);
            });
        }
        return orders == 0 ? List.of() : List.of(new Fact.History(orders, open, favourites(times, weights)));
    }

    private static List<Fact.History.Favourite> favourites(Map<String, Integer> times, Map<String, Double> weights) {
        List<Map.Entry<String, Double>> heaviest = new ArrayList<>(weights.entrySet());
        heaviest.sort(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        return heaviest.stream()
                .limit(FAVOURITES)
                .map(item -> new Fact.History.Favourite(item.getKey(), times.getOrDefault(item.getKey(), 0)))
                .toList();
    }

    @Override
    public String name() {
        return NAME;
    }
}
