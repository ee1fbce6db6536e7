package dev.h002.core.knowledge;

import dev.h002.InvalidInputException;
import dev.h002.core.embedding.ParallelEmbedding;
import dev.h002.spi.Chunk;
import dev.h002.spi.KnowledgeStore;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Embeds and stores chunks in batches over as many files as it takes, since a model embeds many texts, and a store writes many
 * chunks, faster together. A batch is embedded and checked before any of it is stored, and stored before anything of it is
 * removed. Used by one thread.
 */
final class ChunkWriter {
    private static final int BATCH = 256;

    private final KnowledgeStore store;
    private final String tenant;
    private final EmbeddingModel model;
    private final int threads;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<String> stale = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private int dimensions;

    /** @param dimensions how long the stored vectors are, or 0 if there are none */
    ChunkWriter(KnowledgeStore store, String tenant, EmbeddingModel model, int threads, int dimensions) {
        this.store = store;
        this.tenant = tenant;
        this.model = model;
        this.threads = threads;
        this.dimensions = dimensions;
    }

    /**
     * A chunk to be stored.
     *
     * @param vector if it is known, else null
     */
    @SuppressWarnings("ArrayRecordComponent") // the stored chunk's own array, passed on
    record Draft(
            String id,
            String source,
            int index,
            Chunker.Piece piece,
            String hash,
            Map<String, String> metadata,
            float @Nullable [] vector) {}

    void put(Draft draft) {
        drafts.add(draft);
        if (drafts.size() == BATCH) {
            flush();
        }
    }

    /** Removes chunks, once what was put before is stored. */
    void remove(Collection<String> ids) {
        stale.addAll(ids);
        if (stale.size() >= BATCH) {
            flush();
        }
    }

    /** Runs something once what was given before is stored and removed: now, if nothing is left to do. */
    void then(Runnable done) {
        waiting.add(done);
        if (waiting.size() == BATCH || (drafts.isEmpty() && stale.isEmpty())) {
            flush();
        }
    }

    /**
     * Stores and removes what is left.
     *
     * @throws InvalidInputException if the model's vectors cannot be used; nothing of the batch is stored then
     */
    void flush() {
        if (!drafts.isEmpty()) {
            Map<String, float[]> made = embedded();
            store.put(tenant, drafts.stream().map(draft -> chunk(draft, made)).toList());
            drafts.clear();
        }
        if (!stale.isEmpty()) {
            store.remove(tenant, List.copyOf(stale));
            stale.clear();
        }
        waiting.forEach(Runnable::run);
        waiting.clear();
    }

    /** By content hash, of those drafts that have no vector. */
    private Map<String, float[]> embedded() {
        Map<String, String> missing = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            if (draft.vector() == null) {
                missing.put(draft.hash(), draft.piece().embedded());
            }
        }
        List<float[]> vectors = ParallelEmbedding.embed(model, List.copyOf(missing.values()), threads);
        Map<String, float[]> byHash = new HashMap<>();
        int next = 0;
        for (String hash : missing.keySet()) {
            float[] vector = vectors.get(next++);
            requireUsable(vector);
            byHash.put(hash, vector);
        }
        return byHash;
    }

    private void requireUsable(float[] vector) {
        if (dimensions == 0) {
            dimensions = vector.length;
        }
        if (vector.length == 0 || vector.length != dimensions) {
            throw new InvalidInputException(
                    "model",
                    "The embedding model " + model.modelName() + " gives vectors of " + vector.length
                            + " numbers where " + dimensions
                            + " are stored: use the model that made those, or clear the knowledge base and ingest again.");
        }
        for (float number : vector) {
            if (!Float.isFinite(number)) {
                throw new InvalidInputException(
                        "model",
                        "The embedding model " + model.modelName()
                                + " gave a vector that is not of finite numbers: mend or change the model, then ingest again.");
            }
        }
    }

    private Chunk chunk(Draft draft, Map<String, float[]> made) {
        float[] vector = draft.vector() != null ? draft.vector() : Objects.requireNonNull(made.get(draft.hash()));
        return new Chunk(
                draft.id(),
                draft.source(),
                draft.piece().title(),
                draft.index(),
                draft.piece().text(),
                vector,
                model.modelName(),
                draft.hash(),
                draft.metadata());
    }
}
