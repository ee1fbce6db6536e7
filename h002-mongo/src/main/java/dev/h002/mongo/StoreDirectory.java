package dev.h002.mongo;

import dev.h002.StoreException;
import dev.h002.retail.GeoPoint;
import dev.h002.retail.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Every tenant's stores in memory, so that the nearest are found by exact distance on any server, also one without geo queries.
 * Read again when older than 30 seconds. Thread-safe.
 */
final class StoreDirectory {
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int MAX_TENANTS = 64;
    private static final int MAX_STORES = 50_000;

    private final TenantCollection collection;
    private final SkippedDocuments skipped;
    private final Clock clock;
    private final StoreShape shape = new StoreShape();
    private final Object loading = new Object();
    private final Map<String, Loaded> byTenant = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Loaded> eldest) {
            return size() > MAX_TENANTS;
        }
    };

    StoreDirectory(TenantCollection collection, SkippedDocuments skipped, Clock clock) {
        this.collection = collection;
        this.skipped = skipped;
        this.clock = clock;
    }

    private record Loaded(List<Store> stores, Instant at) {}

    private record Distant(Store store, double meters) {}

    /** By unrounded distance, then id. */
    List<Store> nearest(String tenant, GeoPoint place, int limit) {
        return stores(tenant).stream()
                .map(store -> new Distant(store, store.location().distanceMeters(place)))
                .sorted(Comparator.comparingDouble(Distant::meters)
                        .thenComparing(distant -> distant.store().id()))
                .limit(Math.max(0, limit))
                .map(Distant::store)
                .toList();
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

    private List<Store> stores(String tenant) {
        Loaded known = fresh(tenant);
        if (known != null) {
            return known.stores();
        }
        // One reads for all that ask at the same moment.
        synchronized (loading) {
            Loaded meanwhile = fresh(tenant);
            if (meanwhile != null) {
                return meanwhile.stores();
            }
            List<Document> documents = collection.find(tenant, new Document(), null, MAX_STORES + 1);
            if (documents.size() > MAX_STORES) {
                throw new StoreException(
                        "More than " + MAX_STORES + " stores for one tenant: use a RetailData of your own.", null);
            }
            List<Store> stores = List.copyOf(skipped.readable(tenant, shape, documents));
            synchronized (byTenant) {
                byTenant.put(tenant, new Loaded(stores, clock.instant()));
            }
            return stores;
        }
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
