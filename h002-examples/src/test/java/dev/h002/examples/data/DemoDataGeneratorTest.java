package dev.h002.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.h002.InvalidInputException;
import dev.h002.retail.Coupon;
import dev.h002.retail.Order;
import dev.h002.retail.OrderItem;
import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.retail.User;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoDataGeneratorTest {
    private static final Instant NOW = Instant.parse("2026-02-03T15:04:05.678Z");
    private static final DemoData DATA = DemoDataGenerator.generate(NOW);
    private static final Map<String, Store> STORES =
            DATA.stores().stream().collect(Collectors.toMap(Store::id, Function.identity()));
    private static final Map<String, Product> PRODUCTS =
            DATA.products().stream().collect(Collectors.toMap(Product::id, Function.identity()));
    private static final Set<String> TAGS = Set.of(
            ("warm cold drink coffee caffeine tea food snack quick meal sweet treat gift vegan gluten-free breakfast"
                            + " healthy clothing accessory electronics book personal-care sports spicy")
                    .split(" "));

    @Test
    void makesTheNumbersThatAreDocumented() {
        assertThat(DATA.users()).hasSize(200);
        assertThat(DATA.orders()).hasSize(2_000);
        assertThat(DATA.stores()).hasSize(60);
        assertThat(DATA.products()).hasSize(120);
        assertThat(DATA.coupons()).hasSize(300);
        assertThat(DATA).hasToString("DemoData[users=200, orders=2000, stores=60, products=120, coupons=300]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, 500})
    void growsOrdersAndCouponsWithTheUsers(int users) {
        DemoData data = DemoDataGenerator.generate(users, 7, NOW);

        assertThat(data.users()).hasSize(users);
        assertThat(data.orders()).hasSize(users * 10);
        assertThat(data.coupons()).hasSize(Math.max(users * 3 / 2, 7));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, DemoDataGenerator.MAX_USERS + 1})
    void refusesNumbersOfUsersOutOfRange(int users) {
        assertThatThrownBy(() -> DemoDataGenerator.generate(users, 42, NOW))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("between 1 and 100000");
    }

    @Test
    void givesEqualDataForTheSameSeedAndOtherDataForAnother() throws Exception {
        assertThat(DemoDataGenerator.generate(200, 42, NOW)).isEqualTo(DATA);
        assertThat(CanonicalText.of(DemoDataGenerator.generate(200, 42, NOW))).isEqualTo(CanonicalText.of(DATA));

        DemoData other = DemoDataGenerator.generate(200, 43, NOW);
        assertThat(other.users().subList(1, 200)).doesNotContainAnyElementsOf(DATA.users());
        assertThat(other.orders()).isNotEqualTo(DATA.orders());
        assertThat(other.coupons()).isNotEqualTo(DATA.coupons());
    }

    @Test
    void givesTheSameBytesInAnotherJavaProcess() throws Exception {
        // Set.of, Map.of and identity hash codes are ordered anew in every process: only another one shows a
        // dependence.
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CanonicalText.class.getName(),
                        "42",
                        NOW.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
            String digest = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(digest.strip()).isEqualTo(CanonicalText.digest(DATA));
        } finally {
            java.destroyForcibly();
        }
    }

    @Test
    void describesEveryProductWithinTheVocabulary() {
        assertThat(PRODUCTS).hasSize(120);
        assertThat(DATA.products()).allSatisfy(product -> {
            assertThat(TAGS).containsAll(product.tags());
            assertThat(product.tags()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(product.price()).isPositive();
            assertThat(product.price().scale()).isEqualTo(2);
            assertThat(product.currency()).isEqualTo("USD");
            assertThat(product.description()).hasSizeGreaterThan(30).endsWith(".");
        });
        assertThat(DATA.products()).extracting(Product::name).doesNotHaveDuplicates();
        Set<String> dishes = Set.of("hot drinks", "cold drinks", "bakery", "snacks", "meals", "sweets");
        assertThat(DATA.products())
                .filteredOn(product -> dishes.contains(product.category()))
                .allMatch(product ->
                        product.tags().contains("food") || product.tags().contains("drink"));
    }

    @Test
    void stocksEveryStoreWithWhatExistsAndPlacesItInTheCity() {
        assertThat(STORES).hasSize(60);
        assertThat(DATA.stores()).extracting(Store::name).doesNotHaveDuplicates();
        assertThat(DATA.stores()).extracting(Store::location).doesNotHaveDuplicates();
        assertThat(DATA.stores()).allSatisfy(store -> {
            assertThat(store.productIds()).hasSizeBetween(15, 40).doesNotHaveDuplicates();
            assertThat(PRODUCTS.keySet()).containsAll(store.productIds());
            assertThat(store.location().distanceMeters(DemoData.DEMO_LOCATION)).isLessThan(3_000);
            assertThat(store.timeZone().getId()).isEqualTo("America/New_York");
            assertThat(store.address()).isNotNull();
        });
        assertThat(DATA.stores())
                .filteredOn(store -> store.openingHours() == null)
                .hasSize(3);
    }

    @Test
    void inventsCustomersWhoCanBeReachedByNobody() throws Exception {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        assertThat(DATA.users()).extracting(User::id).doesNotHaveDuplicates();
        assertThat(DATA.users()).extracting(User::email).doesNotHaveDuplicates();
        for (User user : DATA.users()) {
            assertThat(phones.isValidNumberForRegion(phones.parse(user.phone(), "US"), "US"))
                    .isTrue();
            assertThat(user.phone().replaceAll("\\D", "")).matches("1?\\d{3}55501\\d{2}");
            assertThat(user.email()).matches("[a-z.]+\\d*@example\\.(com|org|net)");
            assertThat(user.preferences()).hasSizeBetween(2, 4).doesNotHaveDuplicates();
            assertThat(user.paymentIds()).isNotEmpty().allMatch(id -> id.matches("pm_[a-z0-9]{16}"));
            assertThat(user.address().city()).isEqualTo("Riverton");
            assertThat(user.lastLocation().distanceMeters(DemoData.DEMO_LOCATION))
                    .isLessThan(3_600);
        }
    }

    @Test
    void makesOrdersThatAddUpAndReferToWhatExists() {
        Set<String> users = DATA.users().stream().map(User::id).collect(Collectors.toSet());
        assertThat(DATA.orders())
                .extracting(Order::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("ORD-202[56]-\\d{6}"));
        assertThat(DATA.orders()).isSortedAccordingTo(Comparator.comparing(Order::placedAt));
        assertThat(DATA.orders()).allSatisfy(order -> {
            assertThat(users).contains(order.userId());
            assertThat(order.placedAt()).isBetween(NOW.minus(Duration.ofDays(180)), NOW);
            assertThat(order.items()).isNotEmpty();
            assertThat(STORES.get(order.storeId()).productIds())
                    .containsAll(
                            order.items().stream().map(OrderItem::productId).toList());
            BigDecimal sum = BigDecimal.ZERO;
            for (OrderItem item : order.items()) {
                assertThat(item.name()).isEqualTo(PRODUCTS.get(item.productId()).name());
                sum = sum.add(item.unitPrice().multiply(BigDecimal.valueOf(item.quantity())));
            }
            assertThat(order.total()).isEqualTo(sum);
            if (order.status().equals("shipped")) {
                assertThat(order.trackingIds()).isNotEmpty().allMatch(id -> id.matches("RVT-\\w{4}-\\w{4}"));
            }
        });
    }

    @Test
    void leavesTheNewestOrdersOpenAndEndsTheOldOnes() {
        Map<Boolean, List<Order>> byAge = DATA.orders().stream()
                .collect(Collectors.partitioningBy(order -> order.placedAt().isAfter(NOW.minus(Duration.ofDays(2)))));

        assertThat(byAge.get(true).stream().filter(Order::isOpen).count())
                .isGreaterThan(byAge.get(true).size() / 3);
        assertThat(DATA.orders())
                .filteredOn(order -> order.placedAt().isBefore(NOW.minus(Duration.ofDays(8))))
                .noneMatch(Order::isOpen);
        assertThat(DATA.orders())
                .extracting(Order::status)
                .contains(
                        "processing",
                        "shipped",
                        "out_for_delivery",
                        "ready_for_pickup",
                        "picked_up",
                        "delivered",
                        "cancelled",
                        "returned");
    }

    @Test
    void letsCustomersBuyWhatSuitsThemAndComeBackForIt() {
        Map<String, User> users = DATA.users().stream().collect(Collectors.toMap(User::id, Function.identity()));
        int customersWithHabit = 0;
        for (Map.Entry<String, List<Order>> history : DATA.orders().stream()
                .collect(Collectors.groupingBy(Order::userId))
                .entrySet()) {
            List<String> preferences = users.get(history.getKey()).preferences();
            List<String> bought = history.getValue().stream()
                    .flatMap(order -> order.items().stream())
                    .map(OrderItem::productId)
                    .toList();
            assertThat(bought).allMatch(id -> Tastes.suits(PRODUCTS.get(id), preferences));
            Map<String, Long> counts =
                    bought.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            if (counts.values().stream().anyMatch(count -> count >= 3)) {
                customersWithHabit++;
            }
        }
        assertThat(customersWithHabit).isGreaterThan(150);
    }

    @Test
    void makesCouponsOfAllKindsThatReferToWhatExists() {
        Set<String> users = DATA.users().stream().map(User::id).collect(Collectors.toSet());
        Set<String> categories =
                DATA.products().stream().map(Product::category).collect(Collectors.toCollection(HashSet::new));
        assertThat(DATA.coupons())
                .extracting(Coupon::code)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[A-Z]+\\d+-\\w{4}"));
        assertThat(DATA.coupons()).allSatisfy(coupon -> {
            assertThat(STORES.keySet()).containsAll(coupon.storeIds());
            assertThat(PRODUCTS.keySet()).containsAll(coupon.productIds());
            assertThat(categories).containsAll(coupon.categories());
            assertThat(coupon.validFrom()).isBefore(coupon.validUntil());
            assertThat(coupon.usedCount())
                    .isBetween(0, coupon.maxUses() == null ? Integer.MAX_VALUE : coupon.maxUses());
            if (coupon.userId() != null) {
                assertThat(users).contains(coupon.userId());
            }
            if (coupon.amountOff() != null) {
                assertThat(DATA.products())
                        .filteredOn(product ->
                                DATA.stores().stream().anyMatch(store -> coupon.appliesTo(product, store.id())))
                        .isNotEmpty()
                        .allMatch(product -> product.price().compareTo(coupon.amountOff()) > 0);
            }
        });
        assertThat(DATA.coupons()).filteredOn(coupon -> coupon.userId() == null).hasSize(12);
        assertThat(DATA.coupons()).anyMatch(coupon -> coupon.validUntil().isBefore(NOW));
        assertThat(DATA.coupons()).anyMatch(coupon -> coupon.validFrom().isAfter(NOW));
        assertThat(DATA.coupons())
                .anyMatch(coupon -> coupon.maxUses() != null && coupon.usedCount() == coupon.maxUses());
        assertThat(DATA.coupons()).anyMatch(coupon -> coupon.amountOff() != null);
        long valid = DATA.coupons().stream()
                .filter(coupon -> coupon.isValidFor(String.valueOf(coupon.userId()), NOW))
                .count();
        assertThat(valid).isBetween(130L, 230L);
    }

    @Test
    void spellsNoPersonalValueInToString() {
        User demo = DATA.users().get(0);
        String shown = DATA.toString() + demo + DATA.orders().get(0);

        assertThat(shown.toLowerCase(Locale.ROOT)).doesNotContain("maya", "lindqvist", "555", "ord-");
    }
}
