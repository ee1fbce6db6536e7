package dev.h002.examples.data;

import dev.h002.retail.Coupon;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes coupons: a few for everyone, most for one customer each and what that customer likes. Of ten, six are valid, and the
 * others expired, not yet valid or used up. None of those for everyone holds for a hot drink at Downtown Café, so that the demo
 * customer's own coupon is the only one for their Hot Chocolate. Not thread-safe.
 */
final class Coupons {
    private static final int GENERAL_AT_MOST = 12;
    private static final int GENERAL_SHARE = 10;
    private static final List<Integer> PERCENTS = List.of(10, 15, 20, 25);
    private static final int CODE_ATTEMPTS = 100;

    /** The word a code begins with, and what its description calls the category. */
    private record Wording(String word, String label) {}

    private static final Map<String, Wording> WORDINGS = Map.ofEntries(
            Map.entry("hot drinks", new Wording("SIP", "hot drinks")),
            Map.entry("cold drinks", new Wording("COOL", "cold drinks")),
            Map.entry("bakery", new Wording("BAKE", "bakery items")),
            Map.entry("snacks", new Wording("SNACK", "snacks")),
            Map.entry("meals", new Wording("LUNCH", "meals")),
            Map.entry("sweets", new Wording("SWEET", "sweets")),
            Map.entry("personal care", new Wording("CARE", "personal care items")),
            Map.entry("clothing", new Wording("WEAR", "clothing")),
            Map.entry("accessories", new Wording("STYLE", "accessories")),
            Map.entry("electronics", new Wording("TECH", "electronics")),
            Map.entry("books", new Wording("READ", "books")),
            Map.entry("sports", new Wording("ACTIVE", "sports gear")),
            Map.entry("gifts", new Wording("GIFT", "gifts")));

    /** What a coupon holds for, in ids and in words. */
    private record Scope(
            String word,
            List<String> storeIds,
            List<String> productIds,
            List<String> categories,
            String phrase,
            BigDecimal cheapest) {}

    private final Dice dice;
    private final Instant now;
    private final List<Product> products;
    private final List<Product> generalProducts;
    private final List<Store> generalStores;
    private final Set<String> codes = new HashSet<>();

    Coupons(Dice dice, List<Store> stores, List<Product> products, Instant now) {
        this.dice = dice;
        this.now = now;
        this.products = products;
        this.generalProducts = products.stream()
                .filter(product -> !product.category().equals("hot drinks"))
                .toList();
        this.generalStores = stores.stream()
                .filter(store -> !store.id().equals(DemoData.DOWNTOWN_CAFE))
                .toList();
    }

    /** {@code count} coupons, or all of {@code first} if these are more. */
    List<Coupon> make(int count, List<Coupon> first, List<Taste> owners) {
        List<Coupon> coupons = new ArrayList<>(first);
        first.forEach(coupon -> codes.add(coupon.code()));
        int general = Math.min(GENERAL_AT_MOST, count / GENERAL_SHARE);
        for (int i = 0; i < general && coupons.size() < count; i++) {
            coupons.add(coupon(null, generalScope()));
        }
        while (coupons.size() < count) {
            Taste owner = dice.pick(owners);
            coupons.add(coupon(owner.user().id(), personalScope(owner)));
        }
        return coupons;
    }

    private Scope generalScope() {
        return dice.chance(0.3)
                ? storeScope(dice.pick(generalStores))
                : categoryScope(dice.pick(generalProducts).category());
    }

    private Scope personalScope(Taste owner) {
        double kind = dice.fraction();
        Taste.Shelf shelf = dice.pick(owner.shelves());
        Product favourite = dice.pick(
                owner.favourites().stream().filter(shelf.suitable()::contains).toList());
        if (kind < 0.4) {
            return categoryScope(favourite.category());
        }
        return kind < 0.6 ? storeScope(shelf.store()) : productScope(favourite, shelf.store());
    }

    private Scope categoryScope(String category) {
        Wording wording = wording(category);
        BigDecimal cheapest = products.stream()
                .filter(product -> product.category().equals(category))
                .map(Product::price)
                .reduce(BigDecimal::min)
                .orElse(BigDecimal.ZERO);
        return new Scope(wording.word(), List.of(), List.of(), List.of(category), wording.label(), cheapest);
    }

    private static Scope storeScope(Store store) {
        return new Scope(
                "LOCAL", List.of(store.id()), List.of(), List.of(), "everything at " + store.name(), BigDecimal.ZERO);
    }

    private static Scope productScope(Product product, Store store) {
        return new Scope(
                wording(product.category()).word(),
                List.of(store.id()),
                List.of(product.id()),
                List.of(),
                product.name() + " at " + store.name(),
                product.price());
    }

    private static Wording wording(String category) {
        return Objects.requireNonNull(WORDINGS.get(category), category);
    }

    private Coupon coupon(@Nullable String owner, Scope scope) {
        BigDecimal amount = amountOff(scope.cheapest());
        boolean percent = scope.cheapest().compareTo(amount.multiply(BigDecimal.valueOf(2))) < 0 || dice.chance(0.65);
        BigDecimal percentOff = BigDecimal.valueOf(dice.pick(PERCENTS));
        String off = percent ? percentOff + "% off " : "$" + amount + " off ";
        double fate = dice.fraction();
        Instant from = now.minus(Duration.ofHours(dice.between(24, 30 * 24)));
        Instant until = now.plus(Duration.ofHours(dice.between(3 * 24, 60 * 24)));
        if (fate < 0.15) {
            until = now.minus(Duration.ofHours(dice.between(24, 90 * 24)));
            from = until.minus(Duration.ofDays(30));
        } else if (fate < 0.25) {
            from = now.plus(Duration.ofHours(dice.between(24, 20 * 24)));
            until = from.plus(Duration.ofDays(30));
        }
        boolean usedUp = fate >= 0.25 && fate < 0.4;
        Integer maxUses = maxUses(owner, usedUp);
        return new Coupon(
                code(scope.word() + (percent ? percentOff : amount.setScale(0))),
                owner,
                scope.storeIds(),
                scope.productIds(),
                scope.categories(),
                percent ? percentOff : null,
                percent ? null : amount,
                percent ? null : Catalogue.CURRENCY,
                off + scope.phrase(),
                from,
                until,
                maxUses,
                usedCount(maxUses, usedUp));
    }

    /** Up to half of the cheapest price, from $2 up; what is cheaper gets a percentage, so that something is left to pay. */
    private static BigDecimal amountOff(BigDecimal cheapest) {
        if (cheapest.compareTo(new BigDecimal("15")) >= 0) {
            return new BigDecimal("5.00");
        }
        return cheapest.compareTo(new BigDecimal("9")) >= 0 ? new BigDecimal("3.00") : new BigDecimal("1.00");
    }

    /** A coupon for everyone may have no limit, unless it is to be used up. */
    private @Nullable Integer maxUses(@Nullable String owner, boolean usedUp) {
        if (owner != null) {
            return dice.chance(0.85) ? 1 : 3;
        }
        return !usedUp && dice.chance(0.3) ? null : dice.between(4, 20) * 50;
    }

    private int usedCount(@Nullable Integer maxUses, boolean usedUp) {
        if (maxUses == null) {
            return dice.between(0, 2_000);
        }
        return usedUp ? maxUses : dice.between(0, maxUses - 1);
    }

    private String code(String prefix) {
        for (int attempt = 0; attempt < CODE_ATTEMPTS; attempt++) {
            String code = (prefix + "-" + dice.code(4)).toUpperCase(Locale.ROOT);
            if (codes.add(code)) {
                return code;
            }
        }
        throw new IllegalStateException("No free coupon code in " + CODE_ATTEMPTS + " attempts: make codes longer.");
    }
}
