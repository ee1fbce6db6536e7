package dev.h002.core.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.Constraints;
import dev.h002.Fact;
import dev.h002.InvalidInputException;
import dev.h002.Need;
import dev.h002.core.fixture.DemoShop;
import dev.h002.retail.Order;
import dev.h002.retail.Store;
import dev.h002.spi.ContextRequest;
import dev.h002.spi.ContextSource;
import dev.h002.spi.contract.ContextSourceContract;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BuiltInSourcesTest {
    private final DemoShop shop = new DemoShop();

    private ContextRequest request(String need) {
        return shop.request(need, "Well", Constraints.NONE, DemoShop.HERE);
    }

    private List<Fact.NearbyStore> stores() {
        return new NearestStoreSource(shop.data)
                .gather(request(Need.FIND_STORE)).stream()
                        .map(Fact.NearbyStore.class::cast)
                        .toList();
    }

    @Test
    void comeInADocumentedOrderUnderDocumentedNames() {
        assertThat(BuiltInSources.builtIn(shop.data, query -> List.of()))
                .extracting(ContextSource::name)
                .containsExactly("profile", "orders", "history", "stores", "coupons", "products", "knowledge");
    }

    @Test
    void storesAreNearestFirstWithTheWalkAndTheirHours() {
        assertThat(stores())
                .extracting(store -> store.store().id())
                .containsExactly("s-cafe", "s-bakery", "s-market", "s-kiosk");
        assertThat(stores()).extracting(Fact.NearbyStore::open).containsExactly(true, false, true, true);
        assertThat(stores()).extracting(Fact.NearbyStore::walkingMinutes).containsExactly(1, 5, 7, 98);
        assertThat(stores().get(0).distanceMeters()).isBetween(42.99, 43.01);
        assertThat(stores().get(0).closesAt()).isNull();
        assertThat(stores().get(1).closesAt()).isNull();
        assertThat(stores().get(2).closesAt()).hasToString("2026-01-15T20:00+01:00[Europe/Berlin]");
    }

    @Test
    void aWeekWithoutAGapNeverCloses() {
        shop.data.stores.clear();
        shop.data.stores.add(DemoShop.store("s", "Nonstop", 10, DemoShop.daily("00:00", "00:00"), List.of()));

        assertThat(stores()).singleElement().satisfies(store -> {
            assertThat(store.open()).isTrue();
            assertThat(store.closesAt()).isNull();
        });
    }

    @Test
    void theNumberOfStoresIsBounded() {
        Store store = shop.data.stores.get(0);
        for (int i = 0; i < 50; i++) {
            shop.data.stores.add(DemoShop.store("s-" + i, store.name(), i, null, List.of()));
        }

        assertThat(stores()).hasSize(NearestStoreSource.DEFAULT_LIMIT);
        assertThatThrownBy(() -> new NearestStoreSource(shop.data, 0)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void thereAreNoStoresWithoutAPlace() {
        assertThat(new NearestStoreSource(shop.data)
                        .gather(shop.request(Need.FIND_STORE, "Well", Constraints.NONE, null)))
                .isEmpty();
    }

    @Test
    void couponsAreThoseOfTheCustomerThatHoldNowBestFirst() {
        shop.data.coupons.add(DemoShop.percent("ALL30", null, "30", List.of(), List.of(), "2026-02-01T00:00:00Z"));
        shop.data.coupons.add(DemoShop.percent("AAA30", null, "30", List.of(), List.of(), "2026-02-01T00:00:00Z"));

        assertThat(new CouponSource(shop.data).gather(request(Need.OFFERS)))
                .extracting(fact -> ((Fact.UsableCoupon) fact).coupon().code())
                .containsExactly("AAA30", "ALL30", "SOUP2", "COCOA15");
    }

    @Test
    void ordersAreTheLatestFiftyAndEveryOpenOneNewestFirst() {
        shop.data.orders.clear();
        for (int i = 0; i < 60; i++) {
            String status = i == 0 ? "shipped" : "delivered";
            shop.data.orders.add(DemoShop.order("A-" + i, "2025-01-01T00:%02d:00Z".formatted(i), status, List.of()));
        }

        List<Order> orders = new OrderHistorySource()
                .gather(request(Need.ORDER_STATUS)).stream()
                        .map(fact -> ((Fact.PlacedOrder) fact).order())
                        .toList();

        assertThat(orders).hasSize(51);
        assertThat(orders.get(0).id()).isEqualTo("A-59");
        assertThat(orders.get(50).id()).isEqualTo("A-0");
    }

    @Test
    void knowledgeIsAtMostThreePassages() {
        shop.passages.addAll(shop.passages);

        assertThat(new KnowledgeSource(query -> shop.passages).gather(request(Need.OTHER)))
                .hasSize(3);
    }

    @Nested
    class ProfileKeepsTheContract extends ContextSourceContract {
        @Override
        protected ContextSource source() {
            return new ProfileSource();
        }
    }

    @Nested
    class OrdersKeepTheContract extends ContextSourceContract {
        @Override
        protected ContextSource source() {
            return new OrderHistorySource();
        }
    }

    @Nested
    class StoresKeepTheContract extends ContextSourceContract {
        @Override
        protected ContextSource source() {
            return new NearestStoreSource(shop.data);
        }
    }

    @Nested
    class CouponsKeepTheContract extends ContextSourceContract {
        @Override
        protected ContextSource source() {
            return new CouponSource(shop.data);
        }
    }

    @Nested
    class ProductsKeepTheContract extends ContextSourceContract {
        @Override
        protected ContextSource source() {
            return new ProductSource(shop.data);
        }
    }

    @Nested
    class KnowledgeKeepsTheContract extends ContextSourceContract {
        @Override
        protected ContextSource source() {
            return new KnowledgeSource(query -> shop.passages);
        }
    }

    @Test
    void beyondTwentyKilometresNoWalkIsTold() {
        shop.data.stores.clear();
        shop.data.stores.add(DemoShop.store("near", "Near", 19_999, null, List.of()));
        shop.data.stores.add(DemoShop.store("far", "Far", 20_001, null, List.of()));

        assertThat(stores()).extracting(Fact.NearbyStore::walkingMinutes).containsExactly(325, null);
        assertThat(stores().get(1).distanceMeters()).isBetween(20_000.9, 20_001.1);
    }
}
