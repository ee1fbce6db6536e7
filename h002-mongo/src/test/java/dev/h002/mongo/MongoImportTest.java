package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.UserKey;
import dev.h002.mongo.ImportReport.Problem;
import dev.h002.retail.Coupon;
import dev.h002.retail.OpeningHours;
import dev.h002.retail.Store;
import dev.h002.spi.RetailData;
import dev.h002.spi.RetailData.Redemption;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MongoImportTest {
    private static final String TENANT = UserKey.DEFAULT_TENANT;
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String PRODUCT =
            "{\"_id\":\"p1\",\"name\":\"Tea\",\"category\":\"hot drinks\",\"price\":2.5,\"currency\":\"EUR\"}";

    private final TestDatabase database = new TestDatabase();
    private final MongoStores stores = database.stores();
    private final RetailData data = stores.retailData();

    @AfterEach
    void drop() {
        database.close();
    }

    private ImportReport importLines(String collection, String... lines) {
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return importBytes(collection, bytes);
    }

    private ImportReport importBytes(String collection, byte[] bytes) {
        try {
            return stores.importer().jsonLines(TENANT, collection, new ByteArrayInputStream(bytes));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void everyCollectionIsImportedInItsDocumentedShape() {
        assertThat(importLines(
                                "users",
                                "{\"_id\":\"ann\",\"name\":\"Ann\",\"email\":\"a@x.org\",\"address\":{\"line1\":\"1 Main St\","
                                        + "\"city\":\"Berlin\",\"postalCode\":\"10115\",\"country\":\"DE\"},"
                                        + "\"preferences\":[\"vegan\"],\"passwordHash\":\"$2a$10$x\",\"createdAt\":\"2026-01-31\"}")
                        .stored())
                .isEqualTo(1);
        assertThat(importLines(
                                "stores",
                                "{\"_id\":\"s1\",\"name\":\"Café\",\"location\":{\"type\":\"Point\",\"coordinates\":[13.4,52.5]},"
                                        + "\"timeZone\":\"Europe/Berlin\",\"openingHours\":{\"monday\":[{\"open\":\"08:00\",\"close\":\"24:00\"}]}}")
                        .stored())
                .isEqualTo(1);
        importLines("products", PRODUCT);
        importLines(
                "orders",
                "{\"_id\":\"o1\",\"userId\":\"ann\",\"status\":\"shipped\",\"items\":[{\"name\":\"Tea\",\"quantity\":1,"
                        + "\"unitPrice\":{\"$numberDecimal\":\"2.50\"}}],\"total\":2.5,\"currency\":\"EUR\","
                        + "\"placedAt\":{\"$date\":\"2026-03-01T10:00:00Z\"}}");
        importLines(
                "coupons",
                "{\"_id\":\"WARM15\",\"percentOff\":15,\"validFrom\":\"2026-01-01\",\"validUntil\":\"2027-01-01\"}");

        assertThat(data.user(UserKey.of("ann")).orElseThrow().createdAt())
                .isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
        Store store = data.store(TENANT, "s1").orElseThrow();
        assertThat(store.location().latitude()).isEqualTo(52.5);
        assertThat(store.openingHours().week())
                .containsEntry(
                        DayOfWeek.MONDAY, List.of(new OpeningHours.Span(LocalTime.of(8, 0), LocalTime.MIDNIGHT)));
        assertThat(data.products(TENANT, List.of("p1")).get(0).price()).isEqualTo(new BigDecimal("2.5"));
        assertThat(data.orders(UserKey.of("ann"), 5).get(0).items().get(0).unitPrice())
                .isEqualTo(new BigDecimal("2.50"));
        assertThat(data.coupons(UserKey.of("ann"), NOW))
                .extracting(Coupon::code)
                .containsExactly("WARM15");
        assertThat(stored("users").getString("passwordHash")).isEqualTo("$2a$10$x");
    }

    private Document stored(String collection) {
        return database.raw().getCollection(collection).find().first();
    }

    @Test
    void wrongLinesAreReportedByNumberWithoutTheirValuesAndTheOthersAreStored() {
        ImportReport report = importLines(
                "products",
                PRODUCT,
                "",
                "{\"_id\":\"p2\",\"name\":\"Secret\",\"category\":\"c\",\"currency\":\"EUR\"}",
                "not json at all: Secret",
                "[1,2]",
                PRODUCT.replace("p1", "p3").replace("2.5", "-2.5"),
                PRODUCT.replace("p1", "p4").replace("EUR", "euro"),
                PRODUCT.replace("\"_id\":\"p1\",", ""),
                PRODUCT.replace("p1", "p5").replace("2.5", "\"1e999999999\""),
                PRODUCT.replace("p1", "p6").replace("}", ",\"tenant\":\"acme\"}"),
                PRODUCT.replace("p1", "p7").replace("}", ",\"$where\":\"x\"}"),
                PRODUCT.replace("p1", "p8"));

        assertThat(report.read()).isEqualTo(11);
        assertThat(report.stored()).isEqualTo(2);
        assertThat(report.refused()).isEqualTo(9);
        assertThat(report.problems())
                .containsExactly(
                        new Problem(3, "field price is missing"),
                        new Problem(4, "not a JSON object"),
                        new Problem(5, "not a JSON object"),
                        new Problem(6, "field price must not be negative"),
                        new Problem(7, "field currency must be an ISO 4217 code such as USD"),
                        new Problem(8, "field _id is missing"),
                        new Problem(9, "field price must be a number"),
                        new Problem(10, "field tenant names another tenant"),
                        new Problem(11, "a field name must not be empty, start with $ or hold a dot"));
        assertThat(stores.count(TENANT, "products")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "stores; {\"_id\":\"s\",\"name\":\"n\",\"timeZone\":\"UTC\"}; field location is missing",
                "stores; {\"_id\":\"s\",\"name\":\"n\",\"timeZone\":\"Nowhere\",\"location\":{\"type\":\"Point\",\"coordinates\":[1,2]}}; field timeZone must be a time zone such as Europe/Berlin",
                "stores; {\"_id\":\"s\",\"name\":\"n\",\"timeZone\":\"UTC\",\"location\":{\"type\":\"Point\",\"coordinates\":[1,92]}}; field location must hold a longitude from -180 to 180, then a latitude from -90 to 90",
                "stores; {\"_id\":\"s\",\"name\":\"n\",\"timeZone\":\"UTC\",\"location\":{\"type\":\"Point\",\"coordinates\":[1,2]},\"openingHours\":{\"Montag\":[]}}; field openingHours.* must be named monday to sunday, in lower case",
                "stores; {\"_id\":\"s\",\"name\":\"n\",\"timeZone\":\"UTC\",\"location\":{\"type\":\"Point\",\"coordinates\":[1,2]},\"openingHours\":{\"friday\":[{\"open\":\"8\"}]}}; field openingHours.friday[0].open must be a time such as 08:00",
                "orders; {\"_id\":\"o\",\"userId\":\"u\",\"status\":\"s\",\"total\":1,\"currency\":\"EUR\",\"items\":[{\"name\":\"n\",\"quantity\":1.5,\"unitPrice\":1}]}; field items[0].quantity must be a whole number",
                "coupons; {\"_id\":\"c\",\"validFrom\":\"2026-01-01\",\"validUntil\":\"2026-01-02\"}; field percentOff or amountOff is needed, and only one of them",
                "coupons; {\"_id\":\"c\",\"percentOff\":101,\"validFrom\":\"2026-01-01\",\"validUntil\":\"2026-01-02\"}; field percentOff must be from 0 to 100",
                "coupons; {\"_id\":\"c\",\"percentOff\":10,\"validFrom\":\"2026-01-03\",\"validUntil\":\"2026-01-02\"}; field validUntil must not be before validFrom",
                "users; {\"_id\":\"u\",\"name\":\"n\",\"createdAt\":\"yesterday\"}; field createdAt must be a date such as 2026-01-31T12:00:00Z",
                "users; {\"_id\":\"u\",\"name\":\"n\",\"createdAt\":\"2026-01-01\",\"preferences\":[1]}; field preferences must hold texts only"
            })
    void whatIsWrongIsNamedByItsPath(String collection, String line, String what) {
        assertThat(importLines(collection, line).problems()).containsExactly(new Problem(1, what));
    }

    @Test
    void linesThatAreTooLongOrNotUtf8AreReportedAndTheNextIsRead() {
        byte[] tooLong = (PRODUCT.replace("Tea", "x".repeat(1_000_001)) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] malformed = {'{', (byte) 0xC3, '}', '\n'};
        byte[] good = PRODUCT.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[tooLong.length + malformed.length + good.length];
        System.arraycopy(tooLong, 0, all, 0, tooLong.length);
        System.arraycopy(malformed, 0, all, tooLong.length, malformed.length);
        System.arraycopy(good, 0, all, tooLong.length + malformed.length, good.length);

        ImportReport report = importBytes("products", all);
        assertThat(report.problems())
                .containsExactly(new Problem(1, "longer than 1000000 bytes"), new Problem(2, "not UTF-8"));
        assertThat(report.stored()).isEqualTo(1);
    }

    @Test
    void importingAgainBringsUpToDateAndLeavesOtherFieldsAlone() {
        importLines("products", PRODUCT.replace("}", ",\"tags\":[\"warm\"],\"shelf\":7}"));
        importLines("products", PRODUCT.replace("2.5", "3"));

        Document stored = stored("products");
        assertThat(stored.getInteger("shelf")).isEqualTo(7);
        assertThat(stored).doesNotContainKey("tags");
        assertThat(data.products(TENANT, List.of("p1")).get(0).price()).isEqualByComparingTo("3");
        assertThat(stores.count(TENANT, "products")).isEqualTo(1);
    }

    @Test
    void importingACouponAgainDoesNotGiveItsUsesBack() {
        String coupon =
                "{\"_id\":\"ONE\",\"percentOff\":15,\"maxUses\":1,\"validFrom\":\"2026-01-01\",\"validUntil\":\"2027-01-01\","
                        + "\"usedCount\":0,\"redemptions\":[]}";
        importLines("coupons", coupon);
        assertThat(data.redeem(UserKey.of("ann"), "ONE", "r1", NOW)).isEqualTo(Redemption.REDEEMED);
        importLines("coupons", coupon.replace("15", "20"));

        assertThat(data.redeem(UserKey.of("ann"), "ONE", "r1", NOW)).isEqualTo(Redemption.ALREADY_REDEEMED);
        assertThat(data.redeem(UserKey.of("ann"), "ONE", "r2", NOW)).isEqualTo(Redemption.NOT_VALID);
    }

    @Test
    void ofTwoLinesWithOneIdTheLastStays() {
        assertThat(importLines("products", PRODUCT, PRODUCT.replace("2.5", "9")).stored())
                .isEqualTo(2);
        assertThat(data.products(TENANT, List.of("p1")).get(0).price()).isEqualByComparingTo("9");
    }

    @Test
    void anIdInUseByAnotherTenantIsRefused() throws IOException {
        stores.importer()
                .jsonLines("acme", "products", new ByteArrayInputStream(PRODUCT.getBytes(StandardCharsets.UTF_8)));
        assertThat(importLines("products", PRODUCT.replace("p1", "acme:p1")).problems())
                .containsExactly(new Problem(1, "the id is in use by another tenant"));
        assertThat(stores.count("acme", "products")).isEqualTo(1);
        assertThat(stores.count(TENANT, "products")).isZero();
    }

    @Test
    void manyLinesAreWrittenInBatchesAndProgressIsTold() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1201; i++) {
            lines.append(PRODUCT.replace("p1", "p" + i)).append('\n');
        }
        List<Long> told = new ArrayList<>();
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        stores.importer().reportingTo(told::add).jsonLines(TENANT, "products", new ByteArrayInputStream(bytes));

        assertThat(told).containsExactly(500L, 1000L, 1201L);
        assertThat(stores.count(TENANT, "products")).isEqualTo(1201);
        assertThat(stores.importer().clear(TENANT, "products")).isEqualTo(1201);
        assertThat(stores.count(TENANT, "products")).isZero();
    }

    @Test
    void clearingIsForOneTenant() throws IOException {
        importLines("products", PRODUCT);
        stores.importer()
                .jsonLines("acme", "products", new ByteArrayInputStream(PRODUCT.getBytes(StandardCharsets.UTF_8)));
        assertThat(stores.importer().clear("acme", "products")).isEqualTo(1);
        assertThat(stores.count(TENANT, "products")).isEqualTo(1);
    }

    @Test
    void unknownCollectionsAndFilesAreNamed() {
        MongoImport importer = stores.importer();
        assertThatThrownBy(() -> importer.jsonLines(TENANT, "llm_usage", Path.of("x.jsonl")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("users, orders, stores, products, coupons");
        assertThatThrownBy(() -> importer.jsonLines(TENANT, "users", Path.of("does-not-exist.jsonl")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> stores.count(TENANT, "secrets")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> importer.clear(TENANT, "secrets")).isInstanceOf(InvalidInputException.class);
    }
}
