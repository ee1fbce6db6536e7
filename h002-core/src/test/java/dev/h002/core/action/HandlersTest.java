package dev.h002.core.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Action;
import dev.h002.core.fixture.DemoShop;
import dev.h002.spi.ActionHandler;
import dev.h002.spi.ConfirmedAction;
import dev.h002.spi.contract.ActionHandlerContract;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HandlersTest {
    private final DemoShop shop = new DemoShop();

    private static ConfirmedAction apply(String code) {
        return new ConfirmedAction(
                DemoShop.MAYA,
                "action-1",
                Action.APPLY_COUPON,
                Map.of("code", code, "product", "p-cocoa", "store", "s-cafe"),
                DemoShop.NOW);
    }

    private static ConfirmedAction action(String type, Map<String, String> arguments) {
        return new ConfirmedAction(DemoShop.MAYA, "action-1", type, arguments, DemoShop.NOW);
    }

    @Test
    void aCouponIsAppliedOnceAndThenSaidToBe() {
        ApplyCoupon handler = new ApplyCoupon(shop.data);

        assertThat(handler.handle(apply("COCOA15")).text())
                .isEqualTo("Done: 15% off Hot Chocolate at Downtown Café is applied with code COCOA15.");
        assertThat(handler.handle(apply("COCOA15")).text())
                .isEqualTo("15% off Hot Chocolate at Downtown Café is already applied with code COCOA15.");
        assertThat(shop.data.redemptions).containsExactly("action-1");
    }

    @Test
    void aCouponThatIsUsedUpByThisActionIsStillSaidToBeApplied() {
        ApplyCoupon handler = new ApplyCoupon(shop.data);
        handler.handle(apply("COCOA15"));
        shop.data.coupons.removeIf(coupon -> coupon.code().equals("COCOA15"));

        assertThat(handler.handle(apply("COCOA15")))
                .isEqualTo(new ActionHandler.Result(true, "The coupon COCOA15 is already applied."));
    }

    @Test
    void aCouponThatNoLongerCoversTheItemIsNotUsed() {
        shop.data.coupons.removeIf(coupon -> coupon.code().equals("COCOA15"));
        shop.data.coupons.add(DemoShop.percent(
                "COCOA15", "u-1", "15", List.of("s-market"), List.of("p-cocoa"), "2026-01-22T00:00:00Z"));

        ActionHandler.Result result = new ApplyCoupon(shop.data).handle(apply("COCOA15"));

        assertThat(result)
                .isEqualTo(new ActionHandler.Result(
                        false, "The coupon COCOA15 is no longer valid, so nothing was applied."));
        assertThat(shop.data.redemptions).isEmpty();
    }

    @Test
    void directionsGiveTheAddressAndAPlaceForTheCustomersOwnMap() {
        assertThat(new Directions(shop.data)
                        .handle(action(Action.DIRECTIONS, Map.of("store", "s-market")))
                        .text())
                .isEqualTo("Harbor Market is at Main Street 13, Berlin; on your map: geo:52.523597,13.405000");
    }

    @Test
    void trackingReadsTheOrderAnew() {
        assertThat(new TrackOrder(shop.data)
                        .handle(action(Action.TRACK_ORDER, Map.of("order", "A-100")))
                        .text())
                .isEqualTo("Order A-100 has shipped: 2 × Scented Candle. Tracking number TRK1.");
    }

    @Test
    void outcomesAreToldInTheCustomersLanguage() {
        assertThat(new ApplyCoupon(shop.data).handle(german(apply("NONE"))).text())
                .isEqualTo("Der Gutschein NONE gilt nicht mehr, darum wurde nichts eingelöst.");
        assertThat(new ApplyCoupon(shop.data).handle(german(apply("COCOA15"))).text())
                .isEqualTo(
                        "Erledigt: 15 % Rabatt auf Hot Chocolate bei Downtown Café ist mit dem Code COCOA15 eingelöst.");
        assertThat(new Directions(shop.data)
                        .handle(german(action(Action.DIRECTIONS, Map.of("store", "s-market"))))
                        .text())
                .isEqualTo("Harbor Market findest du hier: Main Street 13, Berlin; auf deiner Karte: "
                        + "geo:52.523597,13.405000");
        assertThat(new TrackOrder(shop.data)
                        .handle(german(action(Action.TRACK_ORDER, Map.of("order", "A-100"))))
                        .text())
                .isEqualTo("Bestellung A-100 ist versandt: 2 × Scented Candle. Sendungsnummer TRK1.");
    }

    private static ConfirmedAction german(ConfirmedAction action) {
        return new ConfirmedAction(
                action.user(), action.id(), action.type(), action.arguments(), action.at(), Locale.GERMAN);
    }

    @Nested
    class ApplyCouponKeepsTheContract extends ActionHandlerContract {
        @Override
        protected ActionHandler handler() {
            return new ApplyCoupon(shop.data);
        }

        @Override
        protected ConfirmedAction valid() {
            return apply("COCOA15");
        }

        @Override
        protected ConfirmedAction stale() {
            return apply("EXPIRED");
        }

        @Override
        protected long changes() {
            return shop.data.redemptions.size();
        }
    }

    @Nested
    class DirectionsKeepTheContract extends ActionHandlerContract {
        @Override
        protected ActionHandler handler() {
            return new Directions(shop.data);
        }

        @Override
        protected ConfirmedAction valid() {
            return action(Action.DIRECTIONS, Map.of("store", "s-market"));
        }

        @Override
        protected ConfirmedAction stale() {
            return action(Action.DIRECTIONS, Map.of("store", "s-gone"));
        }
    }

    @Nested
    class TrackOrderKeepsTheContract extends ActionHandlerContract {
        @Override
        protected ActionHandler handler() {
            return new TrackOrder(shop.data);
        }

        @Override
        protected ConfirmedAction valid() {
            return action(Action.TRACK_ORDER, Map.of("order", "A-100"));
        }

        @Override
        protected ConfirmedAction stale() {
            return action(Action.TRACK_ORDER, Map.of("order", "B-1"));
        }
    }
}
