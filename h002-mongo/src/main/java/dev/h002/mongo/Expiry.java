package dev.h002.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what has expired where the server does not do so by itself: at the start and then, while something is written, every
 * ten minutes. Thread-safe.
 */
final class Expiry {
    private static final Logger log = LoggerFactory.getLogger(Expiry.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final MongoDatabase database;
    private final List<String> collections;
    private final boolean byServer;
    private final Clock clock;
    private final AtomicReference<Instant> due = new AtomicReference<>(Instant.MIN);

    /** @param byServer whether the server deletes what has expired */
    Expiry(MongoDatabase database, List<String> collections, boolean byServer, Clock clock) {
        this.database = database;
        this.collections = collections;
        this.byServer = byServer;
        this.clock = clock;
    }

    /** Sweeps if it is time to; a failure is told to the log and costs the caller nothing. */
    void sweepIfDue() {
        Instant now = clock.instant();
        Instant next = due.get();
        if (byServer || now.isBefore(next) || !due.compareAndSet(next, now.plus(PAUSE))) {
            return;
        }
        Document past = new Document("expiresAt", new Document("$lt", Date.from(now)));
        try {
            for (String collection : collections) {
                database.getCollection(collection).deleteMany(past);
            }
        } catch (MongoException | IllegalStateException failure) {
            log.warn(
                    "What has expired could not be deleted: {}",
                    MongoFailures.translate(failure).getMessage());
        }
    }
}
