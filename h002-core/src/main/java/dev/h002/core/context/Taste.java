package dev.h002.core.context;

import dev.h002.retail.Order;
import dev.h002.retail.OrderItem;
import dev.h002.retail.Product;
import dev.h002.retail.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a customer likes, avoids and keeps buying.
 *
 * <p>Preferences are the retailer's words: {@code vegan} and {@code gluten-free} are diets, {@code no X}, {@code avoids X},
 * {@code allergic to X}, {@code X allergy} and {@code X-free} say what to avoid, and anything else is liked.
 *
 * <p>Habit is {@code 1 − 0.5^Σ}, where each order that held the product adds {@code 0.5^(age in days / 90)} to the sum: an
 * order counts half after 90 days, and ten orders do not outweigh everything else. An order without a date counts half.
 * Orders that were cancelled, returned, refunded or failed do not count.
 */
final class Taste {
    private static final double HALF_LIFE_DAYS = 90;
    private static final Pattern AVOID_FIRST = Pattern.compile(
            "^(?:no|not|avoids?|avoiding|without|dislikes?|hates?|allergic to|allergy:?|intolerant to|never)\\s+(.+)$");
    private static final Pattern AVOID_LAST = Pattern.compile("^(.+?)(?:[ -]free|\\s+allergy|\\s+intolerance)$");
    private static final Pattern LIKING =
            Pattern.compile("^(?:likes?|loves?|prefers?|enjoys?|fan of)\\s+|\\s+(?:lover|fan|drinker|tooth)$");
    private static final Set<String> UNDONE =
            Set.of("cancelled", "canceled", "returned", "refunded", "failed", "rejected");

    private final boolean vegan;
    private final boolean glutenFree;
    private final List<String> likes;
    private final List<String> avoids;
    private final Map<String, Integer> times;
    private final Map<String, Double> weights;

    private Taste(
            boolean vegan,
            boolean glutenFree,
            List<String> likes,
            List<String> avoids,
            Map<String, Integer> times,
            Map<String, Double> weights) {
        this.vegan = vegan;
        this.glutenFree = glutenFree;
        this.likes = likes;
        this.avoids = avoids;
        this.times = times;
        this.weights = weights;
    }

    static Taste of(@Nullable User profile, List<Order> orders, Instant now) {
        boolean vegan = false;
        boolean glutenFree = false;
        List<String> likes = new ArrayList<>();
        List<String> avoids = new ArrayList<>();
        for (String raw : profile == null ? List.<String>of() : profile.preferences()) {
            String preference = raw.strip().toLowerCase(Locale.ROOT).replace('_', '-');
            Matcher first = AVOID_FIRST.matcher(preference);
            Matcher last = AVOID_LAST.matcher(preference);
            if (preference.equals("vegan") || preference.equals("vegan diet")) {
                vegan = true;
            } else if (preference.matches("gluten[ -]?free|no gluten|co?eliac|gluten (?:allergy|intolerance)")) {
                glutenFree = true;
            } else if (first.matches()) {
                avoids.add(first.group(1));
            } else if (last.matches()) {
                avoids.add(last.group(1));
            } else {
                likes.add(LIKING.matcher(preference).replaceAll(""));
            }
        }
        Map<String, Integer> times = new HashMap<>();
        Map<String, Double> weights = new HashMap<>();
        orders.forEach(order -> count(order, now, times, weights));
        return new Taste(vegan, glutenFree, likes, avoids, times, weights);
    }

    private static void count(Order order, Instant now, Map<String, Integer> times, Map<String, Double> weights) {
        if (isUndone(order)) {
            return;
        }
        double weight = weight(order, now);
        order.items().stream().map(Taste::key).distinct().forEach(key -> {
            times.merge(key, 1, Integer::sum);
            weights.merge(key, weight, Double::sum);
        });
    }

    /** Whether it came to nothing, so that it tells nothing of what the customer likes. */
    static boolean isUndone(Order order) {
        return UNDONE.contains(order.status().strip().toLowerCase(Locale.ROOT));
    }

    /** From 1 for one placed now towards 0. */
    static double weight(Order order, Instant now) {
        Instant placedAt = order.placedAt();
        double ageDays = placedAt == null
                ? HALF_LIFE_DAYS
                : Math.max(0, Duration.between(placedAt, now).toHours() / 24.0);
        return Math.pow(0.5, ageDays / HALF_LIFE_DAYS);
    }

    /** Whether the customer's diet or what they avoid rules it out. */
    boolean forbids(Traits product) {
        boolean againstDiet = product.isEdible()
                && ((vegan && !product.hasTag("vegan")) || (glutenFree && !product.hasTag("gluten-free")));
        return againstDiet || avoids.stream().anyMatch(product::mayBe);
    }

    /** Whether it is what they said they like. */
    boolean likes(Traits product) {
        return likes.stream().anyMatch(product::is);
    }

    /** In how many orders it was. */
    int times(Product product) {
        return times.getOrDefault(key(product.id()), times.getOrDefault(name(product.name()), 0));
    }

    /** From 0, never bought, towards 1. */
    double habit(Product product) {
        double weight = weights.getOrDefault(key(product.id()), weights.getOrDefault(name(product.name()), 0.0));
        return 1 - Math.pow(0.5, weight);
    }

    /** Ids of products in the history, the latest order's first. */
    static List<String> productIds(List<Order> orders) {
        List<String> ids = new ArrayList<>();
        for (Order order : orders) {
            for (OrderItem item : order.items()) {
                String id = item.productId();
                if (id != null && !ids.contains(id)) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    /** An item without a product id is told by its name. */
    private static String key(OrderItem item) {
        String id = item.productId();
        return id == null ? name(item.name()) : key(id);
    }

    private static String key(String id) {
        return "id:" + id;
    }

    private static String name(String name) {
        return "name:" + name.strip().toLowerCase(Locale.ROOT);
    }
}
