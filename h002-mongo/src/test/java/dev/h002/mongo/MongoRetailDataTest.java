package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.retail.Coupon;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Order;
import dev.h002.retail.Store;
import dev.h002.spi.RetailData;
import dev.h002.spi.RetailData.Redemption;
import dev.h002.spi.contract.RetailDataContract;
import dev.h002.spi.contract.SteppedClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MongoRetailDataTest extends RetailDataContract {
    private static final GeoPoint HERE = new GeoPoint(52.52, 13.405);

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    @Override
    protected RetailData dataWith(List<Dataset> tenants) {
        MongoStores stores = database.stores();
        importAll(stores.importer(), tenants);
        return stores.retailData();
    }

    static void importAll(MongoImport importer, List<Dataset> tenants) {
        for (Dataset data : tenants) {
            assertThat(importer.users(data.tenant(), data.users()).problems()).isEmpty();
            assertThat(importer.orders(data.tenant(), data.orders()).problems()).isEmpty();
            assertThat(importer.stores(data.tenant(), data.stores()).problems()).isEmpty();
            assertThat(importer.products(data.tenant(), data.products()).problems())
                    .isEmpty();
            assertThat(importer.coupons(data.tenant(), data.coupons()).problems())
                    .isEmpty();
        }
    }

    @Test
    void documentsThatOthersWroteAreReadInTheirTypes() {
        database.raw()
                .getCollection("orders")
                .insertOne(new Document("_id", "o1")
                        .append("userId", "ann")
                        .append("placedAt", "2026-03-01T10:00:00+01:00")
                        .append("status", "shipped")
                        .append(
                                "items",
                                List.of(new Document("name", "Tea")
                                        .append("quantity", 2.0)
                                        .append("unitPrice", 1.25)))
                        .append("total", "2.50")
                        .append("currency", "EUR")
                        .append("somethingElse", true));

        Order order = database.stores().retailData().orders(ANN, 5).get(0);
        assertThat(order.placedAt()).isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
        assertThat(order.total()).isEqualTo(new BigDecimal("2.50"));
        assertThat(order.items().get(0).unitPrice()).isEqualTo(new BigDecimal("1.25"));
        assertThat(order.items().get(0).quantity()).isEqualTo(2);
    }

    @Test
    void aDamagedDocumentIsLeftOutAndTheOthersAreRead() {
        RetailData data = dataWith(List.of(Dataset.of(TENANT).withCoupons(List.of(coupon("GOOD", null, null, 0)))));
        database.raw().getCollection("coupons").insertOne(new Document("_id", "BAD").append("percentOff", "many"));
        database.raw().getCollection("coupons").insertOne(new Document("_id", 17).append("percentOff", 5));

        assertThat(data.coupons(ANN, NOW)).extracting(Coupon::code).containsExactly("GOOD");
        assertThat(data.redeem(ANN, "BAD", "r1", NOW)).isEqualTo(Redemption.NOT_VALID);
    }

    @Test
    void aCouponThatOthersWroteWithoutACounterIsStillLimited() {
        database.raw()
                .getCollection("coupons")
                .insertOne(new Document("_id", "ONCE")
                        .append("percentOff", 10)
                        .append("maxUses", 1)
                        .append("validFrom", Date.from(NOW.minusSeconds(5)))
                        .append("validUntil", Date.from(NOW.plusSeconds(5))));
        RetailData data = database.stores().retailData();
        assertThat(data.redeem(ANN, "ONCE", "r1", NOW)).isEqualTo(Redemption.REDEEMED);
        assertThat(data.redeem(ANN, "ONCE", "r2", NOW)).isEqualTo(Redemption.NOT_VALID);
        assertThat(data.redeem(ANN, "ONCE", "r1", NOW)).isEqualTo(Redemption.ALREADY_REDEEMED);
    }

    @Test
    void onlyTheLatestRedemptionsAreRemembered() {
        RetailData data = dataWith(List.of(Dataset.of(TENANT).withCoupons(List.of(coupon("ALL", null, null, 0)))));
        List<Document> earlier = IntStream.range(0, 1000)
                .mapToObj(
                        i -> new Document("id", "r" + i).append("userId", "ann").append("at", Date.from(NOW)))
                .toList();
        database.raw()
                .getCollection("coupons")
                .updateOne(new Document("_id", "ALL"), new Document("$set", new Document("redemptions", earlier)));

        assertThat(data.redeem(ANN, "ALL", "new", NOW)).isEqualTo(Redemption.REDEEMED);
        assertThat(data.redeem(ANN, "ALL", "r999", NOW)).isEqualTo(Redemption.ALREADY_REDEEMED);
        Document stored = database.raw().getCollection("coupons").find().first();
        assertThat(stored.getList("redemptions", Document.class)).hasSize(1000);
    }

    @Test
    void aRedemptionNeedsAnId() {
        RetailData data = database.stores().retailData();
        assertThatThrownBy(() -> data.redeem(ANN, "ALL", " ", NOW)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void storesAreReadAgainAfterAnImportAndAfterThirtySeconds() {
        SteppedClock clock = new SteppedClock(NOW);
        MongoStores stores = database.stores(clock);
        RetailData data = stores.retailData();
        stores.importer().stores(TENANT, List.of(store("s1", HERE)));
        assertThat(data.storesNear(TENANT, HERE, 5)).hasSize(1);

        stores.importer().stores(TENANT, List.of(store("s2", HERE)));
        assertThat(data.storesNear(TENANT, HERE, 5)).hasSize(2);

        database.stores().importer().stores(TENANT, List.of(store("s3", HERE)));
        assertThat(data.storesNear(TENANT, HERE, 5)).hasSize(2);
        clock.advance(Duration.ofSeconds(30));
        assertThat(data.storesNear(TENANT, HERE, 5)).extracting(Store::id).containsExactly("s1", "s2", "s3");
    }

    @Test
    void aLongHistoryGivesTheLatestOrdersAndOldOpenOnes() {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            orders.add(order("closed" + i, "ann", i % 2 == 0 ? "Delivered" : "PICKED-UP", NOW.minusSeconds(i)));
        }
        orders.add(order("oldest", "ann", "processing", NOW.minusSeconds(9_000)));
        orders.add(order("odd", "ann", " dElivered ", NOW.minusSeconds(8_000)));
        RetailData data = dataWith(List.of(Dataset.of(TENANT).withOrders(orders)));
        database.raw()
                .getCollection("orders")
                .insertOne(
                        new Document("_id", "damaged").append("userId", "ann").append("placedAt", Date.from(NOW)));

        assertThat(data.orders(ANN, 2)).extracting(Order::id).containsExactly("closed0", "closed1", "oldest");
    }

    @Test
    void noOpenOrderIsLeftOutByTheServer() {
        assertThat(OrderShape.endedStatuses())
                .hasSizeGreaterThan(30)
                .allSatisfy(status ->
                        assertThat(order("o", "ann", status, NOW).isOpen()).isFalse());
    }
}
