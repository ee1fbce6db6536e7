package dev.h002.mongo;

import com.mongodb.client.MongoClient;
import dev.h002.InvalidInputException;
import dev.h002.StoreException;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Opens {@link MongoStores}. Not thread-safe.
 *
 * <p>Defaults: indexes are created, validators set on the collections that only this library writes, the system's clock.
 */
public final class MongoStoresBuilder {
    private final @Nullable MongoAddress address;
    private final @Nullable MongoClient client;
    private final String database;
    private Clock clock = Clock.systemUTC();
    private boolean createIndexes = true;
    private SchemaChecks schemaChecks = SchemaChecks.OWN_COLLECTIONS;

    MongoStoresBuilder(MongoAddress address) {
        this.address = address;
        this.client = null;
        this.database = address.database();
    }

    MongoStoresBuilder(MongoClient client, String database) {
        this.address = null;
        this.client = client;
        this.database = database;
    }

    /** What says when conversations, cached stores and lock-outs are old. */
    public MongoStoresBuilder clock(Clock other) {
        this.clock = Objects.requireNonNull(other);
        return this;
    }

    /** Whether indexes that are missing are created at the start; none is ever dropped. False for who manages them elsewhere. */
    public MongoStoresBuilder createIndexes(boolean create) {
        this.createIndexes = create;
        return this;
    }

    /** Where the server itself refuses documents that break their shape; a validator that somebody else set stays. */
    public MongoStoresBuilder schemaChecks(SchemaChecks checks) {
        this.schemaChecks = Objects.requireNonNull(checks);
        return this;
    }

    /**
     * Connects, and asks the server what it can do.
     *
     * @throws InvalidInputException if the address names a database that cannot exist, or its options contradict each other
     * @throws StoreException if no server answers, or it refuses the login
     */
    public MongoStores connect() {
        if (address == null) {
            MongoClient given = Objects.requireNonNull(client);
            return MongoFailures.translated(() -> stores(given, false));
        }
        MongoClient own = address.open();
        try {
            return stores(own, true);
        } catch (RuntimeException failed) {
            own.close();
            throw address.explained(failed);
        }
    }

    private MongoStores stores(MongoClient opened, boolean owned) {
        return new MongoStores(opened, database, owned, clock, createIndexes, schemaChecks);
    }
}
