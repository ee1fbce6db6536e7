package dev.h002.mongo;

import dev.h002.StoreException;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Store;
import dev.h002.retail.StoreIndex;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Finds the stores nearest to a place, by exact distance: in memory up to {@value #MAX_IN_MEMORY} stores of a tenant, which is
 * faster than any round trip, and by the server's geo index beyond. What is in memory is read again when older than 30 seconds.
 * Thread-safe.
 */
final class StoreDirectory {
    private static final Duration FRESH = Duration.ofSeconds(30);
    /** Together some 400 MB at 2 kB a store. */
    private static final int MAX_IN_MEMORY_TOGETHER = 200_000;

    static final int MAX_IN_MEMORY = 100_000;
    private static final int MAX_TENANTS = 10_000;

    private final TenantCollection collection;
    private final @Nullable GeoSearch onServer;
    private final SkippedDocuments skipped;
    private final Clock clock;
    private final int mostInMemory;
    private final StoreShape shape = new StoreShape();
    private final Object loading = new Object();
    /** Guarded by itself; the one used longest ago first. */
    private final Map<String, Loaded> byTenant = new LinkedHashMap<>(16, 0.75f, true);

    /** @param onServer null on a server without geo queries */
    StoreDirectory(TenantCollection collection, @Nullable GeoSearch onServer, SkippedDocuments skipped, Clock clock) {
        this(collection, onServer, skipped, clock, MAX_IN_MEMORY);
    }

    StoreDirectory(
            TenantCollection collection,
            @Nullable GeoSearch onServer,
            SkippedDocuments skipped,
            Clock clock,
            int mostInMemory) {
        this.collection = collection;
        this.onServer = onServer;
        this.skipped = skipped;
        this.clock = clock;
        this.mostInMemory = mostInMemory;
    }

    /** @param index null if there are too many stores to hold */
    private record Loaded(@Nullable StoreIndex index, Instant at) {
        private int size() {
            return index == null ? 0 : index.size();
        }
    }

    /**
     * By unrounded distance, then id.
     *
     * @throws StoreException if there are more stores than fit into memory and the server has no geo queries
     */
    List<Store> nearest(String tenant, GeoPoint place, int limit) {
        StoreIndex index = loaded(tenant).index();
        if (index != null) {
            return index.nearest(place, limit);
        }
        if (onServer == null) {
            throw new StoreException(
                    "More than " + mostInMemory + " stores for one tenant need a server with geo queries.", null);
        }
        return onServer.nearest(tenant, place, limit);
    }

    /** Makes the next question read the stores again. */
    void forget(String tenant) {
        // Waits for a reading that may have begun before the change.
        synchronized (loading) {
            synchronized (byTenant) {
                byTenant.remove(tenant);
            }
        }
    }

    private Loaded loaded(String tenant) {
        Loaded known = fresh(tenant);
        if (known != null) {
            return known;
        }
        // One reads for all that ask at the same moment.
        synchronized (loading) {
            Loaded meanwhile = fresh(tenant);
            return meanwhile != null ? meanwhile : keep(tenant, read(tenant));
        }
    }

    private Loaded read(String tenant) {
        if (collection.count(tenant, new Document()) > mostInMemory) {
            return new Loaded(null, clock.instant());
        }
        List<Document> documents = collection.find(tenant, new Document(), null, mostInMemory);
        return new Loaded(StoreIndex.of(skipped.readable(tenant, shape, documents)), clock.instant());
    }

    private Loaded keep(String tenant, Loaded loaded) {
        synchronized (byTenant) {
            byTenant.put(tenant, loaded);
            long together = byTenant.values().stream().mapToLong(Loaded::size).sum();
            Iterator<Loaded> longestAgo = byTenant.values().iterator();
            while (byTenant.size() > 1 && (together > MAX_IN_MEMORY_TOGETHER || byTenant.size() > MAX_TENANTS)) {
                together -= longestAgo.next().size();
                longestAgo.remove();
            }
        }
        return loaded;
    }

    private @Nullable Loaded fresh(String tenant) {
        synchronized (byTenant) {
            Loaded loaded = byTenant.get(tenant);
            boolean fresh = loaded != null
                    && Duration.between(loaded.at(), clock.instant()).compareTo(FRESH) < 0;
            return fresh ? loaded : null;
        }
    }
}
