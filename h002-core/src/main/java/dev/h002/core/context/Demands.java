package dev.h002.core.context;

import dev.h002.Constraints;
import dev.h002.Fact;
import dev.h002.retail.Product;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Locale;

/**
 * Checks products and stores against what the customer demands.
 *
 * <p>The most an item may cost is compared with its list price, and only in the same currency if the customer named one.
 * A time to be done by is the next such time in the store's zone: the store can be reached by then and stays open until
 * then. Whatever is demanded, a store that closes before one gets there is out.
 */
record Demands(Constraints constraints, Instant now) {
    boolean allow(Product product, Traits traits) {
        BigDecimal maxPrice = constraints.maxPrice();
        String currency = constraints.currency();
        boolean affordable = maxPrice == null
                || (product.price().compareTo(maxPrice) <= 0
                        && (currency == null || currency.equals(product.currency())));
        return affordable
                && (!constraints.vegan() || traits.hasTag("vegan") || traits.is("vegan"))
                && (!constraints.glutenFree() || traits.hasTag("gluten-free") || traits.is("gluten free"))
                && constraints.excludes().stream()
                        .noneMatch(excluded -> traits.mayBe(excluded.toLowerCase(Locale.ROOT)));
    }

    boolean allow(Fact.NearbyStore store) {
        Integer minutes = store.walkingMinutes();
        Integer maxMinutes = constraints.maxMinutes();
        LocalTime before = constraints.before();
        if (!store.open() || (maxMinutes != null && (minutes == null || minutes > maxMinutes))) {
            return false;
        }
        ZonedDateTime there = now.atZone(store.store().timeZone());
        ZonedDateTime arrival = there.plusMinutes(minutes == null ? 0 : minutes);
        ZonedDateTime closesAt = store.closesAt();
        if (closesAt != null && !arrival.isBefore(closesAt)) {
            return false;
        }
        if (before == null) {
            return true;
        }
        ZonedDateTime deadline = there.with(before);
        if (!deadline.isAfter(there)) {
            deadline = deadline.plusDays(1);
        }
        return !arrival.isAfter(deadline) && (closesAt == null || !closesAt.isBefore(deadline));
    }

    /** Whether something is demanded that cannot be told without knowing where the customer is. */
    boolean needPlace() {
        return constraints.maxMinutes() != null || constraints.before() != null;
    }
}
