package dev.h002.mongo;

import com.mongodb.ReadPreference;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import dev.h002.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * The change stream of {@code counters}. Each change of a tenant's knowledge updates its row there before and after it is
 * written, so a put of hundreds of chunks is two short events here and no chunk crosses the network.
 */
final class CounterFeed implements ChangeFeed {
    private static final int WAIT_MILLIS = 1000;
    private static final int BATCH = 1000;
    private static final List<Document> IDS_ONLY =
            List.of(new Document("$project", new Document("operationType", 1).append("documentKey", 1)));

    private final MongoCursor<Document> events;

    private CounterFeed(MongoCursor<Document> events) {
        this.events = events;
    }

    /** The stream is that of the primary, which is also who is asked for changes: no secondary may be ahead or behind. */
    static Source on(MongoCollection<Document> counters) {
        MongoCollection<Document> ofPrimary = counters.withReadPreference(ReadPreference.primary());
        return () -> new CounterFeed(ofPrimary
                .watch(IDS_ONLY)
                .batchSize(BATCH)
                .maxAwaitTime(WAIT_MILLIS, TimeUnit.MILLISECONDS)
                .withDocumentClass(Document.class)
                .cursor());
    }

    @Override
    public List<String> next() {
        List<String> rows = new ArrayList<>();
        Document event = events.tryNext();
        while (event != null) {
            rows.add(rowOf(event));
            event = rows.size() < BATCH && events.available() > 0 ? events.tryNext() : null;
        }
        return rows;
    }

    private static String rowOf(Document event) {
        if (event.get("documentKey") instanceof Document key && key.get("_id") instanceof String row) {
            return row;
        }
        throw new StoreException("The collection counters was dropped or renamed.", null);
    }

    @Override
    public void close() {
        events.close();
    }
}
