package dev.h002.mongo;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.h002.InvalidInputException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** The database's collections by name. Thread-safe. */
final class NamedCollections {
    static final String CHAT_HISTORY = "chat_history";
    static final String LLM_USAGE = "llm_usage";
    static final String EMBEDDINGS = "embeddings";
    /** What number the next change of a tenant's knowledge gets, and which are being written. */
    static final String COUNTERS = "counters";

    static final String REQUESTS = "requests";

    static final String LOGIN_ATTEMPTS = "login_attempts";

    /** Those whose documents have an {@code expiresAt}. */
    static final List<String> FADING = List.of(CHAT_HISTORY, LLM_USAGE, LOGIN_ATTEMPTS);

    private static final List<String> NAMES =
            List.of("users", "orders", "stores", "products", "coupons", EMBEDDINGS, CHAT_HISTORY, LLM_USAGE);

    private final MongoDatabase database;
    private final boolean replicated;

    /** @param replicated whether the server copies its data to others, so that reads may differ from one to another */
    NamedCollections(MongoDatabase database, boolean replicated) {
        this.database = bounded(database);
        this.replicated = replicated;
    }

    /** The same database, whose operations end after a while also if the client that was given sets no time limit. */
    static MongoDatabase bounded(MongoDatabase database) {
        return database.getTimeout(TimeUnit.MILLISECONDS) != null
                ? database
                : database.withTimeout(MongoAddress.OPERATION_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    TenantCollection named(String name) {
        return new TenantCollection(database.getCollection(name));
    }

    /**
     * A collection as a reader sees it who never looks back: asked of the primary, whatever the client prefers, since a
     * secondary may be behind what was read before, and without what a change of primaries could take back. What is written
     * through it is acknowledged by a majority, so that it is read at once and stays.
     */
    TenantCollection settled(String name) {
        MongoCollection<Document> fromPrimary =
                database.getCollection(name).withReadPreference(ReadPreference.primary());
        return new TenantCollection(
                replicated
                        ? fromPrimary.withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY)
                        : fromPrimary);
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
}
