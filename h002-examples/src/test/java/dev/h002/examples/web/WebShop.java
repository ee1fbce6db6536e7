package dev.h002.examples.web;

import dev.h002.UserKey;
import dev.h002.examples.data.DemoData;
import dev.h002.retail.Coupon;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The demo shop as browser tests use it: two servers for all that need nothing special, since one
 * that ends waits for the connections that a browser keeps, and customers that nobody else knows.
 */
final class WebShop {
    /** So many may sign up from here as tests need. */
    static final WebLimits LIMITS = new WebLimits(
            WebLimits.STANDARD.connections(),
            WebLimits.STANDARD.threads(),
            WebLimits.STANDARD.streams(),
            WebLimits.STANDARD.streamsPerSession(),
            WebLimits.STANDARD.sessions(),
            WebLimits.STANDARD.sessionIdle(),
            WebLimits.STANDARD.sessionAge(),
            1_000,
            1_000,
            WebLimits.STANDARD.window(),
            WebLimits.STANDARD.heartbeat(),
            WebLimits.STANDARD.longestStream(),
            WebLimits.STANDARD.drain());

    private static final AtomicInteger COUPONS = new AtomicInteger();
    private static final ScriptedModel MODEL = new ScriptedModel();
    private static ChatServer offline;
    private static ChatServer modelled;

    private WebShop() {}

    /** Answered by the offline concierge; ends with this process. */
    static synchronized ChatServer offline() {
        if (offline == null) {
            offline = DemoShop.shared().front().serve(LIMITS);
        }
        return offline;
    }

    /** Answered by {@link #model()}; ends with this process. */
    static synchronized ChatServer modelled() {
        if (modelled == null) {
            modelled = DemoShop.shared().front().model(MODEL).serve(LIMITS);
        }
        return modelled;
    }

    /** What a test tells to say something before it asks. */
    static ScriptedModel model() {
        return MODEL;
    }

    /** A new customer who stands where the demo customer does, and has such a coupon. */
    static Visitor nearTheCafe(ChatServer server) throws Exception {
        Visitor visitor = Visitor.signedUp(server);
        giveCoupon(visitor.id);
        visitor.send(
                "PUT",
                "/api/customers/" + visitor.id + "/location",
                Map.of(
                        "latitude", DemoData.DEMO_LOCATION.latitude(),
                        "longitude", DemoData.DEMO_LOCATION.longitude()));
        return visitor;
    }

    /** 15% off one Hot Chocolate at Downtown Café, once: the demo customer's own may be used up by another test. */
    static void giveCoupon(String customer) {
        Coupon coupon = new Coupon(
                "WARM15-T" + COUPONS.incrementAndGet(),
                customer,
                List.of(DemoData.DOWNTOWN_CAFE),
                List.of(DemoData.HOT_CHOCOLATE),
                List.of(),
                BigDecimal.valueOf(15),
                null,
                null,
                "15% off a Hot Chocolate at Downtown Café",
                DemoShop.NOW.minus(Duration.ofDays(7)),
                DemoShop.NOW.plus(Duration.ofDays(60)),
                1,
                0);
        DemoShop.shared().stores.importer().coupons(UserKey.DEFAULT_TENANT, List.of(coupon));
    }
}
