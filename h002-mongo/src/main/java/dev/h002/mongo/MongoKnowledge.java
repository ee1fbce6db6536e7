package dev.h002.mongo;

import dev.h002.InvalidInputException;
import dev.h002.StoreException;
import dev.h002.mongo.ChangeSequence.Settled;
import dev.h002.mongo.ChangeSequence.VectorKind;
import dev.h002.mongo.TenantCollection.Upsert;
import dev.h002.spi.Chunk;
import dev.h002.spi.KnowledgeStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Chunks in {@code embeddings}. Each change carries a number; what was removed stays as a document of its id, {@code deleted} and
 * number only, so that readers hear of it. Thread-safe, also across processes.
 */
final class MongoKnowledge implements KnowledgeStore {
    private static final int MAX_CHUNKS = 1_000_000;
    private static final int BATCH = 500;
    private static final Document PRESENT = new Document("deleted", new Document("$ne", true));

    private static final List<String> READ =
            Stream.concat(ChunkShape.READ.stream(), Stream.of("deleted")).toList();

    private final TenantCollection collection;
    private final TenantCollection settled;
    private final ChangeSequence sequence;
    private final ChangeWatch watch;
    private final SkippedDocuments skipped;
    private final Clock clock;
    private final ChunkShape shape;

    MongoKnowledge(
            NamedCollections collections, ChunkShape shape, ChangeWatch watch, SkippedDocuments skipped, Clock clock) {
        this.shape = shape;
        this.collection = collections.of(shape);
        this.settled = collections.settled(shape.collection());
        this.sequence = new ChangeSequence(collections, clock);
        this.watch = watch;
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

    /** @throws StoreException if there is more than a reader can hold, {@value #MAX_CHUNKS} chunks, or the database fails */
    @Override
    public Changes changesSince(String tenant, long cursor) {
        String row = ChangeSequence.rowOf(tenant);
        if (watch.knowsNothingAfter(row, cursor)) {
            return new Changes(List.of(), List.of(), cursor);
        }
        // Taken before anything is read: what changes from here on is told by the stream.
        long moment = watch.moment();
        // Read before the chunks: what is numbered later is told next time.
        Settled until = sequence.settled(tenant);
        Document condition = new Document("seq", new Document("$gt", cursor));
        if (cursor == BEGINNING) {
            condition.putAll(PRESENT);
        }
        // By id: what changes meanwhile is met a second time, further on, as it stands then.
        Map<String, Chunk> present = new LinkedHashMap<>();
        Set<String> removed = new LinkedHashSet<>();
        settled.each(tenant, condition, READ, document -> {
            if (Boolean.TRUE.equals(document.get("deleted"))) {
                String id = SkippedDocuments.plainId(tenant, document);
                present.remove(id);
                removed.add(id);
            } else {
                skipped.readable(tenant, shape, document).ifPresent(chunk -> {
                    present.put(chunk.id(), chunk);
                    removed.remove(chunk.id());
                });
            }
            if (present.size() + removed.size() > MAX_CHUNKS) {
                throw new StoreException(
                        "There are more than " + MAX_CHUNKS + " chunks to read: let the server search them.", null);
            }
        });
        Changes changes =
                new Changes(List.copyOf(present.values()), List.copyOf(removed), Math.max(cursor, until.number()));
        if (until.complete()) {
            watch.nothingAfter(row, changes.cursor(), moment);
        }
        return changes;
    }
}
