package dev.h002.spi;

import java.util.Collection;
import java.util.List;

/** Keeps chunks with their vectors, and tells what changed since a point. Thread-safe. */
public interface KnowledgeStore {
    /** The cursor before the first change. */
    long BEGINNING = 0;

    /**
     * Adds chunks, or replaces those of the same id.
     *
     * @throws dev.h002.InvalidInputException if a vector was made by another model, or has another length, than those stored
     *     for the tenant, or cannot be compared since it is all zeros or holds a number that is not finite, which the message
     *     tells by the chunk's source; nothing was written then
     */
    void put(String tenant, Collection<Chunk> chunks);

    /** Removes chunks by id; unknown ids are ignored. */
    void remove(String tenant, Collection<String> chunkIds);

    /**
     * What changed after a cursor. From {@link #BEGINNING}, everything that is there.
     *
     * @param cursor a {@link Changes#cursor()} given before, or {@link #BEGINNING}
     */
    Changes changesSince(String tenant, long cursor);

    /**
     * A step from one cursor to the next. A chunk is in at most one of the lists; a repeated change may be told twice.
     *
     * @param cursor what to ask from next time
     */
    record Changes(List<Chunk> added, List<String> removed, long cursor) {
        public Changes {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }
}
