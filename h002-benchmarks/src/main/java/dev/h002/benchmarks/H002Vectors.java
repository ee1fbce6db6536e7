package dev.h002.benchmarks;

import dev.h002.core.retrieval.VectorIndex;
import dev.h002.spi.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ours. */
record H002Vectors(VectorIndex index) implements VectorPeer {
    static H002Vectors build(float[][] vectors) {
        List<Chunk> chunks = new ArrayList<>();
        for (int i = 0; i < vectors.length; i++) {
            chunks.add(new Chunk("chunk-" + i, "source", "title", i, "", vectors[i], "seeded", "hash", Map.of()));
        }
        return new H002Vectors(VectorIndex.empty().with(chunks, List.of()));
    }

    @Override
    public int[] search(float[] query, int limit, int width) {
        return index.search(query, limit, -1).stream()
                .mapToInt(hit -> hit.chunk().index())
                .toArray();
    }
}
