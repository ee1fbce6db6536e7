package dev.h002.core.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Action;
import dev.h002.ActionState;
import dev.h002.Context;
import dev.h002.Fact;
import dev.h002.Need;
import dev.h002.core.fixture.DemoShop;
import dev.h002.retail.Coupon;
import dev.h002.retail.Product;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionOffersTest {
    private final DemoShop shop = new DemoShop();

    private List<Action> actions(String need, String message) throws Exception {
        Context context = shop.gather(need, message);
        AtomicInteger next = new AtomicInteger();
        return ActionOffers.from(
                context,
                BestOffer.from(context).orElse(null),
                message,
                () -> "id-" + next.incrementAndGet(),
                DemoShop.NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "4.50, 15, 3.83, 0.67",
        "10.00, 100, 0.00, 10.00",
        "0.99, 50, 0.50, 0.49",
        "3.00, 12.5, 2.63, 0.37",
    })
    void aPercentageIsRoundedHalfUpToTheMinorUnit(String price, String percent, String after, String saved) {
        Product product = DemoShop.product("p", "P", "c", price);
        Coupon coupon = DemoShop.percent("C", null, percent, List.of(), List.of(), "2026-02-01T00:00:00Z");

        Discount discount = Discount.of(coupon, product, "s").orElseThrow();

        assertThat(discount.priceAfter()).isEqualByComparingTo(after);
        assertThat(discount.saved()).isEqualByComparingTo(saved);
    }

    @Test
    void anAmountNeverGoesBelowZeroAndNeedsTheSameCurrency() {
        Coupon five = DemoShop.amount("C", null, "5.00", List.of(), List.of(), "2026-02-01T00:00:00Z");
        Product cheap = DemoShop.product("p", "P", "c", "3.00");
        Product euro = new Product("p", "P", "c", List.of(), new BigDecimal("9.00"), "EUR", "");
        Product yen = new Product("p", "P", "c", List.of(), new BigDecimal("455"), "JPY", "");
        Coupon tenPercent = DemoShop.percent("C", null, "10", List.of(), List.of(), "2026-02-01T00:00:00Z");

        assertThat(Discount.of(five, cheap, "s").orElseThrow().priceAfter()).isEqualByComparingTo("0");
        assertThat(Discount.of(five, euro, "s")).isEmpty();
        assertThat(Discount.of(tenPercent, yen, "s").orElseThrow().priceAfter()).hasToString("410");
    }

    @Test
    void theBestOfferTakesTheCouponThatSavesMostThere() throws Exception {
        shop.data.coupons.add(DemoShop.percent(
                "ELSEWHERE", null, "80", List.of("s-kiosk"), List.of("p-cocoa"), "2026-02-01T00:00:00Z"));
        shop.data.coupons.add(
                DemoShop.percent("COCOA10", null, "10", List.of(), List.of("p-cocoa"), "2026-02-01T00:00:00Z"));

        BestOffer offer = BestOffer.from(shop.gather(Need.WARM_UP, "I'm cold")).orElseThrow();

        assertThat(offer.coupon().map(Coupon::code)).contains("COCOA15");
        assertThat(offer.price()).isEqualByComparingTo("3.83");
        assertThat(offer.saved()).isEqualByComparingTo("0.67");
        assertThat(BestOffer.hint("Have a cocoa.", offer)).isEqualTo("Have a cocoa. (coupon COCOA15)");
        assertThat(BestOffer.hint("Apply COCOA15?", offer)).isEqualTo("Apply COCOA15?");
        assertThat(BestOffer.hint("Hello.", null)).isEqualTo("Hello.");
        assertThat(offer.priceWords(Locale.ENGLISH)).isEqualTo("at 15% off, $3.83 instead of $4.50");
        assertThat(offer.toString()).doesNotContain("Chocolate");
    }

    @Test
    void thereIsNoOfferWithoutARecommendation() {
        assertThat(BestOffer.from(Context.EMPTY)).isEqualTo(Optional.empty());
        assertThat(ActionOffers.from(Context.EMPTY, null, "", () -> "id", DemoShop.NOW))
                .isEmpty();
    }

    @Test
    void aCouponComesFirstThenTheWay() throws Exception {
        List<Action> actions = actions(Need.WARM_UP, "I'm cold");

        assertThat(actions).hasSize(3);
        assertThat(actions.get(0))
                .isEqualTo(new Action(
                        "id-1",
                        Action.APPLY_COUPON,
                        "Apply 15% off Hot Chocolate at Downtown Café",
                        Map.of("code", "COCOA15", "product", "p-cocoa", "store", "s-cafe"),
                        ActionState.OFFERED,
                        DemoShop.NOW.plus(Duration.ofMinutes(30))));
        assertThat(actions.get(1).type()).isEqualTo(Action.DIRECTIONS);
        assertThat(actions.get(1).label()).isEqualTo("Directions to Downtown Café");
        assertThat(actions.get(1).arguments()).containsOnlyKeys("store", "latitude", "longitude");
        assertThat(actions.get(2).type()).isEqualTo(Action.ADD_TO_BASKET);
        assertThat(actions.get(2).label()).isEqualTo("Add Hot Chocolate to the basket");
        assertThat(actions.get(2).arguments()).containsOnlyKeys("product", "item", "price", "currency", "store");
    }

    @Test
    void anActionEndsWithItsCoupon() throws Exception {
        shop.data.coupons.clear();
        shop.data.coupons.add(
                DemoShop.percent("SOON", "u-1", "15", List.of("s-cafe"), List.of("p-cocoa"), "2026-01-15T10:10:00Z"));

        assertThat(actions(Need.WARM_UP, "I'm cold").get(0).expiresAt())
                .isEqualTo(DemoShop.NOW.plus(Duration.ofMinutes(10)));
    }

    @Test
    void openOrdersCanBeTrackedAtMostThreeAndTheNamedOneAlone() throws Exception {
        for (int i = 0; i < 5; i++) {
            shop.data.orders.add(DemoShop.order("B-" + i, "2026-01-13T09:00:00Z", "packed", List.of()));
        }

        assertThat(actions(Need.ORDER_STATUS, "Where is my order?"))
                .hasSize(3)
                .allSatisfy(action -> assertThat(action.type()).isEqualTo(Action.TRACK_ORDER));
        assertThat(actions(Need.ORDER_STATUS, "Where is B-3?"))
                .singleElement()
                .satisfies(action -> assertThat(action.arguments()).containsEntry("order", "B-3"));
    }

    @Test
    void theWayLeadsToTheStoreTheMessageNames() throws Exception {
        assertThat(actions(Need.DIRECTIONS, "How do I get to Harbor Market?")
                        .get(0)
                        .arguments())
                .containsEntry("store", "s-market");
        assertThat(actions(Need.FIND_STORE, "Where is a supermarket?").get(0).arguments())
                .containsEntry("store", "s-market");
    }

    @Test
    void nothingIsOfferedWhereNothingCanBeDone() throws Exception {
        assertThat(actions(Need.THANKS, "Thanks")).isEmpty();
        assertThat(actions(Need.REFUSE, "No")).isEmpty();
    }

    @Test
    void whatWasReceivedCanBeSentBackOrOrderedAgainAndTroubleEndsWithAPerson() throws Exception {
        shop.data.orders.clear();
        shop.data.orders.add(DemoShop.order("B-1", "2026-01-12T09:00:00Z", "Delivered", List.of()));
        shop.data.orders.add(DemoShop.order("B-2", "2026-01-11T09:00:00Z", "picked up", List.of()));
        shop.data.orders.add(DemoShop.order("B-3", "2026-01-13T09:00:00Z", "returned", List.of()));

        assertThat(actions(Need.RETURN_REFUND, "Can I return it?"))
                .extracting(Action::type)
                .containsExactly(Action.START_RETURN, Action.TALK_TO_PERSON);
        assertThat(actions(Need.RETURN_REFUND, "Can I return it?").get(0).arguments())
                .containsEntry("order", "B-1");
        assertThat(actions(Need.RETURN_REFUND, "Can I return B-2?").get(0).arguments())
                .containsEntry("order", "B-2");
        assertThat(actions(Need.ORDER_STATUS, "Where is my order?"))
                .extracting(Action::type)
                .containsExactly(Action.REORDER);
        assertThat(actions(Need.COMPLAINT, "It was cold"))
                .singleElement()
                .satisfies(action -> assertThat(action.arguments()).containsEntry("about", "complaint"));
    }

    @Test
    void idsAreLongAndNeverRepeat() {
        ActionIds ids = new ActionIds();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String id = ids.get();
            assertThat(id).hasSize(22).matches("[A-Za-z0-9_-]+");
            assertThat(seen.add(id)).isTrue();
        }
    }

    @Test
    void aStoreIsChosenByNameThenKindThenNearness() throws Exception {
        assertThat(chosen("Is Old Town Bakery open?")).isEqualTo("s-bakery");
        assertThat(chosen("Is the bakery open?")).isEqualTo("s-bakery");
        assertThat(chosen("Is the kiosk open?")).isEqualTo("s-kiosk");
        assertThat(chosen("Are you open?")).isEqualTo("s-cafe");
    }

    private String chosen(String message) throws Exception {
        Context context = shop.gather(Need.OPENING_HOURS, message);
        return StoreChoice.from(context, BestOffer.from(context).orElse(null), message)
                .map(Fact.NearbyStore::store)
                .orElseThrow()
                .id();
    }
}
