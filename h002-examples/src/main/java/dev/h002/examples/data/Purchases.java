package dev.h002.examples.data;

import dev.h002.retail.OrderItem;
import dev.h002.retail.Product;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes what customers bought in the last 180 days, the recent past more often than the distant. How far an order has come
 * follows from its age and kind, at the pace the shipping and pickup documents promise: fresh food is there within the hour,
 * parcels take three to five days, pickups wait two hours for fresh food and seven days for the rest. Not thread-safe.
 */
final class Purchases {
    private static final Duration PERIOD = Duration.ofDays(180);
    private static final Duration YOUNGEST = Duration.ofMinutes(2);
    private static final Set<String> FRESH = Set.of("hot drinks", "cold drinks", "bakery", "meals");
    private static final BigDecimal SEVERAL_BELOW = new BigDecimal("10");
    private static final int MOST_LINES = 4;
    private static final double HABIT = 0.7;

    private final Dice dice;
    private final Instant now;

    Purchases(Dice dice, Instant now) {
        this.dice = dice;
        this.now = now;
    }

    Purchase of(Taste taste) {
        Taste.Shelf shelf = dice.pick(taste.shelves());
        Set<Product> bought = bought(taste, shelf);
        List<OrderItem> items = new ArrayList<>();
        boolean fresh = false;
        for (Product product : bought) {
            boolean several = product.price().compareTo(SEVERAL_BELOW) < 0 && dice.chance(0.25);
            items.add(Purchase.item(product, several ? dice.between(2, 3) : 1));
            fresh |= FRESH.contains(product.category());
        }
        double recent = dice.fraction();
        Duration age = YOUNGEST.plusSeconds(
                (long) (recent * recent * PERIOD.minus(YOUNGEST.multipliedBy(2)).toSeconds()));
        String status = dice.chance(0.25) ? pickup(age, fresh) : delivery(age, fresh);
        return new Purchase(
                taste.user().id(), now.minus(age), status, items, shelf.store().id(), tracking(status, fresh));
    }

    private Set<Product> bought(Taste taste, Taste.Shelf shelf) {
        List<Product> usual =
                taste.favourites().stream().filter(shelf.suitable()::contains).toList();
        Set<Product> bought = new LinkedHashSet<>();
        int lines = dice.between(1, MOST_LINES);
        for (int i = 0; i < lines; i++) {
            bought.add(dice.pick(dice.chance(HABIT) ? usual : shelf.suitable()));
        }
        return bought;
    }

    private String pickup(Duration age, boolean fresh) {
        Duration ready = fresh ? Duration.ofMinutes(15) : Duration.ofHours(2);
        Duration held = fresh ? Duration.ofHours(2) : Duration.ofHours(dice.between(6, 7 * 24));
        if (age.compareTo(ready) < 0) {
            return "processing";
        }
        if (age.compareTo(ready.plus(held)) < 0) {
            return "ready_for_pickup";
        }
        return ended("picked_up", fresh);
    }

    private String delivery(Duration age, boolean fresh) {
        Duration sent = fresh ? Duration.ofMinutes(15) : Duration.ofHours(dice.between(6, 30));
        Duration onTheRoad = fresh ? Duration.ofMinutes(25) : Duration.ofHours(dice.between(66, 90));
        Duration there = fresh ? Duration.ofMinutes(45) : onTheRoad.plusHours(dice.between(8, 20));
        if (age.compareTo(sent) < 0) {
            return "processing";
        }
        if (age.compareTo(onTheRoad) < 0) {
            return fresh ? "processing" : "shipped";
        }
        if (age.compareTo(there) < 0) {
            return "out_for_delivery";
        }
        return ended("delivered", fresh);
    }

    private String ended(String well, boolean fresh) {
        double luck = dice.fraction();
        if (luck < 0.04) {
            return "cancelled";
        }
        return luck < 0.09 && !fresh ? "returned" : well;
    }

    /** Only what travels as a parcel is tracked; a few are split in two. */
    private List<String> tracking(String status, boolean fresh) {
        if (fresh || !Set.of("shipped", "out_for_delivery", "delivered").contains(status)) {
            return List.of();
        }
        return dice.chance(0.08) ? List.of(trackingId(), trackingId()) : List.of(trackingId());
    }

    private String trackingId() {
        return "RVT-" + dice.code(4) + "-" + dice.code(4);
    }
}
