package dev.h002.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.cursor.TimeoutMode;
import com.mongodb.client.model.UpdateOneModel;
import dev.h002.UserKey;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * Brings the chunks that were written where nothing searches vectors, and were moved here since, into the form that is searched.
 * Readers that follow changes are not told: what they read is the same. Of all tenants at once.
 */
final class SearchableChunks {
    private static final int BATCH = 500;
    private static final Document MISSING = new Document(ChunkFilter.FIELD, new Document("$exists", false))
            .append("deleted", new Document("$ne", true))
            .append("seq", new Document("$gt", 0));
    private static final Document NEEDED = new Document(Tenants.FIELD, 1)
            .append("seq", 1)
            .append("source", 1)
            .append("vector", 1)
            .append("metadata", 1);

    private final MongoCollection<Document> embeddings;
    private final ChunkShape shape;
    private final SkippedDocuments skipped;

    SearchableChunks(MongoCollection<Document> embeddings, ChunkShape shape, SkippedDocuments skipped) {
        this.embeddings = embeddings;
        this.shape = shape;
        this.skipped = skipped;
    }

    /** How many were brought up to date; those that cannot be are told to the log. */
    long complete() {
        return MongoFailures.translated(() -> {
            long completed = 0;
            List<Document> batch = new ArrayList<>();
            for (Document stored : embeddings
                    .find(MISSING)
                    .projection(NEEDED)
                    .batchSize(BATCH)
                    // The time limit holds for each batch, not for all of them and what is written in between.
                    .timeoutMode(TimeoutMode.ITERATION)) {
                batch.add(stored);
                if (batch.size() == BATCH) {
                    completed += write(batch);
                    batch.clear();
                }
            }
            completed += write(batch);
            return completed;
        });
    }

    private long write(List<Document> batch) {
        List<UpdateOneModel<Document>> updates = skipped.readable(shape.collection(), batch, this::update);
        return updates.isEmpty() ? 0 : embeddings.bulkWrite(updates).getModifiedCount();
    }

    private UpdateOneModel<Document> update(Document stored) {
        Object tenant = stored.get(Tenants.FIELD);
        Document set = shape.searchable(new DocumentReader(stored))
                .append(Tenants.FIELD, tenant == null ? UserKey.DEFAULT_TENANT : tenant);
        // Unless it changed meanwhile: then it was written as it should be.
        return new UpdateOneModel<>(
                new Document("_id", stored.get("_id")).append("seq", stored.get("seq")), new Document("$set", set));
    }
}
