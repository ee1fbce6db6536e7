package dev.h002.examples.data;

import dev.h002.retail.GeoPoint;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.retail.User;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds each customer a taste that their preferences and surroundings explain. Not thread-safe. */
final class Tastes {
    private static final int NEIGHBOURHOOD = 20;
    private static final int FEWEST_SUITABLE = 5;
    private static final int FAVOURITE_STORES = 3;
    private static final int FAVOURITES_PER_STORE = 2;
    private static final double SWAY = 0.6;

    /** Which tag a preference draws to. */
    private static final Map<String, String> DRAWS = Map.of("sweet tooth", "sweet", "spicy", "spicy");

    private record Near(Taste.Shelf shelf, double meters) {}

    private final Dice dice;
    private final List<Taste.Shelf> stock;

    Tastes(Dice dice, List<Store> stores, List<Product> products) {
        this.dice = dice;
        Map<String, Product> byId = new HashMap<>();
        products.forEach(product -> byId.put(product.id(), product));
        this.stock = stores.stream()
                .map(store -> new Taste.Shelf(
                        store,
                        store.productIds().stream()
                                .map(id -> Objects.requireNonNull(byId.get(id), id))
                                .toList()))
                .toList();
    }

    Taste of(User user) {
        List<Taste.Shelf> shelves = dice.sample(nearest(user), FAVOURITE_STORES);
        return new Taste(user, List.copyOf(shelves), favourites(user, shelves));
    }

    private List<Taste.Shelf> nearest(User user) {
        GeoPoint place = Objects.requireNonNullElse(user.lastLocation(), DemoData.DEMO_LOCATION);
        List<Near> near = new ArrayList<>();
        for (Taste.Shelf all : stock) {
            List<Product> suitable = all.suitable().stream()
                    .filter(product -> suits(product, user.preferences()))
                    .toList();
            if (suitable.size() >= FEWEST_SUITABLE) {
                double meters = all.store().location().distanceMeters(place);
                near.add(new Near(new Taste.Shelf(all.store(), suitable), meters));
            }
        }
        return near.stream()
                .sorted(Comparator.comparingDouble(Near::meters))
                .limit(NEIGHBOURHOOD)
                .map(Near::shelf)
                .toList();
    }

    private List<Product> favourites(User user, List<Taste.Shelf> shelves) {
        Set<Product> favourites = new LinkedHashSet<>();
        for (Taste.Shelf shelf : shelves) {
            for (int i = 0; i < FAVOURITES_PER_STORE; i++) {
                favourites.add(favourite(user, shelf.suitable()));
            }
        }
        return List.copyOf(favourites);
    }

    private Product favourite(User user, List<Product> suitable) {
        List<String> drawing = user.preferences().stream()
                .map(DRAWS::get)
                .filter(Objects::nonNull)
                .toList();
        List<Product> drawnTo = suitable.stream()
                .filter(product -> product.tags().stream().anyMatch(drawing::contains))
                .toList();
        return dice.pick(!drawnTo.isEmpty() && dice.chance(SWAY) ? drawnTo : suitable);
    }

    /** Whether someone with these preferences would eat, drink or use it. */
    static boolean suits(Product product, List<String> preferences) {
        List<String> tags = product.tags();
        boolean edible = tags.contains("food") || tags.contains("drink");
        return !(edible && preferences.contains("vegan") && !tags.contains("vegan"))
                && !(edible && preferences.contains("gluten-free") && !tags.contains("gluten-free"))
                && !(preferences.contains("decaf") && tags.contains("caffeine"));
    }
}
