package dev.h002.mongo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * The documented shapes as {@code $jsonSchema}. Each admits whatever its {@link DocumentShape} can read, so that a validator
 * never refuses what would have been understood; it knows of types and of what must be there, not of what is in a text.
 */
final class CollectionSchemas {
    /** By which a validator of ours is told from one that somebody else set. */
    static final String TITLE = "h002";

    private static final String[] AMOUNT = {"number", "string"};
    private static final String[] MOMENT = {"date", "string"};

    private static final Map<String, Document> OWN = new LinkedHashMap<>();
    private static final Map<String, Document> RETAIL = new LinkedHashMap<>();

    static {
        Document address = object(
                required("line1", "string"),
                optional("line2", "string"),
                required("city", "string"),
                required("postalCode", "string"),
                optional("region", "string"),
                required("country", "string"));
        Document point = object(
                required("type", "string"), field("coordinates", true, list(new Document("bsonType", "number"))));
        RETAIL.put(
                "users",
                collection(
                        required("name", "string"),
                        optional("email", "string"),
                        optional("phone", "string"),
                        field("address", false, address),
                        field("preferences", false, texts()),
                        field("paymentIds", false, texts()),
                        field("lastLocation", false, point),
                        required("createdAt", MOMENT)));
        Document item = object(
                optional("productId", "string"),
                required("name", "string"),
                required("quantity", AMOUNT),
                required("unitPrice", AMOUNT));
        RETAIL.put(
                "orders",
                collection(
                        required("userId", "string"),
                        optional("placedAt", MOMENT),
                        required("status", "string"),
                        field("items", false, list(item)),
                        required("total", AMOUNT),
                        required("currency", "string"),
                        optional("storeId", "string"),
                        field("trackingIds", false, texts())));
        RETAIL.put(
                "stores",
                collection(
                        required("name", "string"),
                        field("location", true, point),
                        field("address", false, address),
                        required("timeZone", "string"),
                        optional("openingHours", "object"),
                        field("categories", false, texts()),
                        field("productIds", false, texts())));
        RETAIL.put(
                "products",
                collection(
                        required("name", "string"),
                        required("category", "string"),
                        field("tags", false, texts()),
                        required("price", AMOUNT),
                        required("currency", "string"),
                        optional("description", "string")));
        RETAIL.put(
                "coupons",
                collection(
                        optional("userId", "string"),
                        field("storeIds", false, texts()),
                        field("productIds", false, texts()),
                        field("categories", false, texts()),
                        optional("percentOff", AMOUNT),
                        optional("amountOff", AMOUNT),
                        optional("currency", "string"),
                        optional("description", "string"),
                        required("validFrom", MOMENT),
                        required("validUntil", MOMENT),
                        optional("maxUses", AMOUNT),
                        optional("usedCount", AMOUNT)));
        OWN.put(
                NamedCollections.CHAT_HISTORY,
                collection(
                        required(Tenants.FIELD, "string"),
                        required("userId", "string"),
                        required("version", "number"),
                        required("turns", "array"),
                        required("actions", "array"),
                        required("vault", "binData"),
                        required("updatedAt", "date"),
                        required("expiresAt", "date")));
        OWN.put(
                NamedCollections.LLM_USAGE,
                collection(
                        required(Tenants.FIELD, "string"),
                        required("userId", "string"),
                        required("day", "string"),
                        required("requests", "number"),
                        required("tokens", "number"),
                        optional("reserved", "array"),
                        required("expiresAt", "date")));
        OWN.put(
                NamedCollections.EMBEDDINGS,
                collection(
                        required(Tenants.FIELD, "string"),
                        required("seq", "number"),
                        optional("text", "string"),
                        optional("vector", "binData"),
                        optional("deleted", "bool")));
    }

    private CollectionSchemas() {}

    /** By collection, those that are to be enforced. */
    static Map<String, Document> of(SchemaChecks checks) {
        Map<String, Document> wanted = new LinkedHashMap<>();
        if (checks != SchemaChecks.NONE) {
            wanted.putAll(OWN);
        }
        if (checks == SchemaChecks.ALL_COLLECTIONS) {
            wanted.putAll(RETAIL);
        }
        return wanted;
    }

    private record Field(String name, boolean required, Document schema) {}

    private static Field field(String name, boolean required, Document schema) {
        if (required) {
            return new Field(name, true, schema);
        }
        // What is null counts as absent.
        Document orNull = new Document(schema).append("bsonType", Arrays.asList(schema.get("bsonType"), "null"));
        return new Field(name, false, orNull);
    }

    private static Field required(String name, String... types) {
        return new Field(name, true, new Document("bsonType", List.of(types)));
    }

    private static Field optional(String name, String... types) {
        List<String> orNull = new ArrayList<>(List.of(types));
        orNull.add("null");
        return new Field(name, false, new Document("bsonType", orNull));
    }

    private static Document texts() {
        return list(new Document("bsonType", "string"));
    }

    private static Document list(Document items) {
        return new Document("bsonType", "array").append("items", items);
    }

    private static Document collection(Field... fields) {
        List<Field> withId = new ArrayList<>(List.of(required("_id", "string")));
        withId.addAll(List.of(fields));
        return object(withId.toArray(new Field[0])).append("title", TITLE);
    }

    private static Document object(Field... fields) {
        Document properties = new Document();
        List<String> required = new ArrayList<>();
        for (Field field : fields) {
            properties.append(field.name(), field.schema());
            if (field.required()) {
                required.add(field.name());
            }
        }
        return new Document("bsonType", "object").append("required", required).append("properties", properties);
    }
}
