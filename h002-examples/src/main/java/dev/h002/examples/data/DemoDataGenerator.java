package dev.h002.examples.data;

import dev.h002.InvalidInputException;
import dev.h002.retail.Coupon;
import dev.h002.retail.Order;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.retail.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes {@link DemoData}: the same seed, number of users and moment give equal data, on every machine and JDK.
 *
 * <p>Stores (60) and products (120) are the files {@code stores.jsonl} and {@code products.jsonl} beside this class, written by
 * hand; the seed decides what each store sells. There are ten orders a user and three coupons for two users. Every customer
 * has a few favourite stores and products near where they are, so that a history says something about its owner. Names,
 * phone numbers and email addresses belong to nobody: the numbers are of the 555-01xx range kept for fiction, the addresses
 * of the domains kept for examples (RFC 2606). Stateless and thread-safe; all data is held in memory.
 */
public final class DemoDataGenerator {
    /** How many customers there are by default, the demo customer among them. */
    public static final int DEFAULT_USERS = 200;

    /** The seed by default. */
    public static final long DEFAULT_SEED = 42;

    /** The most customers that can be asked for: they and what is theirs take 420 MB of heap. */
    public static final int MAX_USERS = 100_000;

    private static final int ORDERS_PER_USER = 10;

    private DemoDataGenerator() {}

    /** {@link #DEFAULT_USERS} customers from {@link #DEFAULT_SEED}. */
    public static DemoData generate(Instant now) {
        return generate(DEFAULT_USERS, DEFAULT_SEED, now);
    }

    /**
     * Everything, as it stands at a moment.
     *
     * @param users 1 to {@link #MAX_USERS}
     * @param now what orders and coupons are dated against, cut to the second
     * @throws InvalidInputException if the number of users is out of range
     */
    public static DemoData generate(int users, long seed, Instant now) {
        if (users < 1 || users > MAX_USERS) {
            throw new InvalidInputException("users", "The number of users must be between 1 and " + MAX_USERS + ".");
        }
        Instant moment = now.truncatedTo(ChronoUnit.SECONDS);
        List<Product> products = Catalogue.products();
        List<Store> stores = Catalogue.stores(products, new Dice(seed, "stores"));

        List<User> customers = new ArrayList<>();
        customers.add(DemoCustomer.user(moment));
        Customers others = new Customers(new Dice(seed, "customers"), moment);
        for (int number = 1; number < users; number++) {
            customers.add(others.next(number));
        }
        Tastes tastes = new Tastes(new Dice(seed, "tastes"), stores, products);
        List<Taste> tasteOfOthers =
                customers.subList(1, customers.size()).stream().map(tastes::of).toList();

        List<Order> orders = orders(users, seed, moment, tasteOfOthers, products);
        List<Coupon> coupons = new Coupons(new Dice(seed, "coupons"), stores, products, moment)
                .make(users * 3 / 2, DemoCustomer.coupons(moment), tasteOfOthers);
        return new DemoData(customers, orders, stores, products, coupons);
    }

    private static List<Order> orders(int users, long seed, Instant now, List<Taste> others, List<Product> products) {
        Dice dice = new Dice(seed, "orders");
        List<Purchase> purchases = new ArrayList<>(DemoCustomer.purchases(now, products));
        Purchases random = new Purchases(dice, now);
        int total = users * ORDERS_PER_USER;
        while (purchases.size() < total) {
            purchases.add(random.of(dice.pick(others)));
        }
        return Purchase.number(purchases, dice);
    }
}
