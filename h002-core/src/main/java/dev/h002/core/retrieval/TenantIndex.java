package dev.h002.core.retrieval;

import dev.h002.H002Exception;
import dev.h002.StoreException;
import dev.h002.spi.Chunk;
import dev.h002.spi.KnowledgeStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One tenant's index and where it stands in the store's changes. Thread-safe. */
final class TenantIndex {
    private static final Logger LOG = LoggerFactory.getLogger(TenantIndex.class);

    private final String tenant;
    private final KnowledgeStore store;
    private final String model;
    private final Duration pollInterval;
    private final Clock clock;
    private final ReentrantLock following = new ReentrantLock();
    private volatile @Nullable State state;

    TenantIndex(String tenant, KnowledgeStore store, String model, Duration pollInterval, Clock clock) {
        this.tenant = tenant;
        this.store = store;
        this.model = model;
        this.pollInterval = pollInterval;
        this.clock = clock;
    }

    private record State(@Nullable VectorIndex<Chunk> index, long cursor, Instant polledAt) {}

    @Nullable
    VectorIndex<Chunk> current() {
        State known = state;
        if (known == null) {
            return firstState().index();
        }
        Instant now = clock.instant();
        // A clock that was set back must not stop the following.
        boolean fresh =
                !now.isBefore(known.polledAt()) && now.isBefore(known.polledAt().plus(pollInterval));
        if (fresh || !following.tryLock()) {
            return known.index();
        }
        try {
            return follow().index();
        } finally {
            following.unlock();
        }
    }

    private State firstState() {
        try {
            following.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new H002Exception("Interrupted while the knowledge base was loaded.", e);
        }
        try {
            State known = state;
            if (known != null) {
                return known;
            }
            Instant now = clock.instant();
            State first = apply(
                    new State(null, KnowledgeStore.BEGINNING, now),
                    store.changesSince(tenant, KnowledgeStore.BEGINNING),
                    now);
            state = first;
            return first;
        } finally {
            following.unlock();
        }
    }

    private State follow() {
        State known = Objects.requireNonNull(state);
        Instant now = clock.instant();
        KnowledgeStore.Changes changes;
        try {
            changes = store.changesSince(tenant, known.cursor());
        } catch (StoreException e) {
            LOG.warn("The knowledge store cannot be asked for changes; passages known so far are searched.", e);
            State unchanged = new State(known.index(), known.cursor(), now);
            state = unchanged;
            return unchanged;
        }
        State next = apply(known, changes, now);
        state = next;
        return next;
    }

    private State apply(State before, KnowledgeStore.Changes changes, Instant now) {
        for (Chunk chunk : changes.added()) {
            if (!chunk.model().equals(model)) {
                throw new StoreException(
                        "The knowledge base was embedded by " + chunk.model() + ", but questions are by " + model
                                + ": use one model for both, or clear the knowledge base and ingest again.",
                        null);
            }
        }
        VectorIndex<Chunk> index = before.index();
        if (index == null && !changes.added().isEmpty()) {
            index = VectorIndex.builder(changes.added().get(0).vector().length, Chunk::id)
                    .build();
        }
        if (index != null) {
            index = index.with(
                    changes.added().stream()
                            .map(chunk -> new VectorIndex.Entry<>(chunk, chunk.vector()))
                            .toList(),
                    changes.removed());
        }
        return new State(index, changes.cursor(), now);
    }
}
