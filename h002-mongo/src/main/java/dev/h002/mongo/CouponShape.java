package dev.h002.mongo;

import static dev.h002.mongo.DocumentShape.appendUnlessEmpty;
import static dev.h002.mongo.DocumentShape.appendUnlessNull;

import dev.h002.retail.Coupon;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * {@code coupons}: {@code _id (the code), userId? (absent: everyone's), storeIds[]?, productIds[]?, categories[]?, percentOff or
 * amountOff, currency? (of amountOff), description?, validFrom, validUntil, maxUses?}, and what redeeming keeps:
 * {@code usedCount, redemptions[{id, userId, at}]}, the latest ones, which writing a coupon again leaves alone.
 */
final class CouponShape implements DocumentShape<Coupon> {
    @Override
    public String collection() {
        return "coupons";
    }

    @Override
    public String idOf(Coupon coupon) {
        return coupon.code();
    }

    @Override
    public Document write(Coupon coupon) {
        Document document = new Document();
        appendUnlessNull(document, "userId", coupon.userId());
        appendUnlessEmpty(document, "storeIds", coupon.storeIds());
        appendUnlessEmpty(document, "productIds", coupon.productIds());
        appendUnlessEmpty(document, "categories", coupon.categories());
        appendUnlessNull(document, "percentOff", decimal("percentOff", coupon.percentOff()));
        appendUnlessNull(document, "amountOff", decimal("amountOff", coupon.amountOff()));
        appendUnlessNull(document, "currency", coupon.currency());
        document.append("description", coupon.description())
                .append("validFrom", Date.from(coupon.validFrom()))
                .append("validUntil", Date.from(coupon.validUntil()));
        appendUnlessNull(document, "maxUses", coupon.maxUses());
        return document;
    }

    private static @Nullable Decimal128 decimal(String field, @Nullable BigDecimal value) {
        return value == null ? null : DocumentShape.decimal(field, value);
    }

    @Override
    public Document fieldsWhenNew(Coupon coupon) {
        return new Document("usedCount", coupon.usedCount()).append("redemptions", List.of());
    }

    @Override
    public Coupon read(String id, DocumentReader in) {
        BigDecimal percentOff = in.moneyOrNull("percentOff");
        BigDecimal amountOff = in.moneyOrNull("amountOff");
        if ((percentOff == null) == (amountOff == null)) {
            throw in.wrong("percentOff", "or amountOff is needed, and only one of them");
        }
        if (percentOff != null && percentOff.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw in.wrong("percentOff", "must be from 0 to 100");
        }
        Instant validFrom = in.instant("validFrom");
        Instant validUntil = in.instant("validUntil");
        if (validUntil.isBefore(validFrom)) {
            throw in.wrong("validUntil", "must not be before validFrom");
        }
        Integer used = in.countOrNull("usedCount");
        return new Coupon(
                id,
                in.textOrNull("userId"),
                in.texts("storeIds"),
                in.texts("productIds"),
                in.texts("categories"),
                percentOff,
                amountOff,
                in.currencyOrNull("currency"),
                in.textOr("description", ""),
                validFrom,
                validUntil,
                in.countOrNull("maxUses"),
                used == null ? 0 : used);
    }

    @Override
    public Set<String> fields() {
        return Set.of(
                "userId",
                "storeIds",
                "productIds",
                "categories",
                "percentOff",
                "amountOff",
                "currency",
                "description",
                "validFrom",
                "validUntil",
                "maxUses");
    }
}
