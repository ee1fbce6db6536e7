package dev.h002.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.UserKey;
import dev.h002.retail.Address;
import dev.h002.retail.Coupon;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.OpeningHours;
import dev.h002.retail.Order;
import dev.h002.retail.OrderItem;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.retail.User;
import dev.h002.spi.RetailData;
import dev.h002.spi.RetailData.Redemption;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link RetailData} keeps to. */
public abstract class RetailDataContract {
    protected static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    protected static final String TENANT = "default";
    protected static final UserKey ANN = UserKey.of("ann");
    protected static final UserKey BOB = UserKey.of("bob");
    private static final GeoPoint HERE = new GeoPoint(52.52, 13.405);

    /** What one tenant has. */
    public record Dataset(
            String tenant,
            List<User> users,
            List<Order> orders,
            List<Store> stores,
            List<Product> products,
            List<Coupon> coupons) {
        public static Dataset of(String tenant) {
            return new Dataset(tenant, List.of(), List.of(), List.of(), List.of(), List.of());
        }

        public Dataset withUsers(List<User> all) {
            return new Dataset(tenant, all, orders, stores, products, coupons);
        }

        public Dataset withOrders(List<Order> all) {
            return new Dataset(tenant, users, all, stores, products, coupons);
        }

        public Dataset withStores(List<Store> all) {
            return new Dataset(tenant, users, orders, all, products, coupons);
        }

        public Dataset withProducts(List<Product> all) {
            return new Dataset(tenant, users, orders, stores, all, coupons);
        }

        public Dataset withCoupons(List<Coupon> all) {
            return new Dataset(tenant, users, orders, stores, products, all);
        }
    }

    /** Data that holds exactly this. Called at most once in each test. */
    protected abstract RetailData dataWith(List<Dataset> tenants) throws Exception;

    private RetailData dataWith(Dataset only) throws Exception {
        return dataWith(List.of(only));
    }

    protected static User user(String id) {
        return new User(
                id,
                "Ann Example",
                "ann@example.com",
                "+49 30 1234567",
                new Address("1 Main St", "Flat 2", "Berlin", "10115", null, "DE"),
                List.of("vegan", "oat milk"),
                List.of("pm-1"),
                HERE,
                NOW);
    }

    protected static Order order(String id, String userId, String status, Instant placedAt) {
        return new Order(
                id,
                userId,
                placedAt,
                status,
                List.of(
                        new OrderItem("p1", "Hot Chocolate", 2, new BigDecimal("4.50")),
                        new OrderItem(null, "Gift wrap", 1, new BigDecimal("1.00"))),
                new BigDecimal("10.00"),
                "USD",
                "s1",
                List.of("TRACK1"));
    }

    protected static Store store(String id, GeoPoint place) {
        OpeningHours hours = new OpeningHours(Map.of(
                DayOfWeek.MONDAY,
                List.of(
                        new OpeningHours.Span(LocalTime.of(8, 0), LocalTime.of(12, 30)),
                        new OpeningHours.Span(LocalTime.of(14, 0), LocalTime.of(2, 0)))));
        return new Store(
                id,
                "Downtown Café",
                place,
                new Address("2 Main St", null, "Berlin", "10115", "BE", "DE"),
                ZoneId.of("Europe/Berlin"),
                hours,
                List.of("cafe"),
                List.of("p1"));
    }

    protected static Product product(String id) {
        return new Product(
                id,
                "Hot Chocolate",
                "hot drinks",
                List.of("warm", "vegan"),
                new BigDecimal("4.50"),
                "USD",
                "Rich and warm.");
    }

    protected static Coupon coupon(String code, String userId, Integer maxUses, int usedCount) {
        return new Coupon(
                code,
                userId,
                List.of("s1"),
                List.of("p1"),
                List.of("hot drinks"),
                new BigDecimal("15"),
                null,
                null,
                "15% off Hot Chocolate",
                NOW.minus(Duration.ofDays(1)),
                NOW.plus(Duration.ofDays(1)),
                maxUses,
                usedCount);
    }

    @Test
    void everythingIsReadBackWhole() throws Exception {
        Store alwaysOpen =
                new Store("s2", "Kiosk", new GeoPoint(-33.9, -70.6), null, ZoneOffset.UTC, null, List.of(), List.of());
        User bare = new User("bob", "Bob", null, null, null, List.of(), List.of(), null, NOW);
        Coupon amount = new Coupon(
                "FIVE",
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                new BigDecimal("5.00"),
                "EUR",
                "5 off",
                NOW,
                NOW.plusSeconds(60),
                null,
                0);
        Coupon percent = coupon("WARM15", "ann", 3, 1);
        RetailData data = dataWith(new Dataset(
                TENANT,
                List.of(user("ann"), bare),
                List.of(order("o1", "ann", "shipped", NOW)),
                List.of(store("s1", HERE), alwaysOpen),
                List.of(product("p1")),
                List.of(amount, percent)));

        assertThat(data.user(ANN)).contains(user("ann"));
        assertThat(data.user(BOB)).contains(bare);
        assertThat(data.orders(ANN, 5)).containsExactly(order("o1", "ann", "shipped", NOW));
        assertThat(data.store(TENANT, "s1")).contains(store("s1", HERE));
        assertThat(data.store(TENANT, "s2")).contains(alwaysOpen);
        assertThat(data.products(TENANT, List.of("p1"))).containsExactly(product("p1"));
        assertThat(data.coupons(ANN, NOW)).containsExactly(amount, percent);
    }

    @Test
    void whatIsUnknownIsEmpty() throws Exception {
        RetailData data = dataWith(Dataset.of(TENANT));
        assertThat(data.user(ANN)).isEmpty();
        assertThat(data.orders(ANN, 5)).isEmpty();
        assertThat(data.storesNear(TENANT, HERE, 5)).isEmpty();
        assertThat(data.store(TENANT, "s1")).isEmpty();
        assertThat(data.products(TENANT, List.of("p1"))).isEmpty();
        assertThat(data.products(TENANT, List.of())).isEmpty();
        assertThat(data.coupons(ANN, NOW)).isEmpty();
        assertThat(data.redeem(ANN, "NONE", "r1", NOW)).isEqualTo(Redemption.NOT_VALID);
    }

    @Test
    void anIdOfAnotherTenantDoesNotExist() throws Exception {
        Dataset ours = Dataset.of(TENANT).withUsers(List.of(user("bob")));
        Dataset theirs = new Dataset(
                "acme",
                List.of(user("ann")),
                List.of(order("o1", "ann", "shipped", NOW)),
                List.of(store("s1", HERE)),
                List.of(product("p1")),
                List.of(coupon("WARM15", null, null, 0)));
        RetailData data = dataWith(List.of(ours, theirs));

        assertThat(data.user(ANN)).isEmpty();
        assertThat(data.orders(ANN, 5)).isEmpty();
        assertThat(data.storesNear(TENANT, HERE, 5)).isEmpty();
        assertThat(data.store(TENANT, "s1")).isEmpty();
        assertThat(data.store(TENANT, "acme:s1")).isEmpty();
        assertThat(data.products(TENANT, List.of("p1", "acme:p1"))).isEmpty();
        assertThat(data.coupons(ANN, NOW)).isEmpty();
        assertThat(data.redeem(ANN, "WARM15", "r1", NOW)).isEqualTo(Redemption.NOT_VALID);
        assertThat(data.redeem(ANN, "acme:WARM15", "r1", NOW)).isEqualTo(Redemption.NOT_VALID);

        UserKey there = new UserKey("acme", "ann");
        assertThat(data.user(there)).contains(user("ann"));
        assertThat(data.orders(there, 5)).hasSize(1);
        assertThat(data.storesNear("acme", HERE, 5)).hasSize(1);
        assertThat(data.coupons(there, NOW)).extracting(Coupon::code).containsExactly("WARM15");
        assertThat(data.redeem(there, "WARM15", "r1", NOW)).isEqualTo(Redemption.REDEEMED);
    }

    @Test
    void theSameIdsMayExistInTwoTenants() throws Exception {
        Dataset ours = Dataset.of(TENANT).withStores(List.of(store("s1", HERE)));
        Dataset theirs = Dataset.of("acme").withStores(List.of(store("s1", new GeoPoint(1, 1))));
        RetailData data = dataWith(List.of(ours, theirs));
        assertThat(data.store(TENANT, "s1").orElseThrow().location()).isEqualTo(HERE);
        assertThat(data.store("acme", "s1").orElseThrow().location()).isEqualTo(new GeoPoint(1, 1));
    }

    @Test
    void ordersAreTheLatestAndEveryOpenOneNewestFirst() throws Exception {
        List<Order> orders = new ArrayList<>();
        orders.add(order("undated", "ann", "processing", null));
        for (int day = 1; day <= 6; day++) {
            String status = day == 2 ? "Out for delivery" : "Delivered";
            orders.add(order("o" + day, "ann", status, NOW.minus(Duration.ofDays(10 - day))));
        }
        orders.add(order("undated-closed", "ann", "cancelled", null));
        orders.add(order("other", "bob", "shipped", NOW));
        RetailData data = dataWith(Dataset.of(TENANT).withOrders(orders));

        assertThat(data.orders(ANN, 2)).extracting(Order::id).containsExactly("o6", "o5", "o2", "undated");
        assertThat(data.orders(ANN, 0)).extracting(Order::id).containsExactly("o2", "undated");
        assertThat(data.orders(ANN, 50)).hasSize(8);
        assertThat(data.orders(BOB, 50)).extracting(Order::id).containsExactly("other");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nearestStoresAreThoseOfBruteForce(long seed) throws Exception {
        Random random = new Random(seed);
        List<Store> stores = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double spread = i % 2 == 0 ? 0.02 : 20;
            GeoPoint place = i % 10 == 9
                    ? stores.get(i - 1).location()
                    : new GeoPoint(
                            HERE.latitude() + (random.nextDouble() - 0.5) * spread,
                            HERE.longitude() + (random.nextDouble() - 0.5) * spread);
            stores.add(store("s" + random.nextInt(1_000_000), place));
        }
        RetailData data = dataWith(Dataset.of(TENANT).withStores(stores));

        for (int limit : new int[] {0, 1, 7, 60, 500}) {
            GeoPoint from = new GeoPoint(HERE.latitude() + random.nextDouble() * 0.01, HERE.longitude());
            List<String> expected = stores.stream()
                    .sorted(Comparator.comparingDouble(
                                    (Store store) -> store.location().distanceMeters(from))
                            .thenComparing(Store::id))
                    .limit(limit)
                    .map(Store::id)
                    .toList();
            assertThat(data.storesNear(TENANT, from, limit))
                    .extracting(Store::id)
                    .isEqualTo(expected);
        }
    }

    @Test
    void productsComeInTheOrderAskedFor() throws Exception {
        RetailData data =
                dataWith(Dataset.of(TENANT).withProducts(List.of(product("p1"), product("p2"), product("p3"))));
        assertThat(data.products(TENANT, List.of("p3", "nothing", "p1")))
                .extracting(Product::id)
                .containsExactly("p3", "p1");
    }

    @Test
    void couponsAreThoseValidForThisCustomerNowByCode() throws Exception {
        Coupon expired = new Coupon(
                "EXPIRED",
                null,
                List.of(),
                List.of(),
                List.of(),
                BigDecimal.TEN,
                null,
                null,
                "",
                NOW.minusSeconds(60),
                NOW,
                null,
                0);
        Coupon notYet = new Coupon(
                "NOTYET",
                null,
                List.of(),
                List.of(),
                List.of(),
                BigDecimal.TEN,
                null,
                null,
                "",
                NOW.plusMillis(1),
                NOW.plusSeconds(60),
                null,
                0);
        RetailData data = dataWith(Dataset.of(TENANT)
                .withCoupons(List.of(
                        coupon("ZMINE", "ann", null, 0),
                        coupon("ALL", null, null, 0),
                        coupon("HERS", "bob", null, 0),
                        coupon("USEDUP", null, 2, 2),
                        expired,
                        notYet)));

        assertThat(data.coupons(ANN, NOW)).extracting(Coupon::code).containsExactly("ALL", "ZMINE");
        assertThat(data.coupons(BOB, NOW)).extracting(Coupon::code).containsExactly("ALL", "HERS");
        assertThat(data.redeem(ANN, "EXPIRED", "r1", NOW)).isEqualTo(Redemption.NOT_VALID);
        assertThat(data.redeem(ANN, "NOTYET", "r1", NOW)).isEqualTo(Redemption.NOT_VALID);
        assertThat(data.redeem(ANN, "USEDUP", "r1", NOW)).isEqualTo(Redemption.NOT_VALID);
        assertThat(data.redeem(ANN, "HERS", "r1", NOW)).isEqualTo(Redemption.NOT_VALID);
    }

    @Test
    void redeemingIsIdempotentByItsId() throws Exception {
        RetailData data = dataWith(Dataset.of(TENANT).withCoupons(List.of(coupon("WARM15", "ann", 2, 0))));

        assertThat(data.redeem(ANN, "WARM15", "r1", NOW)).isEqualTo(Redemption.REDEEMED);
        assertThat(data.redeem(ANN, "WARM15", "r1", NOW)).isEqualTo(Redemption.ALREADY_REDEEMED);
        assertThat(data.coupons(ANN, NOW)).extracting(Coupon::usedCount).containsExactly(1);
        assertThat(data.redeem(ANN, "WARM15", "r2", NOW)).isEqualTo(Redemption.REDEEMED);
        assertThat(data.coupons(ANN, NOW)).isEmpty();
        assertThat(data.redeem(ANN, "WARM15", "r3", NOW)).isEqualTo(Redemption.NOT_VALID);

        assertThat(data.redeem(ANN, "WARM15", "r2", NOW)).isEqualTo(Redemption.ALREADY_REDEEMED);
        assertThat(data.redeem(ANN, "WARM15", "r1", NOW.plus(Duration.ofDays(9))))
                .isEqualTo(Redemption.ALREADY_REDEEMED);
        assertThat(data.redeem(BOB, "WARM15", "r1", NOW)).isEqualTo(Redemption.NOT_VALID);
    }

    @Test
    void aCouponWithoutALimitIsCountedToo() throws Exception {
        RetailData data = dataWith(Dataset.of(TENANT).withCoupons(List.of(coupon("ALL", null, null, 4))));
        assertThat(data.redeem(ANN, "ALL", "r1", NOW)).isEqualTo(Redemption.REDEEMED);
        assertThat(data.redeem(BOB, "ALL", "r2", NOW)).isEqualTo(Redemption.REDEEMED);
        assertThat(data.coupons(ANN, NOW)).extracting(Coupon::usedCount).containsExactly(6);
    }

    @Test
    void usesNeverExceedTheLimitUnderContention() throws Exception {
        RetailData data = dataWith(Dataset.of(TENANT).withCoupons(List.of(coupon("ALL", null, 5, 0))));
        List<Redemption> outcomes =
                Together.run(16, i -> data.redeem(UserKey.of("user-" + i % 4), "ALL", "r" + i, NOW));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome == Redemption.REDEEMED)
                .hasSize(5);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome == Redemption.NOT_VALID)
                .hasSize(11);
    }

    @Test
    void oneIdRedeemsOnceUnderContention() throws Exception {
        RetailData data = dataWith(Dataset.of(TENANT).withCoupons(List.of(coupon("ALL", null, null, 0))));
        List<Redemption> outcomes = Together.run(16, i -> data.redeem(ANN, "ALL", "same", NOW));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome == Redemption.REDEEMED)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome == Redemption.ALREADY_REDEEMED)
                .hasSize(15);
        assertThat(data.coupons(ANN, NOW)).extracting(Coupon::usedCount).containsExactly(1);
    }
}
