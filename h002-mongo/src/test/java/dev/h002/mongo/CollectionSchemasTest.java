package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.InvalidInputException;
import dev.h002.UserKey;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a validator would refuse, Java refuses too, so that the two never disagree about a document that is fine. */
class CollectionSchemasTest {
    private static final Map<String, DocumentShape<?>> SHAPES = Map.of(
            "users", new UserShape(),
            "orders", new OrderShape(),
            "stores", new StoreShape(),
            "products", new ProductShape(),
            "coupons", new CouponShape());

    private static final Map<String, String> EXAMPLES = Map.of(
            "users",
            "{'_id':'ann','name':'Ann','email':'a@b.c','phone':'1','address':{'line1':'1 A St','line2':'2','city':'C',"
                    + "'postalCode':'1','region':'R','country':'US'},'preferences':['x'],'paymentIds':['p'],"
                    + "'lastLocation':{'type':'Point','coordinates':[1,2.5]},'createdAt':'2026-01-01'}",
            "orders",
            "{'_id':'o','userId':'ann','placedAt':{'$date':'2026-01-01T00:00:00Z'},'status':'shipped','items':[{'productId':'p',"
                    + "'name':'P','quantity':1,'unitPrice':'4.90'}],'total':4.9,'currency':'USD','storeId':'s','trackingIds':['t']}",
            "stores",
            "{'_id':'s','name':'S','location':{'type':'Point','coordinates':[1,2]},'address':{'line1':'1','city':'C',"
                    + "'postalCode':'1','country':'US'},'timeZone':'UTC','openingHours':{'monday':[{'open':'08:00',"
                    + "'close':'18:00'}]},'categories':['c'],'productIds':['p']}",
            "products",
            "{'_id':'p','name':'P','category':'c','tags':['t'],'price':{'$numberDecimal':'4.90'},'currency':'USD','description':'d'}",
            "coupons",
            "{'_id':'c','userId':'ann','storeIds':['s'],'productIds':['p'],'categories':['c'],'percentOff':15,'currency':'USD',"
                    + "'description':'d','validFrom':'2026-01-01','validUntil':'2027-01-01','maxUses':1,'usedCount':0}");

    private static final List<Object> VALUES = List.of(
            "text",
            "2026-03-01",
            7,
            7L,
            -1,
            3.5,
            Decimal128.parse("4.5"),
            true,
            new Date(0),
            new ObjectId(),
            new Binary(new byte[2]),
            List.of(),
            List.of("a"),
            List.of(1),
            List.of(new Document()),
            new Document(),
            new Document("type", "Point").append("coordinates", List.of(1, 2)));

    @ParameterizedTest
    @ValueSource(strings = {"users", "orders", "stores", "products", "coupons"})
    void whateverJavaReadsTheValidatorAdmits(String collection) {
        Document schema = CollectionSchemas.of(SchemaChecks.ALL_COLLECTIONS).get(collection);
        Document example = Document.parse(EXAMPLES.get(collection).replace('\'', '"'));
        assertThat(readable(collection, example)).isTrue();
        assertThat(Conformance.of(example, schema)).isTrue();

        Random random = new Random(collection.hashCode());
        int read = 0;
        int refused = 0;
        for (int i = 0; i < 4_000; i++) {
            Document changed = Document.parse(example.toJson());
            changeSomething(changed, random);
            boolean readable = readable(collection, changed);
            boolean admitted = Conformance.of(changed, schema);
            if (readable) {
                read++;
                assertThat(admitted).as("read, but refused: %s", changed).isTrue();
            }
            refused += admitted ? 0 : 1;
        }
        assertThat(read).isGreaterThan(200);
        assertThat(refused).isGreaterThan(1_000);
    }

    private static void changeSomething(Document document, Random random) {
        List<String> names = new ArrayList<>(document.keySet());
        String name = names.get(random.nextInt(names.size()));
        if (document.get(name) instanceof Document inner && !inner.isEmpty() && random.nextBoolean()) {
            changeSomething(inner, random);
            return;
        }
        switch (random.nextInt(8)) {
            case 0 -> document.remove(name);
            case 1 -> document.put(name, null);
            default -> document.put(name, VALUES.get(random.nextInt(VALUES.size())));
        }
    }

    private static boolean readable(String collection, Document document) {
        try {
            if (!(document.get("_id") instanceof String)) {
                return false;
            }
            SHAPES.get(collection).read("id", new DocumentReader(document));
            return true;
        } catch (InvalidInputException wrong) {
            return false;
        }
    }

    @Test
    void whatTheLibraryWritesItselfConforms() {
        try (TestDatabase database = new TestDatabase();
                MongoStores stores = database.stores()) {
            new Traces(UserKey.of("ann"), "Ann").writeTo(stores);
            Map<String, Document> schemas = CollectionSchemas.of(SchemaChecks.ALL_COLLECTIONS);
            for (Map.Entry<String, Document> schema : schemas.entrySet()) {
                List<Document> written =
                        database.raw().getCollection(schema.getKey()).find().into(new ArrayList<>());
                assertThat(written).as(schema.getKey()).isNotEmpty();
                assertThat(written).allMatch(document -> Conformance.of(document, schema.getValue()));
                assertThat(written).allMatch(document -> Integer.valueOf(1).equals(document.get("h002Version")));
            }
        }
    }

    @Test
    void onlyWhatIsAskedForIsEnforced() {
        assertThat(CollectionSchemas.of(SchemaChecks.NONE)).isEmpty();
        assertThat(CollectionSchemas.of(SchemaChecks.OWN_COLLECTIONS))
                .containsOnlyKeys("chat_history", "llm_usage", "embeddings");
        assertThat(CollectionSchemas.of(SchemaChecks.ALL_COLLECTIONS)).hasSize(8);
    }

    /** The part of {@code $jsonSchema} that these schemas use. */
    private static final class Conformance {
        static boolean of(Object value, Document schema) {
            Object types = schema.get("bsonType");
            List<?> admitted = types instanceof List<?> list ? list : List.of(types);
            if (admitted.stream().noneMatch(type -> isOf((String) type, value))) {
                return false;
            }
            if (value instanceof Document document) {
                return ofFields(document, schema);
            }
            return !(value instanceof List<?> list)
                    || schema.get("items") == null
                    || list.stream().allMatch(item -> of(item, schema.get("items", Document.class)));
        }

        private static boolean ofFields(Document document, Document schema) {
            if (!document.keySet().containsAll(schema.getList("required", String.class, List.of()))) {
                return false;
            }
            Document properties = schema.get("properties", new Document());
            return properties.keySet().stream()
                    .filter(document::containsKey)
                    .allMatch(name -> of(document.get(name), properties.get(name, Document.class)));
        }

        private static boolean isOf(String type, Object value) {
            return switch (type) {
                case "null" -> value == null;
                case "string" -> value instanceof String;
                case "number" -> value instanceof Number; // Decimal128 is one
                case "date" -> value instanceof Date;
                case "bool" -> value instanceof Boolean;
                case "binData" -> value instanceof Binary;
                case "array" -> value instanceof List;
                case "object" -> value instanceof Document;
                default -> throw new AssertionError("a type that no schema should name: " + type);
            };
        }
    }
}
