package dev.h002.core.grounding;

import dev.h002.Constraints;
import dev.h002.Context;
import dev.h002.Fact;
import dev.h002.Fragment;
import dev.h002.Passage;
import dev.h002.core.grounding.Claim.Kind;
import dev.h002.core.offer.Discount;
import dev.h002.retail.Address;
import dev.h002.retail.Coupon;
import dev.h002.retail.Order;
import dev.h002.retail.OrderItem;
import dev.h002.retail.Product;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads facts into a {@link FactLedger}. */
final class FactReader {
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s");

    private final FactLedger ledger = new FactLedger();
    private final KnownNumbers numbers = ledger.numbers();

    private FactReader() {}

    /**
     * What the stores and sources say, and what follows from it; documents have a ledger each.
     *
     * @param fromFacts texts made from these facts
     */
    static FactLedger read(Context context, Collection<String> fromFacts) {
        FactReader reader = new FactReader();
        for (Fragment fragment : context.fragments()) {
            reader.count(fragment.items().size());
            for (Fact fact : fragment.items()) {
                if (!(fact instanceof Fact.Knowledge)) {
                    reader.addFields(fact.fields());
                    reader.addTyped(fact);
                }
            }
        }
        reader.addLastDays(context);
        reader.addDiscounts(context);
        reader.addLimits(context.understanding().constraints());
        for (String text : fromFacts) {
            reader.ledger.addOwn(text);
            SENTENCE_END.splitAsStream(text).forEach(reader.ledger::addText);
        }
        return reader.ledger;
    }

    /** What one passage says. */
    static FactLedger read(Passage passage) {
        FactLedger ledger = new FactLedger();
        ledger.addText(passage.title());
        ledger.addText(passage.text());
        return ledger;
    }

    private void addFields(Map<?, ?> fields) {
        fields.values().forEach(this::addValue);
    }

    private void addValue(Object value) {
        if (value instanceof Map<?, ?> map) {
            addFields(map);
        } else if (value instanceof Collection<?> list) {
            count(list.size());
            list.forEach(this::addValue);
        } else if (value instanceof Number number) {
            numbers.add(new BigDecimal(number.toString()));
        } else {
            ledger.addText(String.valueOf(value));
        }
    }

    private void count(int size) {
        numbers.add(BigDecimal.valueOf(size));
    }

    private void addTyped(Fact fact) {
        if (fact instanceof Fact.NearbyStore store) {
            addStore(store);
        } else if (fact instanceof Fact.Recommendation recommendation) {
            numbers.addMoney(
                    recommendation.product().price(), recommendation.product().currency());
        } else if (fact instanceof Fact.PlacedOrder placed) {
            addOrder(placed.order());
        } else if (fact instanceof Fact.UsableCoupon usable) {
            addCoupon(usable.coupon());
        }
    }

    private void addStore(Fact.NearbyStore store) {
        Double meters = store.distanceMeters();
        Integer minutes = store.walkingMinutes();
        Address address = store.store().address();
        if (meters != null) {
            numbers.add(Kind.DISTANCE, BigDecimal.valueOf(meters));
        }
        if (minutes != null) {
            numbers.add(Kind.MINUTES, BigDecimal.valueOf(minutes));
        }
        if (address != null) {
            ledger.addText(address.line1() + ", " + address.city());
        }
        StoreTimes.minutesOfDay(store).forEach(time -> numbers.add(Kind.TIME, BigDecimal.valueOf(time)));
    }

    private void addOrder(Order order) {
        numbers.addMoney(order.total(), order.currency());
        for (OrderItem item : order.items()) {
            numbers.addMoney(item.unitPrice(), order.currency());
            numbers.addMoney(item.unitPrice().multiply(BigDecimal.valueOf(item.quantity())), order.currency());
        }
    }

    private void addCoupon(Coupon coupon) {
        if (coupon.percentOff() != null) {
            numbers.add(Kind.PERCENT, coupon.percentOff());
        }
        if (coupon.amountOff() != null && coupon.currency() != null) {
            numbers.addMoney(coupon.amountOff(), coupon.currency());
        }
    }

    /** "Until 22 January" names the last day on which a coupon holds, where the customer is. */
    private void addLastDays(Context context) {
        Set<ZoneId> zones = new HashSet<>(Set.of(ZoneOffset.UTC));
        context.facts(Fact.NearbyStore.class)
                .forEach(store -> zones.add(store.store().timeZone()));
        for (Fact.UsableCoupon usable : context.facts(Fact.UsableCoupon.class)) {
            for (ZoneId zone : zones) {
                LocalDate end = usable.coupon().validUntil().atZone(zone).toLocalDate();
                for (LocalDate day : List.of(end, end.minusDays(1))) {
                    numbers.add(BigDecimal.valueOf(day.getDayOfMonth()));
                    numbers.add(BigDecimal.valueOf(day.getYear()));
                }
                LocalTime time = usable.coupon().validUntil().atZone(zone).toLocalTime();
                numbers.add(Kind.TIME, BigDecimal.valueOf(time.toSecondOfDay() / 60));
            }
        }
    }

    /** What an item costs with a coupon, and what that saves. */
    private void addDiscounts(Context context) {
        List<Coupon> coupons = context.facts(Fact.UsableCoupon.class).stream()
                .map(Fact.UsableCoupon::coupon)
                .toList();
        for (Fact.Recommendation recommendation : context.facts(Fact.Recommendation.class)) {
            Product product = recommendation.product();
            for (Coupon coupon : coupons) {
                Discount.of(coupon, product, recommendation.storeId()).ifPresent(discount -> {
                    numbers.addMoney(discount.saved(), product.currency());
                    numbers.addMoney(discount.priceAfter(), product.currency());
                });
            }
        }
    }

    /** What the customer demanded may be repeated: "under $5". */
    private void addLimits(Constraints limits) {
        if (limits.maxPrice() != null) {
            numbers.add(limits.maxPrice());
            if (limits.currency() != null) {
                numbers.addMoney(limits.maxPrice(), limits.currency());
            }
        }
        if (limits.maxMinutes() != null) {
            numbers.add(Kind.MINUTES, BigDecimal.valueOf(limits.maxMinutes()));
        }
        if (limits.before() != null) {
            ledger.addText(limits.before().toString());
        }
    }
}
