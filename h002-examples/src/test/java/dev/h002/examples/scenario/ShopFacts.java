package dev.h002.examples.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Decimal128;

/** What may be said to a customer, worked out from the stored documents alone and not by the code under test. */
final class ShopFacts {
    private static final Pattern MONEY = Pattern.compile("[$€£](\\d+(?:\\.\\d+)?)");
    private static final Pattern METERS = Pattern.compile("\\b(\\d+) m\\b");
    private static final Pattern PERCENT = Pattern.compile("\\b(\\d+)%");
    private static final Pattern CODE = Pattern.compile("\\b[A-Z]+\\d*-[A-Z0-9]{4,}(?:-[A-Z0-9]+)*\\b");
    private static final Pattern LINK = Pattern.compile("https?:|www\\.");
    private static final double EARTH_RADIUS = 6_371_008.8;

    final List<String> storeNames;
    final List<String> productNames;
    private final Set<BigDecimal> money = new HashSet<>();
    private final Set<Integer> percents = new HashSet<>();
    private final Set<Long> meters = new HashSet<>();
    private final Set<String> codes = new HashSet<>();

    ShopFacts(StoredData data, String userId) {
        storeNames = data.all("stores").stream().map(s -> s.getString("name")).toList();
        productNames =
                data.all("products").stream().map(p -> p.getString("name")).toList();
        List<BigDecimal> prices =
                data.all("products").stream().map(p -> decimal(p, "price")).toList();
        prices.forEach(this::addMoney);
        data.all("coupons").stream()
                .filter(coupon -> coupon.getString("userId") == null || userId.equals(coupon.getString("userId")))
                .forEach(coupon -> addCoupon(coupon, prices));
        data.ordersOf(userId).forEach(this::addOrder);
        List<Double> here = coordinates(data.one("users", userId).get("lastLocation", Document.class));
        for (Document store : data.all("stores")) {
            double distance = haversine(here, coordinates(store.get("location", Document.class)));
            meters.add(Math.round(distance));
        }
    }

    /** Prices, percentages, distances, codes and links of a text that nothing stored carries. */
    List<String> inventedIn(String text) {
        List<String> invented = new ArrayList<>();
        find(MONEY, text)
                .filter(m -> !money.contains(new BigDecimal(m).stripTrailingZeros()))
                .forEach(invented::add);
        find(METERS, text).filter(m -> !meters.contains(Long.valueOf(m))).forEach(invented::add);
        find(PERCENT, text).filter(m -> !percents.contains(Integer.valueOf(m))).forEach(invented::add);
        find(CODE, text).filter(m -> !codes.contains(m)).forEach(invented::add);
        find(LINK, text).forEach(invented::add);
        return invented;
    }

    boolean namesAStore(String text) {
        return storeNames.stream().anyMatch(text::contains);
    }

    boolean namesAProduct(String text) {
        return productNames.stream().anyMatch(text::contains);
    }

    boolean namesACoupon(String text) {
        return find(CODE, text).anyMatch(codes::contains);
    }

    private static Stream<String> find(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(m -> m.groupCount() == 0 ? m.group() : m.group(1));
    }

    private void addCoupon(Document coupon, List<BigDecimal> prices) {
        codes.add(coupon.getString("_id"));
        if (coupon.get("percentOff") != null) {
            BigDecimal percent = decimal(coupon, "percentOff");
            percents.add(percent.intValueExact());
            BigDecimal left = BigDecimal.valueOf(100).subtract(percent).movePointLeft(2);
            prices.forEach(price -> addMoney(price.multiply(left).setScale(2, RoundingMode.HALF_UP)));
        } else {
            BigDecimal amount = decimal(coupon, "amountOff");
            addMoney(amount);
            prices.forEach(price -> addMoney(price.subtract(amount)));
        }
    }

    private void addOrder(Document order) {
        codes.add(order.getString("_id"));
        codes.addAll(order.getList("trackingIds", String.class, List.of()));
        addMoney(decimal(order, "total"));
        order.getList("items", Document.class).forEach(item -> addMoney(decimal(item, "unitPrice")));
    }

    private void addMoney(BigDecimal amount) {
        money.add(amount.stripTrailingZeros());
    }

    private static BigDecimal decimal(Document document, String field) {
        Object value = document.get(field);
        return value instanceof Decimal128 decimal ? decimal.bigDecimalValue() : new BigDecimal(value.toString());
    }

    private static List<Double> coordinates(Document point) {
        return point.getList("coordinates", Number.class).stream()
                .map(Number::doubleValue)
                .toList();
    }

    /** Longitude first, as GeoJSON has it. */
    static double haversine(List<Double> a, List<Double> b) {
        double dLat = Math.toRadians(b.get(1) - a.get(1));
        double dLon = Math.toRadians(b.get(0) - a.get(0));
        double h = Math.pow(Math.sin(dLat / 2), 2)
                + Math.cos(Math.toRadians(a.get(1)))
                        * Math.cos(Math.toRadians(b.get(1)))
                        * Math.pow(Math.sin(dLon / 2), 2);
        return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(h));
    }
}
