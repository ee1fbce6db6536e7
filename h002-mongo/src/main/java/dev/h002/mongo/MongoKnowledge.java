package dev.h002.mongo;

import dev.h002.InvalidInputException;
import dev.h002.StoreException;
import dev.h002.mongo.ChangeSequence.VectorKind;
import dev.h002.mongo.TenantCollection.Upsert;
import dev.h002.spi.Chunk;
import dev.h002.spi.KnowledgeStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.function.Predicate;
import org.bson.Document;

/**
 * Chunks in {@code embeddings}. Each change carries a number; what was removed stays as a document of its id, {@code deleted} and
 * number only, so that readers hear of it. Thread-safe, also across processes.
 */
final class MongoKnowledge implements KnowledgeStore {
    private static final int MAX_CHANGES = 1_000_000;
    private static final int BATCH = 500;
    private static final Document PRESENT = new Document("deleted", new Document("$ne", true));

    private final TenantCollection collection;
    private final ChangeSequence sequence;
    private final SkippedDocuments skipped;
    private final Clock clock;
    private final ChunkShape shape = new ChunkShape();

    MongoKnowledge(NamedCollections collections, SkippedDocuments skipped, Clock clock) {
        this.collection = collections.of(shape);
        this.sequence = new ChangeSequence(collections.named(NamedCollections.COUNTERS), clock);
        this.skipped = skipped;
        this.clock = clock;
    }

    /** @throws StoreException if the database refused some of the chunks; which ones were written is then open */
    @Override
    public void put(String tenant, Collection<Chunk> chunks) {
        if (chunks.isEmpty()) {
            return;
        }
        VectorKind kind = kindOf(chunks);
        // Before a number is taken: a chunk that cannot be written must not leave others half-written.
        List<Upsert> unnumbered = chunks.stream()
                .map(chunk -> new Upsert(chunk.id(), shape.update(tenant, chunk, new Document())))
                .toList();
        sequence.change(
                tenant, kind, () -> collection.find(tenant, PRESENT, null, 1).isEmpty(), number -> {
                    List<Upsert> upserts = new ArrayList<>();
                    for (Upsert upsert : unnumbered) {
                        upsert.update()
                                .get("$set", Document.class)
                                .append("seq", number)
                                .append("updatedAt", Date.from(clock.instant()));
                        upserts.add(upsert);
                    }
                    if (!collection.upsertAll(tenant, upserts).isEmpty()) {
                        throw new StoreException(
                                "The database refused some chunks: check the ids, then ingest again.", null);
                    }
                });
    }

    private static VectorKind kindOf(Collection<Chunk> chunks) {
        Chunk first = chunks.iterator().next();
        Predicate<Chunk> alike =
                chunk -> chunk.model().equals(first.model()) && chunk.vector().length == first.vector().length;
        if (!chunks.stream().allMatch(alike)) {
            throw new InvalidInputException("vector", "The vectors of one call are of several models or lengths.");
        }
        return new VectorKind(first.model(), first.vector().length);
    }

    @Override
    public void remove(String tenant, Collection<String> chunkIds) {
        List<String> ids = chunkIds.stream()
                .distinct()
                .map(id -> Tenants.documentId(tenant, id))
                .toList();
        for (int start = 0; start < ids.size(); start += BATCH) {
            List<String> batch = ids.subList(start, Math.min(ids.size(), start + BATCH));
            bury(tenant, new Document("_id", new Document("$in", batch)));
        }
    }

    /** Removes every chunk of a tenant, and tells readers so. */
    long removeAll(String tenant) {
        long present = collection.count(tenant, PRESENT);
        bury(tenant, new Document());
        return present;
    }

    private void bury(String tenant, Document which) {
        Document present = new Document(which);
        present.putAll(PRESENT);
        Document gone = new Document();
        for (String field : shape.fields()) {
            if (!field.equals("deleted")) {
                gone.append(field, "");
            }
        }
        sequence.change(tenant, null, () -> false, number -> {
            Document set =
                    new Document("deleted", true).append("seq", number).append("updatedAt", Date.from(clock.instant()));
            collection.updateAll(tenant, present, new Document("$set", set).append("$unset", gone));
        });
    }

    @Override
    public Changes changesSince(String tenant, long cursor) {
        // Read first: what is numbered later is told next time.
        long settled = sequence.settled(tenant);
        Document condition = new Document("seq", new Document("$gt", cursor));
        if (cursor == BEGINNING) {
            condition.putAll(PRESENT);
        }
        List<Document> present = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (Document document : collection.find(tenant, condition, null, MAX_CHANGES)) {
            if (Boolean.TRUE.equals(document.get("deleted"))) {
                removed.add(SkippedDocuments.plainId(tenant, document));
            } else {
                present.add(document);
            }
        }
        return new Changes(skipped.readable(tenant, shape, present), removed, Math.max(cursor, settled));
    }
}
