package dev.h002.core.memory;

import dev.h002.InvalidInputException;
import dev.h002.StoreException;
import dev.h002.spi.Chunk;
import dev.h002.spi.KnowledgeStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps chunks until the process ends. Thread-safe.
 *
 * <p>Default: at most {@value #DEFAULT_CHUNKS} chunks for each tenant, about 200 MB at 384 dimensions. Removals are told to
 * readers that ask again before as many others were removed.
 */
public final class InMemoryKnowledgeStore implements KnowledgeStore {
    private static final int DEFAULT_CHUNKS = 100_000;

    private final int maxChunks;
    private final Map<String, Shelf> shelves = new HashMap<>();

    /** One with the default bound. */
    public InMemoryKnowledgeStore() {
        this(DEFAULT_CHUNKS);
    }

    /**
     * One with a bound of its own.
     *
     * @param maxChunks for each tenant, at least 1
     * @throws InvalidInputException if it is less than 1
     */
    public InMemoryKnowledgeStore(int maxChunks) {
        if (maxChunks < 1) {
            throw new InvalidInputException("maxChunks", "Keep at least one chunk.");
        }
        this.maxChunks = maxChunks;
    }

    /**
     * @throws InvalidInputException as the contract says
     * @throws StoreException if the tenant would have more chunks than the bound; nothing was added
     */
    @Override
    public void put(String tenant, Collection<Chunk> chunks) {
        if (chunks.isEmpty()) {
            return;
        }
        chunks.forEach(InMemoryKnowledgeStore::requireComparable);
        synchronized (shelves) {
            shelves.computeIfAbsent(tenant, name -> new Shelf()).put(chunks);
        }
    }

    private static void requireComparable(Chunk chunk) {
        double squares = 0;
        for (float component : chunk.vector()) {
            squares += (double) component * component;
        }
        if (!(squares > 0 && squares < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(
                    "vector",
                    "A vector of " + chunk.source()
                            + " is all zeros or holds numbers that are not finite: check what its embedding model gives.");
        }
    }

    @Override
    public void remove(String tenant, Collection<String> chunkIds) {
        synchronized (shelves) {
            Shelf shelf = shelves.get(tenant);
            if (shelf != null) {
                shelf.remove(chunkIds);
            }
        }
    }

    @Override
    public Changes changesSince(String tenant, long cursor) {
        synchronized (shelves) {
            Shelf shelf = shelves.get(tenant);
            return shelf == null ? new Changes(List.of(), List.of(), cursor) : shelf.changesSince(cursor);
        }
    }

    private record Stored(Chunk chunk, long sequence) {}

    /** One tenant's chunks. */
    private final class Shelf {
        private final Map<String, Stored> chunks = new LinkedHashMap<>();
        private final Map<String, Long> removals = new LinkedHashMap<>();
        private long sequence;

        private void put(Collection<Chunk> added) {
            requireOneModel(added);
            long more = added.stream()
                    .map(Chunk::id)
                    .distinct()
                    .filter(id -> !chunks.containsKey(id))
                    .count();
            if (chunks.size() + more > maxChunks) {
                throw new StoreException(
                        "The knowledge base holds at most " + maxChunks + " chunks in memory: use a database for more.",
                        null);
            }
            sequence++;
            for (Chunk chunk : added) {
                chunks.put(chunk.id(), new Stored(chunk, sequence));
                removals.remove(chunk.id());
            }
        }

        private void requireOneModel(Collection<Chunk> added) {
            Chunk first = added.iterator().next();
            Stored any = chunks.isEmpty() ? null : chunks.values().iterator().next();
            Chunk like = any == null ? first : any.chunk();
            for (Chunk chunk : added) {
                if (!chunk.model().equals(like.model()) || chunk.vector().length != like.vector().length) {
                    throw new InvalidInputException(
                            "vector",
                            "The vectors are of another model or length than those stored: remove the old ones first.");
                }
            }
        }

        private void remove(Collection<String> ids) {
            sequence++;
            for (String id : ids) {
                @Nullable Stored gone = chunks.remove(id);
                if (gone != null) {
                    removals.put(id, sequence);
                }
            }
            // The oldest come first: putting a chunk back takes its removal out.
            var oldest = removals.keySet().iterator();
            for (int excess = removals.size() - maxChunks; excess > 0; excess--) {
                oldest.next();
                oldest.remove();
            }
        }

        private Changes changesSince(long cursor) {
            List<Chunk> added = new ArrayList<>();
            for (Stored stored : chunks.values()) {
                if (stored.sequence() > cursor) {
                    added.add(stored.chunk());
                }
            }
            List<String> removed = new ArrayList<>();
            if (cursor != BEGINNING) {
                removals.forEach((id, when) -> {
                    if (when > cursor) {
                        removed.add(id);
                    }
                });
            }
            return new Changes(added, removed, sequence);
        }
    }
}
