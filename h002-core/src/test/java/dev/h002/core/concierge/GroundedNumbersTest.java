package dev.h002.core.concierge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Constraints;
import dev.h002.Context;
import dev.h002.Fact;
import dev.h002.Passage;
import dev.h002.core.fixture.DemoShop;
import dev.h002.core.fixture.Needs;
import dev.h002.retail.Coupon;
import dev.h002.retail.OpeningHours;
import dev.h002.retail.Order;
import dev.h002.retail.Product;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the facts are, an answer holds no number that does not come from them. */
class GroundedNumbersTest {
    private static final List<String> MESSAGES = List.of(
            "I'm cold",
            "the nearest store with coffee",
            "Any offers on tea?",
            "Are you open on Sunday?",
            "Can I return tea?",
            "Where is my order A-1?",
            "How do I get to Shop c?");
    private static final List<String> TAGS = List.of(
            "warm", "cold", "drink", "coffee", "caffeine", "food", "snack", "quick", "sweet", "treat", "gift", "vegan");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Execution(ExecutionMode.CONCURRENT)
    void everyNumberComesFromTheFacts(int seed) throws Exception {
        Random random = new Random(seed);
        DemoShop shop = randomShop(random);
        Constraints constraints = random.nextInt(3) > 0
                ? Constraints.NONE
                : new Constraints(
                        BigDecimal.valueOf(random.nextInt(900) + 1, 2),
                        "USD",
                        random.nextBoolean(),
                        false,
                        List.of(),
                        random.nextBoolean() ? 9 : null,
                        random.nextBoolean() ? LocalTime.of(18, 30) : null);
        for (String need : Needs.all()) {
            String message = pick(random, MESSAGES);
            Context context = shop.gather(
                    shop.request(need, message, constraints, random.nextInt(6) == 0 ? null : DemoShop.HERE));
            String text = Concierge.answer(context, message, seed % 5).text();

            assertGrounded(text, context, constraints);
        }
    }

    private static void assertGrounded(String text, Context context, Constraints constraints) {
        List<Fact.NearbyStore> stores = context.facts(Fact.NearbyStore.class);
        Set<BigDecimal> prices = prices(context);
        if (constraints.maxPrice() != null) {
            prices.add(constraints.maxPrice().stripTrailingZeros());
        }
        String rest = text;
        rest = take(
                rest,
                "(\\d+) m\\b(?!i)",
                number -> stores.stream()
                        .anyMatch(store -> Math.abs(store.distanceMeters() - Double.parseDouble(number)) <= 0.5));
        rest = take(
                rest,
                "(\\d+\\.\\d) km",
                number -> stores.stream()
                        .anyMatch(store ->
                                Math.abs(store.distanceMeters() - 1000 * Double.parseDouble(number)) <= 50.001));
        rest = take(
                rest,
                "about (\\d+) minutes",
                number -> stores.stream().anyMatch(store -> number.equals(String.valueOf(store.walkingMinutes()))));
        rest = take(
                rest,
                "([\\d.]+)%",
                number -> coupons(context).stream()
                        .anyMatch(coupon -> coupon.percentOff() != null
                                && coupon.percentOff().compareTo(new BigDecimal(number)) == 0));
        rest = take(
                rest, "[$€](\\d+\\.\\d\\d)", number -> prices.contains(new BigDecimal(number).stripTrailingZeros()));
        Set<String> times = times(context, constraints);
        rest = take(rest, "(\\d\\d:\\d\\d)", times::contains);
        Set<String> days = days(context);
        rest = take(rest, "(\\d{1,2} (?:January|February|March|December))", days::contains);
        Set<String> numbers = otherNumbers(context, constraints);
        rest = take(rest, "(\\d+(?:\\.\\d+)?)", numbers::contains);
        assertThat(rest).as(text).doesNotContainPattern("\\d");
    }

    /** Takes every match out of the text once the number in it was found among the facts. */
    private static String take(String text, String pattern, Predicate<String> isFact) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        StringBuilder rest = new StringBuilder();
        while (matcher.find()) {
            assertThat(isFact.test(matcher.group(1)))
                    .as("%s in: %s", matcher.group(1), text)
                    .isTrue();
            matcher.appendReplacement(rest, "#");
        }
        return matcher.appendTail(rest).toString();
    }

    /** List prices, and what each would cost with each coupon, worked out here on its own. */
    private static Set<BigDecimal> prices(Context context) {
        Set<BigDecimal> prices = new HashSet<>();
        for (Coupon coupon : coupons(context)) {
            if (coupon.amountOff() != null) {
                prices.add(coupon.amountOff().stripTrailingZeros());
            }
        }
        for (Fact.Recommendation item : context.facts(Fact.Recommendation.class)) {
            Product product = item.product();
            prices.add(product.price().stripTrailingZeros());
            for (Coupon coupon : coupons(context)) {
                boolean holds = item.storeId() == null
                        ? coupon.storeIds().isEmpty()
                        : coupon.appliesTo(product, item.storeId());
                if (holds) {
                    BigDecimal after = coupon.percentOff() == null
                            ? product.price().subtract(coupon.amountOff())
                            : new BigDecimal("0.01")
                                    .multiply(product.price())
                                    .multiply(new BigDecimal(100).subtract(coupon.percentOff()));
                    prices.add(after.setScale(2, RoundingMode.HALF_UP)
                            .max(BigDecimal.ZERO)
                            .stripTrailingZeros());
                }
            }
        }
        return prices;
    }

    private static Set<String> times(Context context, Constraints constraints) {
        Set<String> times = new HashSet<>();
        if (constraints.before() != null) {
            times.add(constraints.before().toString());
        }
        for (Fact.NearbyStore store : context.facts(Fact.NearbyStore.class)) {
            OpeningHours hours = store.store().openingHours();
            if (hours != null) {
                hours.week()
                        .values()
                        .forEach(spans -> spans.forEach(span -> {
                            times.add(span.opens().toString());
                            times.add(span.closes().toString());
                        }));
            }
        }
        return times;
    }

    private static Set<String> days(Context context) {
        Set<String> days = new HashSet<>();
        List<Instant> moments = new ArrayList<>();
        context.facts(Fact.PlacedOrder.class)
                .forEach(fact -> moments.add(fact.order().placedAt()));
        coupons(context).forEach(coupon -> moments.add(coupon.validUntil().minusNanos(1)));
        for (Instant moment : moments) {
            for (ZoneId zone : List.of(DemoShop.ZONE, ZoneOffset.UTC)) {
                days.add(DAY.format(moment.atZone(zone)));
            }
        }
        return days;
    }

    /** Counts of facts, and the numbers inside names, codes, addresses, texts and demands. */
    private static Set<String> otherNumbers(Context context, Constraints constraints) {
        StringBuilder known = new StringBuilder(constraints.fields().toString());
        known.append(' ').append(coupons(context).size());
        List<Order> orders = context.facts(Fact.PlacedOrder.class).stream()
                .map(Fact.PlacedOrder::order)
                .toList();
        known.append(' ').append(orders.stream().filter(Order::isOpen).count());
        context.fragments()
                .forEach(fragment -> fragment.items().stream()
                        .filter(fact -> !(fact instanceof Fact.NearbyStore))
                        .forEach(fact -> known.append(' ').append(fact.fields())));
        orders.forEach(order -> known.append(' ').append(order.trackingIds()));
        context.facts(Fact.NearbyStore.class)
                .forEach(store ->
                        known.append(' ').append(store.store().address().line1()));
        Set<String> numbers = new HashSet<>();
        Matcher matcher = Pattern.compile("\\d+(?:\\.\\d+)?").matcher(known);
        while (matcher.find()) {
            numbers.add(matcher.group());
        }
        return numbers;
    }

    private static List<Coupon> coupons(Context context) {
        return context.facts(Fact.UsableCoupon.class).stream()
                .map(Fact.UsableCoupon::coupon)
                .toList();
    }

    private static DemoShop randomShop(Random random) {
        DemoShop shop = new DemoShop();
        shop.data.stores.clear();
        shop.data.products.clear();
        shop.data.coupons.clear();
        shop.data.orders.clear();
        shop.passages.clear();
        List<String> productIds = new ArrayList<>();
        for (int i = random.nextInt(20); i >= 0; i--) {
            String[] tags = random.ints(3, 0, TAGS.size()).mapToObj(TAGS::get).toArray(String[]::new);
            productIds.add("p" + i);
            shop.data.products.add(DemoShop.product(
                    "p" + i,
                    "Tea " + letter(i),
                    "drinks",
                    BigDecimal.valueOf(random.nextInt(2000) + 1, 2).toString(),
                    tags));
        }
        for (int i = random.nextInt(8); i > 0; i--) {
            OpeningHours hours = random.nextInt(3) == 0
                    ? null
                    : DemoShop.daily("%02d:15".formatted(random.nextInt(13)), "%02d:45".formatted(random.nextInt(24)));
            shop.data.stores.add(DemoShop.store(
                    "s" + i,
                    "Shop " + letter(i),
                    random.nextDouble() * 3000,
                    hours,
                    List.of("shop"),
                    random.ints(5, 0, productIds.size())
                            .mapToObj(productIds::get)
                            .toArray(String[]::new)));
        }
        for (int i = random.nextInt(8); i > 0; i--) {
            List<String> stores = random.nextBoolean() ? List.of() : List.of("s" + random.nextInt(8));
            List<String> products = random.nextInt(4) == 0 ? List.of() : List.of(pick(random, productIds));
            String until = "2026-0%d-%02dT%02d:00:00Z"
                    .formatted(2 + random.nextInt(2), 1 + random.nextInt(28), random.nextInt(24));
            shop.data.coupons.add(
                    random.nextBoolean()
                            ? DemoShop.percent(
                                    "CODE" + i, null, 5 * (1 + random.nextInt(19)) + "", stores, products, until)
                            : DemoShop.amount(
                                    "CODE" + i, null, (1 + random.nextInt(9)) + ".25", stores, products, until));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            shop.data.orders.add(DemoShop.order(
                    "A-" + i,
                    "2025-12-%02dT09:00:00Z".formatted(1 + random.nextInt(28)),
                    random.nextBoolean() ? "shipped" : "delivered",
                    List.of("T" + random.nextInt(9999)),
                    DemoShop.item(pick(random, productIds), "Cup", 1 + random.nextInt(9), "4.50")));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            shop.passages.add(new Passage(
                    "doc.md",
                    "Returns",
                    i,
                    "Return tea within " + random.nextInt(99) + " days. Orders ship soon.",
                    0.5));
        }
        return shop;
    }

    private static String letter(int i) {
        return String.valueOf((char) ('a' + i));
    }

    private static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
