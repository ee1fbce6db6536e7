package dev.h002.core.knowledge;

import dev.h002.InvalidInputException;
import dev.h002.spi.Chunk;
import dev.h002.spi.KnowledgeStore;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was stored of a tenant when an ingestion began. Used by one thread. */
final class StoredChunks {
    private final Map<String, Map<String, Chunk>> bySource = new LinkedHashMap<>();
    private final Map<String, float[]> vectors = new HashMap<>();
    private int dimensions;

    /** @throws InvalidInputException if another model made the vectors */
    StoredChunks(KnowledgeStore store, String tenant, String model) {
        for (Chunk chunk : store.changesSince(tenant, KnowledgeStore.BEGINNING).added()) {
            if (!chunk.model().equals(model)) {
                throw new InvalidInputException(
                        "model",
                        "The stored chunks were embedded by " + chunk.model() + ", not by " + model
                                + ": use that model, or clear the knowledge base and ingest again.");
            }
            bySource.computeIfAbsent(chunk.source(), source -> new LinkedHashMap<>())
                    .put(chunk.id(), chunk);
            vectors.put(chunk.contentHash(), chunk.vector());
            dimensions = chunk.vector().length;
        }
    }

    /** By id. */
    Map<String, Chunk> of(String source) {
        return bySource.getOrDefault(source, Map.of());
    }

    Map<String, Map<String, Chunk>> bySource() {
        return bySource;
    }

    /** That of a chunk of the same content, wherever it stands: it may only have moved, or its file been renamed. */
    float @Nullable [] vector(String contentHash) {
        return vectors.get(contentHash);
    }

    /** How long the vectors are; 0 if there are none. */
    int dimensions() {
        return dimensions;
    }
}
