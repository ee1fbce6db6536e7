package dev.h002.mongo;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import dev.h002.InvalidInputException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** The database's collections by name, and their indexes. Thread-safe. */
final class NamedCollections {
    static final String CHAT_HISTORY = "chat_history";
    static final String LLM_USAGE = "llm_usage";
    static final String EMBEDDINGS = "embeddings";
    /** What number the next change of a tenant's knowledge gets, and which are being written. */
    static final String COUNTERS = "counters";

    private static final List<String> NAMES =
            List.of("users", "orders", "stores", "products", "coupons", EMBEDDINGS, CHAT_HISTORY, LLM_USAGE);

    private final MongoDatabase database;
    private final boolean replicated;

    /** @param replicated whether the server copies its data to others, so that reads may differ from one to another */
    NamedCollections(MongoDatabase database, boolean replicated) {
        this.database = database;
        this.replicated = replicated;
    }

    TenantCollection named(String name) {
        return new TenantCollection(database.getCollection(name));
    }

    /**
     * A collection as a reader sees it who never looks back: asked of the primary, whatever the client prefers, since a
     * secondary may be behind what was read before, and without what a change of primaries could take back.
     */
    TenantCollection settled(String name) {
        MongoCollection<Document> fromPrimary =
                database.getCollection(name).withReadPreference(ReadPreference.primary());
        return new TenantCollection(replicated ? fromPrimary.withReadConcern(ReadConcern.MAJORITY) : fromPrimary);
    }

    /** @throws InvalidInputException if there is no collection of that name */
    TenantCollection known(String name) {
        if (!NAMES.contains(name)) {
            throw new InvalidInputException("collection", "There is no such collection: use one of " + NAMES + ".");
        }
        return named(name);
    }

    TenantCollection of(DocumentShape<?> shape) {
        return named(shape.collection());
    }

    /** Creates what is missing; repeating it changes nothing. */
    void createIndexes() {
        index("orders", new Document(Tenants.FIELD, 1).append("userId", 1).append("placedAt", -1));
        index("coupons", new Document(Tenants.FIELD, 1).append("userId", 1));
        index("stores", new Document(Tenants.FIELD, 1));
        index(EMBEDDINGS, new Document(Tenants.FIELD, 1).append("seq", 1));
        index(CHAT_HISTORY, new Document(Tenants.FIELD, 1).append("userId", 1).append("updatedAt", -1));
        for (String fading : List.of(CHAT_HISTORY, LLM_USAGE)) {
            database.getCollection(fading)
                    .createIndex(new Document("expiresAt", 1), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
        }
    }

    private void index(String collection, Document keys) {
        database.getCollection(collection).createIndex(keys);
    }
}
