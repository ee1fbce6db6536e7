package dev.h002.core.retrieval;

import dev.h002.H002Exception;
import dev.h002.StoreException;
import dev.h002.spi.Chunk;
import dev.h002.spi.KnowledgeStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One tenant's chunks in memory, and where they stand in the store's changes. Thread-safe. */
final class TenantIndex {
    private final String tenant;
    private final KnowledgeStore store;
    private final String model;
    private final VectorIndex<KnownChunk> empty;
    private final ReentrantLock following = new ReentrantLock();
    private final WordIndex wordIndex = new WordIndex();
    private volatile @Nullable State state;

    TenantIndex(String tenant, KnowledgeStore store, String model, VectorIndex<KnownChunk> empty) {
        this.tenant = tenant;
        this.store = store;
        this.model = model;
        this.empty = empty;
    }

    private record State(KnowledgeSnapshot snapshot, long cursor) {}

    /** Asks what is known now; that stays as it is while it is asked. */
    <R> R ask(Function<KnowledgeSnapshot, R> question) {
        KnowledgeSnapshot snapshot = current();
        // Replaced and freed in between: the one that replaced it is there by then.
        while (!snapshot.words().hold()) {
            snapshot = Objects.requireNonNull(state).snapshot();
        }
        try {
            return question.apply(snapshot);
        } finally {
            snapshot.words().release();
        }
    }

    private KnowledgeSnapshot current() {
        State known = state;
        return (known == null ? firstState() : known).snapshot();
    }

    private State firstState() {
        lock();
        try {
            State known = state;
            return known != null ? known : load();
        } finally {
            following.unlock();
        }
    }

    private State load() {
        KnowledgeSnapshot nothing = snapshot(empty, CorpusMean.none(empty.dimensions()), List.of(), List.of());
        State first = new State(nothing, KnowledgeStore.BEGINNING);
        return replace(first, apply(first, store.changesSince(tenant, KnowledgeStore.BEGINNING)));
    }

    /**
     * Asks the store what changed, and takes it in. Who asks meanwhile gets what was known before.
     *
     * @throws StoreException if the store fails, or holds what cannot be searched; what was known stays
     */
    void follow() {
        lock();
        try {
            State known = state;
            if (known != null) {
                var unused = replace(known, apply(known, store.changesSince(tenant, known.cursor())));
            }
        } finally {
            following.unlock();
        }
    }

    private void lock() {
        try {
            following.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new H002Exception("Interrupted while the knowledge base was loaded.", e);
        }
    }

    /** Frees what was replaced only when what replaces it is there. */
    private State replace(State known, State next) {
        state = next;
        if (!next.snapshot().words().equals(known.snapshot().words())) {
            known.snapshot().words().release();
        }
        return next;
    }

    private State apply(State before, KnowledgeStore.Changes changes) {
        if (changes.added().isEmpty() && changes.removed().isEmpty()) {
            return new State(before.snapshot(), changes.cursor());
        }
        // All is read and checked before anything changes.
        Map<String, KnownChunk> added = new LinkedHashMap<>();
        for (Chunk chunk : changes.added()) {
            requireModel(chunk);
            added.put(chunk.id(), KnownChunk.of(chunk));
        }
        KnowledgeSnapshot old = before.snapshot();
        List<VectorIndex.Entry<KnownChunk>> entries = added.values().stream()
                .map(known -> new VectorIndex.Entry<>(known, known.chunk().vector()))
                .toList();
        VectorIndex<KnownChunk> vectors = old.vectors().with(entries, changes.removed());
        List<float[]> gone = new ArrayList<>();
        for (String id : changes.removed()) {
            old.vectors().find(id).ifPresent(entry -> gone.add(entry.vector()));
        }
        for (String id : added.keySet()) {
            old.vectors().find(id).ifPresent(entry -> gone.add(entry.vector()));
        }
        CorpusMean mean = old.mean()
                .change(entries.stream().map(VectorIndex.Entry::vector).toList(), gone);
        KnowledgeSnapshot next = snapshot(vectors, mean, List.copyOf(added.values()), changes.removed());
        return new State(next, changes.cursor());
    }

    private KnowledgeSnapshot snapshot(
            VectorIndex<KnownChunk> vectors, CorpusMean mean, List<KnownChunk> added, List<String> removed) {
        return new KnowledgeSnapshot(vectors, wordIndex.change(added, removed), mean, mean.common());
    }

    private void requireModel(Chunk chunk) {
        if (!chunk.model().equals(model)) {
            throw new StoreException(
                    "The knowledge base was embedded by " + chunk.model() + ", but questions are by " + model
                            + ": use one model for both, or clear the knowledge base and ingest again.",
                    null);
        }
    }
}
