package dev.h002.mongo;

import static dev.h002.mongo.NamedCollections.CHAT_HISTORY;
import static dev.h002.mongo.NamedCollections.EMBEDDINGS;
import static dev.h002.mongo.NamedCollections.LLM_USAGE;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ValidationLevel;
import com.mongodb.client.model.ValidationOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database's indexes and validators up to what the stores need. Repeating it changes nothing; nothing is dropped. What
 * the database refuses (its user may lack the right) is told to the log, and the rest goes on.
 */
final class SchemaSetup {
    private static final Logger log = LoggerFactory.getLogger(SchemaSetup.class);
    /** An index of a large collection takes its time to build. */
    private static final long MINUTES = 30;

    private static final int COLLECTION_EXISTS = 48;

    private final MongoDatabase database;

    SchemaSetup(MongoDatabase database) {
        this.database = database.withTimeout(MINUTES, TimeUnit.MINUTES);
    }

    void createIndexes(ServerFeatures features) {
        Document tenantAndUser = new Document(Tenants.FIELD, 1).append("userId", 1);
        index("orders", new Document(tenantAndUser).append("placedAt", -1));
        index("coupons", tenantAndUser);
        index("coupons", new Document(Tenants.FIELD, 1).append("redemptions.userId", 1));
        index("stores", new Document(Tenants.FIELD, 1));
        // Such an index makes the server refuse stores whose place it cannot read, so it is made only where it is used.
        if (features.geo() && isBeyondMemory("stores")) {
            index("stores", new Document(Tenants.FIELD, 1).append("location", "2dsphere"));
        }
        index(EMBEDDINGS, new Document(Tenants.FIELD, 1).append("seq", 1));
        index(CHAT_HISTORY, new Document(tenantAndUser).append("updatedAt", -1).append("_id", 1));
        index(LLM_USAGE, tenantAndUser);
        for (String fading : NamedCollections.FADING) {
            attempt(
                    "An index of " + fading,
                    () -> database.getCollection(fading)
                            .createIndex(
                                    new Document("expiresAt", 1),
                                    new IndexOptions().expireAfter(0L, TimeUnit.SECONDS)));
        }
    }

    private boolean isBeyondMemory(String collection) {
        return database.getCollection(collection).estimatedDocumentCount() > StoreDirectory.MAX_IN_MEMORY;
    }

    private void index(String collection, Document keys) {
        attempt(
                "An index of " + collection,
                () -> database.getCollection(collection).createIndex(keys));
    }

    void setValidators(SchemaChecks checks) {
        Map<String, Document> wanted = CollectionSchemas.of(checks);
        if (wanted.isEmpty()) {
            return;
        }
        attempt("The list of collections", () -> {
            Map<String, Document> options = new HashMap<>();
            for (Document collection : database.listCollections()) {
                options.put(collection.getString("name"), collection.get("options", new Document()));
            }
            wanted.forEach((name, schema) -> attempt(
                    "The validator of " + name,
                    () -> setValidator(name, new Document("$jsonSchema", schema), options.get(name))));
        });
    }

    /** @param options those of the collection, or null if there is none of that name yet */
    private void setValidator(String name, Document validator, @Nullable Document options) {
        if (options == null) {
            ValidationOptions validation =
                    new ValidationOptions().validator(validator).validationLevel(ValidationLevel.MODERATE);
            try {
                database.createCollection(name, new CreateCollectionOptions().validationOptions(validation));
                return;
            } catch (MongoException failure) {
                if (failure.getCode() != COLLECTION_EXISTS) {
                    throw failure;
                }
            }
        }
        Document present = options == null ? new Document() : options.get("validator", new Document());
        if (present.equals(validator)) {
            return;
        }
        if (!present.isEmpty() && !isOurs(present)) {
            log.info("Collection {} has a validator of its own, which stays", name);
            return;
        }
        // Moderate: what broke the shape before may still be changed, by whoever changes it.
        database.runCommand(
                new Document("collMod", name).append("validator", validator).append("validationLevel", "moderate"));
    }

    private static boolean isOurs(Document validator) {
        return validator.get("$jsonSchema") instanceof Document schema
                && CollectionSchemas.TITLE.equals(schema.get("title"));
    }

    private static void attempt(String what, Runnable change) {
        try {
            change.run();
        } catch (MongoException refused) {
            // Everything works without: a user may hold no right to change the schema.
            log.warn("{} could not be brought up to date (error code {})", what, refused.getCode());
        }
    }
}
