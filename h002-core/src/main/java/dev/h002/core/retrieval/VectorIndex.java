package dev.h002.core.retrieval;

import dev.h002.InvalidInputException;
import dev.h002.core.embedding.Similarity;
import dev.h002.spi.Chunk;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Chunks to search by the angle of their vectors: exact, every one is compared. A value: changing it gives another index
 * that shares the chunks, so readers need no lock and see one state throughout.
 */
public final class VectorIndex {
    private static final VectorIndex EMPTY = new VectorIndex(Map.of());

    // Nearest first; of equals the one with the smaller id, so that the order never depends on how the index came
    // about.
    private static final Comparator<Hit> ORDER = Comparator.comparingDouble(Hit::score)
            .reversed()
            .thenComparing(hit -> hit.chunk().id());

    private final Map<String, Chunk> byId;
    private final Chunk[] chunks;

    private VectorIndex(Map<String, Chunk> byId) {
        this.byId = byId;
        this.chunks = byId.values().toArray(new Chunk[0]);
    }

    /** A chunk that was found. {@code score} is the cosine, -1 to 1. */
    public record Hit(Chunk chunk, double score) {}

    public static VectorIndex empty() {
        return EMPTY;
    }

    public int size() {
        return chunks.length;
    }

    /**
     * This index with chunks added, or put in place of those of the same id, and others taken out. Takes time in proportion
     * to the size of the index, so hand over changes together.
     *
     * @param removed ids; unknown ones are ignored
     * @throws InvalidInputException if a vector has another length than the others
     */
    public VectorIndex with(Collection<Chunk> added, Collection<String> removed) {
        if (added.isEmpty() && removed.stream().noneMatch(byId::containsKey)) {
            return this;
        }
        Map<String, Chunk> next = new LinkedHashMap<>(byId);
        removed.forEach(next::remove);
        added.forEach(chunk -> next.put(chunk.id(), chunk));
        VectorIndex index = new VectorIndex(next);
        index.requireOneDimension();
        return index;
    }

    private void requireOneDimension() {
        for (Chunk chunk : chunks) {
            if (chunk.vector().length != chunks[0].vector().length) {
                throw new InvalidInputException(
                        "vector", "All vectors of an index must have one length: embed them with one model.");
            }
        }
    }

    /**
     * The nearest chunks.
     *
     * @param query need not be of length 1
     * @param limit the most to give, at least 1
     * @param minScore the least cosine to give
     * @return nearest first
     * @throws InvalidInputException if the query has another length than the vectors
     */
    public List<Hit> search(float[] query, int limit, double minScore) {
        if (chunks.length == 0) {
            return List.of();
        }
        if (query.length != chunks[0].vector().length) {
            throw new InvalidInputException(
                    "vector", "The query's vector has another length than those stored: embed both with one model.");
        }
        float[] unit = Similarity.normalized(query);
        PriorityQueue<Hit> best = new PriorityQueue<>(Math.min(limit, chunks.length) + 1, ORDER.reversed());
        double least = minScore;
        for (Chunk chunk : chunks) {
            double score = Similarity.dot(unit, chunk.vector());
            if (score >= least) {
                best.add(new Hit(chunk, score));
                if (best.size() > limit) {
                    best.remove();
                    least = Math.max(minScore, best.element().score());
                }
            }
        }
        return best.stream().sorted(ORDER).toList();
    }
}
