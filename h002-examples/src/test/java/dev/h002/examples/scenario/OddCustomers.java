package dev.h002.examples.scenario;

import dev.h002.core.memory.InMemoryRetailData;
import dev.h002.examples.data.DemoData;
import dev.h002.examples.data.DemoDataGenerator;
import dev.h002.examples.scenario.LoopbackShop.Exchange;
import dev.h002.retail.Order;
import dev.h002.retail.User;
import dev.h002.spi.Masker;
import dev.h002.spi.RetailData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * The generated customers with their shop. The generator knows no accents, so every seventh customer's name gets some.
 *
 * @param all in the generator's order
 */
record OddCustomers(List<OddCustomer> all, RetailData shop) {
    static final Instant NOW = Instant.parse("2026-07-15T12:00:00Z");

    /** Without a factor in common with the number of spellings, so that these meet each spelling too. */
    private static final int ACCENTED = 7;
    /** Conversations at the same time. */
    private static final int LANES = 3;

    static OddCustomers generated(int count) {
        DemoData demo = DemoDataGenerator.generate(count, DemoDataGenerator.DEFAULT_SEED, NOW);
        Map<String, List<Order>> orders = demo.orders().stream()
                .sorted(Comparator.comparing(Order::placedAt).reversed())
                .collect(Collectors.groupingBy(Order::userId));
        List<OddCustomer> all = new ArrayList<>();
        for (User user : demo.users()) {
            int number = all.size();
            User named = number % ACCENTED == ACCENTED - 1 ? accented(user) : user;
            all.add(new OddCustomer(number, named, orders.getOrDefault(user.id(), List.of())));
        }
        InMemoryRetailData.Builder shop = InMemoryRetailData.builder()
                .orders(demo.orders())
                .stores(demo.stores())
                .products(demo.products())
                .coupons(demo.coupons());
        all.forEach(customer -> shop.user(customer.user()));
        return new OddCustomers(List.copyOf(all), shop.build());
    }

    private static User accented(User user) {
        return new User(
                user.id(),
                OddSpelling.accented(user.name()),
                user.email(),
                user.phone(),
                user.address(),
                user.preferences(),
                user.paymentIds(),
                user.lastLocation(),
                user.createdAt());
    }

    /** What looks at a conversation when it is over. */
    @FunctionalInterface
    interface Judge {
        void check(OddCustomer customer, List<Exchange> conversation) throws Exception;
    }

    /**
     * Lets so many of the first customers talk. Each lane has a server of its own, so that what arrives there is of the one
     * customer who is being served.
     */
    void converse(Masker masker, int count, Judge judge) throws Exception {
        List<Callable<Void>> lanes = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            int first = lane;
            lanes.add(() -> {
                try (LoopbackShop shop = new LoopbackShop(shop(), masker)) {
                    for (int number = first; number < count; number += LANES) {
                        OddCustomer customer = all().get(number);
                        judge.check(customer, shop.converse(customer, customer.messages()));
                    }
                }
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(LANES);
        try {
            for (Future<Void> lane : threads.invokeAll(lanes)) {
                lane.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
