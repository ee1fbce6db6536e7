package dev.h002.core.grounding;

import dev.h002.Context;
import dev.h002.Fact;
import dev.h002.core.grounding.Claim.Kind;
import dev.h002.core.offer.Discount;
import dev.h002.retail.Coupon;
import dev.h002.retail.Product;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose a number is: an item's price, a store's distance. A price that is right for one item is wrong beside the name of
 * another. Immutable.
 */
final class Subjects {
    /** Something with a name, and the claims that hold for it. */
    private record Subject(String name, boolean item, List<Claim> claims) {
        boolean has(Claim claim) {
            return claims.stream().anyMatch(own -> own.kind() == claim.kind() && isSame(own, claim));
        }

        private static boolean isSame(Claim own, Claim claim) {
            BigDecimal mine = own.value();
            BigDecimal said = claim.value();
            if (mine == null || said == null) {
                return false;
            }
            return own.kind() == Kind.DISTANCE
                    ? KnownNumbers.isNear(mine, claim)
                    : mine.compareTo(said) == 0 && own.unit().equals(claim.unit());
        }
    }

    private final List<Subject> subjects = new ArrayList<>();

    Subjects(Context context) {
        List<Coupon> coupons = context.facts(Fact.UsableCoupon.class).stream()
                .map(Fact.UsableCoupon::coupon)
                .toList();
        for (Fact.Recommendation recommendation : context.facts(Fact.Recommendation.class)) {
            Product product = recommendation.product();
            subjects.add(new Subject(normal(product.name()), true, prices(product, coupons)));
        }
        for (Fact.NearbyStore store : context.facts(Fact.NearbyStore.class)) {
            subjects.add(new Subject(normal(store.store().name()), false, place(store)));
        }
    }

    /** Whether a sentence, {@link FactLedger#normalised}, names an item on offer or a store. */
    boolean namesOne(String sentence) {
        return subjects.stream().anyMatch(subject -> isNamed(subject, sentence));
    }

    /** Whether a claim belongs to an item or store, but to none of those of the sentence. */
    boolean isAnothers(Claim claim, String sentence) {
        boolean ofItems = claim.kind() == Kind.MONEY || claim.kind() == Kind.PERCENT;
        List<Subject> named = subjects.stream()
                .filter(subject -> subject.item() == ofItems && isNamed(subject, sentence))
                .toList();
        return !named.isEmpty()
                && named.stream().noneMatch(subject -> subject.has(claim))
                && subjects.stream().anyMatch(subject -> subject.item() == ofItems && subject.has(claim));
    }

    private static boolean isNamed(Subject subject, String sentence) {
        return (" " + sentence + " ").contains(" " + subject.name() + " ");
    }

    private static List<Claim> prices(Product product, List<Coupon> coupons) {
        List<Claim> claims = new ArrayList<>();
        claims.add(money(product.price(), product));
        for (Discount discount : Discount.anywhere(coupons, product)) {
            BigDecimal percentOff = discount.coupon().percentOff();
            BigDecimal amountOff = discount.coupon().amountOff();
            claims.add(money(discount.saved(), product));
            claims.add(money(discount.priceAfter(), product));
            if (percentOff != null) {
                claims.add(Claim.number(Kind.PERCENT, "", percentOff, ""));
            }
            if (amountOff != null) {
                claims.add(money(amountOff, product));
            }
        }
        return claims;
    }

    private static List<Claim> place(Fact.NearbyStore store) {
        List<Claim> claims = new ArrayList<>();
        Double meters = store.distanceMeters();
        Integer minutes = store.walkingMinutes();
        if (meters != null) {
            claims.add(Claim.number(Kind.DISTANCE, "", BigDecimal.valueOf(meters), ""));
        }
        if (minutes != null) {
            claims.add(Claim.number(Kind.MINUTES, "", BigDecimal.valueOf(minutes), ""));
        }
        StoreTimes.minutesOfDay(store)
                .forEach(time -> claims.add(Claim.number(Kind.TIME, "", BigDecimal.valueOf(time), "")));
        return claims;
    }

    private static Claim money(BigDecimal amount, Product product) {
        return Claim.number(Kind.MONEY, "", amount, product.currency());
    }

    private static String normal(String name) {
        return FactLedger.normalised(name);
    }
}
