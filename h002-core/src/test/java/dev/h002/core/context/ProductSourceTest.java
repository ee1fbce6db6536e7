package dev.h002.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Constraints;
import dev.h002.Fact;
import dev.h002.Need;
import dev.h002.Understanding;
import dev.h002.core.fixture.DemoShop;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Product;
import dev.h002.spi.ContextRequest;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductSourceTest {
    private final DemoShop shop = new DemoShop();

    private List<Fact.Recommendation> items(String need, String message) {
        return items(need, message, Constraints.NONE, DemoShop.HERE);
    }

    private List<Fact.Recommendation> items(String need, String message, Constraints constraints, GeoPoint place) {
        return new ProductSource(shop.data)
                .gather(shop.request(need, message, constraints, place)).stream()
                        .map(Fact.Recommendation.class::cast)
                        .toList();
    }

    private List<String> ids(String need, Constraints constraints) {
        return ids(items(need, "Well", constraints, DemoShop.HERE));
    }

    private static List<String> ids(List<Fact.Recommendation> items) {
        return items.stream().map(item -> item.product().id()).toList();
    }

    private static Constraints excluding(String... things) {
        return new Constraints(null, null, false, false, List.of(things), null, null);
    }

    private static Constraints before(String time) {
        return new Constraints(null, null, false, false, List.of(), null, LocalTime.parse(time));
    }

    private static Constraints within(int minutes) {
        return new Constraints(null, null, false, false, List.of(), minutes, null);
    }

    @ParameterizedTest
    @CsvSource({
        "warm_up, p-cocoa p-soup p-espresso",
        "cool_down, p-lemonade p-water",
        "caffeine, p-espresso",
        "gift, p-candle",
        "quick_bite, p-croissant p-wrap",
        "order_status, ''",
        "their_own, ''"
    })
    void eachNeedGetsWhatMeetsItFromOpenStores(String need, String expected) {
        assertThat(String.join(" ", ids(items(need, "Well")))).isEqualTo(expected);
    }

    @Test
    void somethingElseIsNotWhatWasOfferedBefore() {
        assertThat(ids(goingOn(Need.WARM_UP, "I'm cold\nWhat else do they have?")))
                .containsExactly("p-espresso", "p-soup");
        assertThat(ids(items(Need.WARM_UP, "What else do they have?"))).startsWith("p-cocoa");
    }

    @Test
    void whatAFollowUpNamesCountsThoughItMeetsNotTheNeedBefore() {
        List<Fact.Recommendation> named = goingOn(Need.WARM_UP, "I'm cold\nand a croissant?");

        assertThat(ids(named)).containsExactly("p-croissant");
        assertThat(named.get(0).why()).startsWith("what you asked for");
        assertThat(ids(items(Need.WARM_UP, "and a croissant?"))).startsWith("p-cocoa");
    }

    private List<Fact.Recommendation> goingOn(String need, String message) {
        ContextRequest request = shop.request(need, message, Constraints.NONE, DemoShop.HERE);
        Understanding understood = request.understanding();
        return new ProductSource(shop.data)
                        .gather(new ContextRequest(
                                request.user(),
                                request.profile(),
                                request.orders(),
                                request.location(),
                                request.message(),
                                new Understanding(
                                        understood.needs(), understood.constraints(), understood.language(), true),
                                request.now()))
                        .stream()
                        .map(Fact.Recommendation.class::cast)
                        .toList();
    }

    @Test
    void theReasonIsShortAndHuman() {
        shop.data.orders.add(DemoShop.order(
                "A-050", "2025-12-20T09:00:00Z", "delivered", List.of(), DemoShop.item("p-cocoa", "x", 1, "4.50")));

        assertThat(items(Need.WARM_UP, "I'm cold").get(0))
                .satisfies(item -> assertThat(item.why())
                        .isEqualTo("warms you up; you've had it 2 times; matches your preferences; "
                                + "15% off with your coupon"))
                .satisfies(item -> assertThat(item.storeId()).isEqualTo("s-cafe"));
    }

    @Test
    void anItemSoldInSeveralStoresComesOnceFromTheBest() {
        shop.data.coupons.removeIf(coupon -> coupon.code().equals("COCOA15"));
        shop.data.coupons.add(
                DemoShop.percent("FAR90", null, "90", List.of("s-market"), List.of("p-cocoa"), "2026-02-01T00:00:00Z"));

        assertThat(items(Need.WARM_UP, "I'm cold"))
                .filteredOn(item -> item.product().id().equals("p-cocoa"))
                .singleElement()
                .satisfies(item -> assertThat(item.storeId()).isEqualTo("s-market"));
    }

    @Test
    void whatIsRuledOutByPriceIsLeftOut() {
        assertThat(ids(
                        Need.WARM_UP,
                        new Constraints(new BigDecimal("4.50"), "USD", false, false, List.of(), null, null)))
                .containsExactly("p-cocoa", "p-espresso");
        assertThat(ids(
                        Need.WARM_UP,
                        new Constraints(new BigDecimal("4.50"), "EUR", false, false, List.of(), null, null)))
                .isEmpty();
    }

    @Test
    void dietsAreHonoured() {
        assertThat(ids(Need.WARM_UP, new Constraints(null, null, true, false, List.of(), null, null)))
                .containsExactly("p-soup", "p-espresso");
        assertThat(ids(Need.WARM_UP, new Constraints(null, null, true, true, List.of(), null, null)))
                .containsExactly("p-soup");
    }

    @Test
    void aProfilesDietRulesOutFoodButNotThings() {
        shop.data.users.set(0, DemoShop.user(List.of("vegan")));

        assertThat(ids(items(Need.WARM_UP, "Well"))).containsExactly("p-soup", "p-espresso");
        assertThat(ids(items(Need.GIFT, "Well"))).containsExactly("p-candle");
    }

    @Test
    void whatIsExcludedByNameTagOrCategoryIsLeftOut() {
        assertThat(ids(Need.WARM_UP, excluding("coffee"))).containsExactly("p-cocoa", "p-soup");
        assertThat(ids(Need.WARM_UP, excluding("Hot drinks"))).containsExactly("p-soup");
        assertThat(ids(Need.WARM_UP, excluding("soups"))).doesNotContain("p-soup");
    }

    @Test
    void whatTheCustomerAvoidsIsLeftOutEvenInsideALongerWord() {
        assertThat(ids(items(Need.HUNGER, "Well"))).doesNotContain("p-mix");
        shop.data.users.set(0, DemoShop.user(List.of()));
        assertThat(ids(items(Need.HUNGER, "Well"))).contains("p-mix");
    }

    @Test
    void theWalkIsLimited() {
        assertThat(ids(Need.WARM_UP, within(1))).containsExactly("p-cocoa", "p-espresso");
        assertThat(ids(Need.COOL_DOWN, within(97))).containsExactly("p-lemonade");
        assertThat(items(Need.WARM_UP, "Well", within(60), null)).isEmpty();
    }

    @Test
    void theStoreIsReachedByThenAndStillOpen() {
        assertThat(ids(Need.WARM_UP, before("19:30"))).contains("p-soup");
        assertThat(ids(Need.WARM_UP, before("20:30"))).doesNotContain("p-soup").contains("p-cocoa");
        assertThat(ids(Need.WARM_UP, before("11:05"))).containsExactly("p-cocoa", "p-espresso");
    }

    @Test
    void whatTheMessageNamesComesFirstAndNearestMeansNearest() {
        assertThat(ids(items(Need.WARM_UP, "I'm cold, is there any soup?"))).startsWith("p-soup");
        assertThat(ids(items(Need.FIND_STORE, "Where's the nearest store with coffee?")))
                .containsExactly("p-espresso");
        assertThat(ids(items(Need.OTHER, "Do you sell candles?"))).containsExactly("p-candle");
        assertThat(ids(items(Need.OTHER, "Do you sell ducks?"))).isEmpty();
    }

    @Test
    void thirstIsMetByColdDrinksUnlessTheMessageNamesAnother() {
        assertThat(ids(items(Need.THIRST, "I'm thirsty"))).containsExactly("p-lemonade", "p-water");
        assertThat(ids(items(Need.THIRST, "I'm thirsty for chocolate"))).startsWith("p-cocoa");
    }

    @Test
    void offersAreOneItemPerCoupon() {
        shop.data.coupons.add(DemoShop.percent("ALL5", null, "5", List.of(), List.of(), "2026-02-01T00:00:00Z"));

        assertThat(items(Need.OFFERS, "Any offers?")).hasSize(3);
        assertThat(ids(items(Need.OFFERS, "Any offers on soup?"))).containsExactly("p-soup");
    }

    @Test
    void aSecondNeedThatIsAlmostAsSureCounts() {
        shop.data.coupons.clear();
        shop.data.orders.clear();
        shop.data.users.set(0, DemoShop.user(List.of()));
        shop.data.stores.removeIf(store -> store.id().equals("s-cafe"));
        shop.data.products.add(DemoShop.product("p-a-tea", "Tea", "hot drinks", "1.00", "warm", "drink"));
        shop.data.stores.add(DemoShop.store("s-tea", "Tea House", 399, null, List.of(), "p-a-tea"));
        ContextRequest cold = shop.request(Need.WARM_UP, "Well", Constraints.NONE, DemoShop.HERE);
        Understanding both =
                new Understanding(List.of(new Need(Need.WARM_UP, 0.9), new Need(Need.HUNGER, 0.85)), Constraints.NONE);
        ContextRequest coldAndHungry = new ContextRequest(
                cold.user(), cold.profile(), cold.orders(), cold.location(), cold.message(), both, cold.now());

        assertThat(new ProductSource(shop.data).gather(cold).get(0).fields()).containsEntry("id", "p-a-tea");
        assertThat(new ProductSource(shop.data).gather(coldAndHungry).get(0).fields())
                .containsEntry("id", "p-soup");
    }

    @Test
    void aCatalogueWithoutTheseTagsIsMatchedByItsWords() {
        shop.data.products.replaceAll(product ->
                new Product(product.id(), product.name(), product.category(), List.of(), product.price(), "USD", ""));

        assertThat(ids(items(Need.WARM_UP, "Well"))).containsExactly("p-cocoa", "p-soup", "p-espresso");
        assertThat(ids(items(Need.COOL_DOWN, "Well"))).containsExactly("p-lemonade", "p-water");
    }

    @Test
    void withoutAPlaceWhatIsFamiliarIsOffered() {
        assertThat(items(Need.WARM_UP, "I'm cold", Constraints.NONE, null))
                .extracting(item -> item.product().id() + "@" + item.storeId())
                .containsExactly("p-cocoa@s-cafe", "p-soup@null");
    }

    @Test
    void thereAreAtMostTen() {
        for (int i = 0; i < 30; i++) {
            String id = "p-x" + i;
            shop.data.products.add(DemoShop.product(id, "Tea " + i, "tea", "3.00", "warm"));
            shop.data.stores.add(DemoShop.store("s-x" + i, "Shop", 500 + i, null, List.of(), id));
        }

        assertThat(items(Need.WARM_UP, "Well")).hasSize(10);
    }

    @Test
    void habitCountsLessAsItAges() {
        Taste fresh = Taste.of(
                null,
                List.of(DemoShop.order(
                        "1", "2026-01-15T10:00:00Z", "delivered", List.of(), DemoShop.item("p", "P", 5, "1"))),
                DemoShop.NOW);
        Taste old = Taste.of(
                null,
                List.of(DemoShop.order(
                        "1", "2025-10-17T10:00:00Z", "delivered", List.of(), DemoShop.item("p", "P", 5, "1"))),
                DemoShop.NOW);
        Product product = DemoShop.product("p", "P", "c", "1");

        assertThat(fresh.habit(product)).isEqualTo(0.5);
        assertThat(old.habit(product)).isCloseTo(1 - Math.pow(0.5, 0.5), org.assertj.core.data.Offset.offset(1e-9));
    }
}
