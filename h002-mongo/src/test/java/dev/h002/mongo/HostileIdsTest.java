package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.QuotaStatus;
import dev.h002.UserKey;
import dev.h002.retail.GeoPoint;
import dev.h002.spi.ConversationStore;
import dev.h002.spi.RetailData;
import dev.h002.spi.RetailData.Redemption;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids that would be operators, patterns or too much elsewhere. */
class HostileIdsTest {
    private final TestDatabase database = new TestDatabase();
    private final MongoStores stores = database.stores();
    private final RetailData data = stores.retailData();
    private final ConversationStore conversations = stores.conversations();

    @BeforeEach
    void fill() {
        new Traces(UserKey.of("ann"), "Ann").writeTo(stores);
    }

    @AfterEach
    void drop() {
        stores.close();
        database.close();
    }

    /** As values they are ids like any other, which nobody has. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ne\": null}",
                "{ $gt: '' }",
                "$where",
                "$ne",
                "this.name != ''",
                ".*",
                "/.*/",
                "^a",
                "' || '1'=='1",
                "ann\u202Ecba",
                "default:ann",
                "acme:ann"
            })
    void whatReadsAsAnOperatorFindsAndChangesNothing(String id) {
        UserKey user = UserKey.of(id);
        assertThat(data.user(user)).isEmpty();
        assertThat(data.orders(user, 10)).isEmpty();
        assertThat(data.coupons(user, Traces.AT))
                .extracting(coupon -> coupon.code())
                .containsExactly("ALL15");
        assertThat(data.store("default", id)).isEmpty();
        assertThat(data.products("default", List.of(id))).isEmpty();
        assertThat(data.redeem(UserKey.of("ann"), id, "r1", Traces.AT)).isEqualTo(Redemption.NOT_VALID);
        assertThat(data.redeem(user, "OWN-Ann", "r1", Traces.AT)).isEqualTo(Redemption.NOT_VALID);
        assertThat(conversations.load(user, "conversation of ann")).isEmpty();
        assertThat(conversations.load(UserKey.of("ann"), id)).isEmpty();
        assertThat(conversations.erase(user)).isZero();
        assertThat(stores.privacy().erase(user).total()).isZero();
        assertThat(stores.accounts(new PasswordHash(4)).login(user, "correct horse".toCharArray()))
                .isEqualTo(Login.REJECTED);
        assertThat(data.storesNear(id, new GeoPoint(0, 0), 5)).isEmpty();
        assertThat(stores.count(id, "users")).isZero();
        var quota = stores.dailyQuota(1, QuotaStatus.UNLIMITED, ZoneOffset.UTC, Clock.systemUTC());
        assertThat(quota.reserve(user, 0).granted()).isTrue();
        assertThat(quota.status(UserKey.of("ann")).requestsLeft()).isEqualTo(1);
        assertThat(stores.count("default", "users")).isEqualTo(1);
        assertThat(conversations.list(UserKey.of("ann"), 5)).hasSize(1);
    }

    @Test
    void whatIsNoIdIsNotSent() {
        for (String id : List.of("a\0b", "a\nb", "\u007f", "", "  ", "x".repeat(10_240))) {
            assertRefused(() -> data.store("default", id));
            assertRefused(() -> data.redeem(UserKey.of("ann"), id, "r1", Traces.AT));
            assertRefused(() -> data.redeem(UserKey.of("ann"), "ALL15", id, Traces.AT));
            assertRefused(() -> conversations.load(UserKey.of("ann"), id));
            assertRefused(() -> UserKey.of(id));
            assertRefused(() -> new UserKey(id, "ann"));
            assertThat(data.products("default", List.of(id, "hot-chocolate"))).hasSize(1);
        }
    }

    private static void assertRefused(Runnable use) {
        assertThatThrownBy(use::run).isInstanceOf(InvalidInputException.class).hasMessageNotContainingAny("\0", "xxx");
    }

    @Test
    void documentsWhoseIdsAreOperatorsAreReportedAndNotStored() throws Exception {
        String name = "'name':'P','category':'c','price':'1','currency':'USD'";
        List<String> lines = List.of(
                "{'_id':{'$ne':null}," + name + "}",
                "{'_id':{'$gt':''}," + name + "}",
                "{'_id':{'$where':'1'}," + name + "}",
                "{'_id':{'$regex':'.*'}," + name + "}",
                "{'_id':{'$regularExpression':{'pattern':'.*','options':''}}," + name + "}",
                "{'_id':'a\\u0000b'," + name + "}",
                "{'_id':'" + "x".repeat(10_240) + "'," + name + "}",
                "{'_id':['a']," + name + "}",
                "{'_id':true," + name + "}",
                "{'_id':null," + name + "}",
                "{" + name + "}",
                "{'_id':'p2'," + name + ",'$set':{'price':'0'}}",
                "{'_id':'p3'," + name + ",'tenant':{'$ne':null}}",
                "{'_id':'p4','name':{'$ne':null},'category':'c','price':'1','currency':'USD'}",
                "{'_id':'fine'," + name + "}");
        String text = String.join("\n", lines).replace('\'', '"');
        ImportReport report = stores.importer()
                .jsonLines("default", "products", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(report.stored()).as("%s", report.problems()).isEqualTo(1);
        assertThat(report.problems())
                .hasSize(lines.size() - 1)
                .noneMatch(problem -> problem.what().contains("xxx"));
        List<Object> ids = new ArrayList<>();
        for (Document product : database.raw().getCollection("products").find()) {
            ids.add(product.get("_id"));
        }
        assertThat(ids).containsExactlyInAnyOrder("hot-chocolate", "fine");
    }
}
