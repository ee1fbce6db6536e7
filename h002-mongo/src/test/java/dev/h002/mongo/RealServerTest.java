package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.h002.UserKey;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Store;
import dev.h002.retail.StoreIndex;
import dev.h002.spi.ConversationStore;
import dev.h002.spi.QuotaPolicy;
import dev.h002.spi.RetailData;
import dev.h002.spi.contract.ConversationStoreContract;
import dev.h002.spi.contract.DailyQuotaContract;
import dev.h002.spi.contract.RetailDataContract;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The stores keep their contracts on a real server, whose indexes, validators and geo queries are used. */
@EnabledIf("dev.h002.mongo.RealServer#available")
class RealServerTest {
    /** Far from today, so that the server's expiry does not interfere. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private static MongoClient client;
    private static final List<String> DATABASES = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void connect() {
        client = RealServer.client();
    }

    @AfterAll
    static void drop() {
        DATABASES.forEach(name -> client.getDatabase(name).drop());
        client.close();
    }

    private static String database() {
        String name = RealServer.newDatabase();
        DATABASES.add(name);
        return name;
    }

    private static MongoStores stores(Clock clock) {
        return MongoStores.builder(client, database()).clock(clock).connect();
    }

    @Nested
    class Conversations extends ConversationStoreContract {
        @Override
        protected ConversationStore newStore() {
            return stores(Clock.fixed(NOW, ZoneOffset.UTC)).conversations(FOR_EVER);
        }
    }

    @Nested
    class Quota extends DailyQuotaContract {
        @Override
        protected QuotaPolicy newPolicy(long requests, long tokens, ZoneId zone, Clock clock) {
            return stores(clock).dailyQuota(requests, tokens, zone, clock);
        }
    }

    @Nested
    class Retail extends RetailDataContract {
        @Override
        protected RetailData dataWith(List<Dataset> tenants) {
            MongoStores stores = stores(Clock.systemUTC());
            MongoRetailDataTest.importAll(stores.importer(), tenants);
            return stores.retailData();
        }
    }

    @Test
    void theGeoIndexAnswersAsTheIndexInMemory() {
        Random random = new Random(11);
        List<Store> all = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            GeoPoint place = i % 10 == 9
                    ? all.get(random.nextInt(i)).location()
                    : new GeoPoint(i % 50 == 0 ? 90 : random.nextDouble(-90, 90), random.nextDouble(-180, 180));
            all.add(new Store("s" + i, "Store", place, null, ZoneOffset.UTC, null, List.of(), List.of()));
        }
        MongoStores stores = stores(Clock.systemUTC());
        stores.importer().stores("acme", all);
        var collection = NamedCollections.bounded(client.getDatabase(DATABASES.get(DATABASES.size() - 1)))
                .getCollection("stores");
        collection.createIndex(new Document("tenant", 1).append("location", "2dsphere"));
        GeoSearch search =
                new GeoSearch(GeoSearch.Queries.of(new TenantCollection(collection)), new SkippedDocuments());
        StoreIndex index = StoreIndex.of(all);
        for (int probe = 0; probe < 300; probe++) {
            GeoPoint from = probe % 3 == 0
                    ? all.get(random.nextInt(all.size())).location()
                    : new GeoPoint(random.nextDouble(-90, 90), random.nextDouble(-180, 180));
            assertThat(search.nearest("acme", from, 7))
                    .extracting(Store::id)
                    .containsExactlyElementsOf(
                            index.nearest(from, 7).stream().map(Store::id).toList());
        }
    }

    @Test
    void validatorsRefuseWhatBreaksTheShapeAndLeaveThoseOfOthersAlone() {
        String name = database();
        MongoDatabase database = client.getDatabase(name);
        Document foreign = new Document("price", new Document("$exists", true));
        database.createCollection(
                "products",
                new com.mongodb.client.model.CreateCollectionOptions()
                        .validationOptions(new com.mongodb.client.model.ValidationOptions().validator(foreign)));
        for (int start = 0; start < 2; start++) {
            MongoStores.builder(client, name)
                    .schemaChecks(SchemaChecks.ALL_COLLECTIONS)
                    .connect()
                    .close();
        }
        assertThatThrownBy(() -> database.getCollection("users").insertOne(new Document("_id", "ann")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(121));
        assertThat(database.listCollections().into(new ArrayList<>()))
                .filteredOn(collection -> collection.getString("name").equals("products"))
                .allSatisfy(products -> assertThat(
                                products.get("options", Document.class).get("validator"))
                        .isEqualTo(foreign));
        try (MongoStores stores = MongoStores.of(client, name)) {
            new Traces(UserKey.of("ann"), "Ann").writeTo(stores);
            assertThat(stores.count("default", "users")).isEqualTo(1);
        }
    }

    /** Every command that the stores send is explained again, and none may look at a whole collection. */
    @Test
    void everyQueryIsServedByAnIndex() {
        Set<String> explained = Set.of("find", "count", "aggregate", "update", "delete", "findAndModify");
        List<BsonDocument> sent = Collections.synchronizedList(new ArrayList<>());
        CommandListener listener = new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                if (explained.contains(event.getCommandName())) {
                    sent.add(event.getCommand().clone());
                }
            }
        };
        String name = database();
        UserKey ann = new UserKey("acme", "ann");
        try (MongoClient heard = RealServer.client(listener);
                MongoStores stores = MongoStores.of(heard, name)) {
            sent.clear();
            new Traces(ann, "Ann").writeTo(stores);
            stores.retailData().user(ann);
            stores.retailData().orders(ann, 5);
            stores.retailData().coupons(ann, Traces.AT);
            stores.retailData().products("acme", List.of("hot-chocolate"));
            stores.retailData().storesNear("acme", new GeoPoint(40, -74), 3);
            stores.conversations(FOR_EVER).list(ann, 5);
            stores.conversations(FOR_EVER).load(ann, "conversation of ann");
            stores.knowledge().changesSince("acme", 1);
        }
        assertThat(sent).hasSizeGreaterThan(15);
        for (BsonDocument command : sent) {
            Document plain = withoutSession(command);
            Document plan = client.getDatabase(name)
                    .runCommand(new Document("explain", plain).append("verbosity", "queryPlanner"));
            assertThat(plan.toJson()).as(plain.toJson()).doesNotContain("COLLSCAN");
        }
    }

    private static Document withoutSession(BsonDocument command) {
        Document plain = new DocumentCodec()
                .decode(command.asBsonReader(), DecoderContext.builder().build());
        List.of(
                        "lsid",
                        "$db",
                        "$clusterTime",
                        "txnNumber",
                        "maxTimeMS",
                        "$readPreference",
                        "readConcern",
                        "writeConcern")
                .forEach(plain::remove);
        return plain;
    }
}
