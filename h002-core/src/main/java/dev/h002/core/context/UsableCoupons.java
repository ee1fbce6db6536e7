package dev.h002.core.context;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.h002.retail.Coupon;
import dev.h002.spi.ContextRequest;
import dev.h002.spi.RetailData;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What the customer may claim in a turn: read once, however many sources ask for it. Thread-safe. */
final class UsableCoupons {
    static final int MOST_TURNS = 10_000;
    /** No turn gathers for so long. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    /** By the very request, so that the next turn reads anew whatever the clock says. */
    private final LoadingCache<ContextRequest, List<Coupon>> ofTurns;

    UsableCoupons(RetailData data) {
        ofTurns = Caffeine.newBuilder()
                .weakKeys()
                .maximumSize(MOST_TURNS)
                .expireAfterWrite(KEPT)
                .executor(Runnable::run)
                .build(request -> read(data, request));
    }

    List<Coupon> of(ContextRequest request) {
        return Objects.requireNonNull(ofTurns.get(request));
    }

    /** Checked again here: a retailer's own data may be less strict. */
    private static List<Coupon> read(RetailData data, ContextRequest request) {
        return data.coupons(request.user(), request.now()).stream()
                .filter(coupon -> coupon.isValidFor(request.user().user(), request.now()))
                .limit(CouponSource.LIMIT)
                .toList();
    }
}
