package dev.h002.mongo;

import dev.h002.InvalidInputException;
import dev.h002.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.bson.Document;

/** The index over the vectors of {@code embeddings}: made when asked, and waited for. Thread-safe, also across processes. */
final class VectorIndex {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration MAX_WAIT = Duration.ofDays(1);
    private static final String HOW_TO_DROP = "db.embeddings.dropSearchIndex(\"" + VectorSearchCommand.INDEX + "\")";

    private final SearchIndexes indexes;
    private volatile boolean seenQueryable;

    VectorIndex(SearchIndexes indexes) {
        this.indexes = indexes;
    }

    /**
     * Makes sure that it is there and answers.
     *
     * @throws InvalidInputException if the time is negative or longer than a day, or the index that is there is for vectors of
     *     another length
     * @throws StoreException if it was made differently, cannot be built or is not built in time
     */
    void ensure(int dimensions, Duration wait) {
        if (wait.isNegative() || wait.compareTo(MAX_WAIT) > 0) {
            throw new InvalidInputException("wait", "Wait for the index between no time and a day.");
        }
        long start = System.nanoTime();
        if (indexes.named(VectorSearchCommand.INDEX).isEmpty()) {
            indexes.create(VectorSearchCommand.createIndex(dimensions));
        }
        while (!isQueryable(dimensions)) {
            long left = wait.toNanos() - (System.nanoTime() - start);
            if (left <= 0) {
                throw new StoreException(
                        "The vector index is still being built: ensure it again, with more time to wait.", null);
            }
            pause(Math.min(left, POLL.toNanos()));
        }
        seenQueryable = true;
    }

    private boolean isQueryable(int dimensions) {
        for (Document index : indexes.named(VectorSearchCommand.INDEX)) {
            requireSame(index, dimensions);
            if ("FAILED".equals(index.get("status"))) {
                throw new StoreException(
                        "The server could not build the vector index: see why in its log or console, then "
                                + HOW_TO_DROP + " and ensure it again.",
                        null);
            }
            return Boolean.TRUE.equals(index.get("queryable"));
        }
        return false;
    }

    /** Servers add settings of their own to a definition, so only what was asked for is compared. */
    private static void requireSame(Document index, int dimensions) {
        Document definition = index.get("latestDefinition", new Document());
        List<Document> there = definition.getList("fields", Document.class, List.of());
        for (Document wanted : VectorSearchCommand.fields(dimensions)) {
            Document found = there.stream()
                    .filter(field -> Objects.equals(wanted.get("path"), field.get("path")))
                    .findFirst()
                    .orElse(new Document());
            if (found.get("numDimensions") instanceof Number length && length.intValue() != dimensions) {
                throw new InvalidInputException(
                        "embedding",
                        "The vector index is for vectors of " + length.intValue() + " numbers, not of " + dimensions
                                + ": use the model it was made for, or " + HOW_TO_DROP + " and ensure it again.");
            }
            for (String setting : wanted.keySet()) {
                if (!setting.equals("numDimensions") && !Objects.equals(wanted.get(setting), found.get(setting))) {
                    throw new StoreException(
                            "The vector index was made differently (" + setting + " of " + wanted.get("path") + "): "
                                    + HOW_TO_DROP + " and ensure it again.",
                            null);
                }
            }
        }
    }

    /**
     * For a search that found nothing, which is also what a server answers that has no such index.
     *
     * @throws StoreException if there is none, or it does not answer yet
     */
    void requireQueryable() {
        if (!seenQueryable) {
            boolean queryable = indexes.named(VectorSearchCommand.INDEX).stream()
                    .anyMatch(index -> Boolean.TRUE.equals(index.get("queryable")));
            if (!queryable) {
                throw new StoreException(
                        "There is no vector index yet: call ensureVectorIndex once, and wait until it is built.", null);
            }
            seenQueryable = true;
        }
    }

    private static void pause(long nanos) {
        try {
            Thread.sleep(Duration.ofNanos(nanos).toMillis() + 1);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StoreException("Interrupted while waiting for the vector index.", null);
        }
    }
}
