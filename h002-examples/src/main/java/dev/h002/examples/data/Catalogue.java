package dev.h002.examples.data;

import dev.h002.retail.Product;
import dev.h002.retail.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What Riverton has to offer: the products and stores of the two files beside this class. */
final class Catalogue {
    static final String CITY = "Riverton";
    static final String REGION = "NY";
    static final String COUNTRY = "US";
    static final String CURRENCY = "USD";
    static final String TIME_ZONE = "America/New_York";

    private static final int FEWEST = 15;
    private static final int MOST = 40;

    /** What a kind of store is for, and what else it has on its shelves. */
    private record Range(List<String> main, List<String> side) {}

    private static final Map<String, Range> RANGES = Map.ofEntries(
            Map.entry(
                    "cafe",
                    new Range(List.of("hot drinks", "bakery"), List.of("cold drinks", "snacks", "meals", "sweets"))),
            Map.entry("tea house", new Range(List.of("hot drinks", "sweets"), List.of("bakery", "gifts"))),
            Map.entry("bakery", new Range(List.of("bakery"), List.of("hot drinks", "sweets", "cold drinks"))),
            Map.entry(
                    "grocery",
                    new Range(List.of("snacks", "cold drinks", "meals", "sweets"), List.of("bakery", "personal care"))),
            Map.entry(
                    "convenience",
                    new Range(List.of("snacks", "cold drinks"), List.of("meals", "sweets", "personal care"))),
            Map.entry("pharmacy", new Range(List.of("personal care"), List.of("snacks", "cold drinks"))),
            Map.entry("electronics", new Range(List.of("electronics"), List.of("gifts", "sports"))),
            Map.entry("fashion", new Range(List.of("clothing", "accessories"), List.of("gifts"))),
            Map.entry("books", new Range(List.of("books"), List.of("gifts", "sweets"))),
            Map.entry("sports", new Range(List.of("sports"), List.of("clothing", "accessories"))),
            Map.entry("gifts", new Range(List.of("gifts", "sweets"), List.of("books", "accessories"))),
            Map.entry("drinks bar", new Range(List.of("cold drinks"), List.of("hot drinks", "snacks"))),
            Map.entry("deli", new Range(List.of("meals", "snacks"), List.of("cold drinks", "sweets"))));

    private Catalogue() {}

    static List<Product> products() {
        return JsonLines.read("products.jsonl", Product.class);
    }

    static List<Store> stores(List<Product> products, Dice dice) {
        return JsonLines.read("stores.jsonl", StoreRow.class).stream()
                .map(row -> row.selling(row.sells() == null ? assortment(row, products, dice) : row.sells()))
                .toList();
    }

    /** Nearly all of what the store is for, then some of what else it may have; in the order of the catalogue. */
    private static List<String> assortment(StoreRow row, List<Product> products, Dice dice) {
        List<String> main = new ArrayList<>();
        List<String> side = new ArrayList<>();
        for (String category : row.categories()) {
            Range range = RANGES.get(category);
            if (range == null) {
                throw new IllegalStateException(
                        "stores.jsonl names the category " + category + ", which has no range.");
            }
            main.addAll(range.main());
            side.addAll(range.side());
        }
        side.removeAll(main);
        List<Product> core =
                products.stream().filter(p -> main.contains(p.category())).toList();
        List<Product> rest =
                products.stream().filter(p -> side.contains(p.category())).toList();
        List<Product> candidates = new ArrayList<>(dice.sample(core, (core.size() * 9 + 9) / 10));
        candidates.addAll(dice.sample(rest, rest.size()));
        int count = dice.between(FEWEST, Math.min(MOST, candidates.size()));
        return candidates.subList(0, count).stream()
                .sorted(Comparator.comparingInt(products::indexOf))
                .map(Product::id)
                .toList();
    }
}
