package dev.h002.mongo;

import dev.h002.InvalidInputException;
import dev.h002.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the changes of each tenant's knowledge, from 1. Thread-safe, also across processes.
 *
 * <p>A number is taken before its change is written, so a change with a higher number may become visible first. Therefore the
 * row in {@code counters} ({@code _id, tenant, last, pending[], model?, dimensions?}) also lists the numbers whose changes are
 * still being written, and a reader never moves past the lowest of these. A writer that died is waited for five minutes.
 */
final class ChangeSequence {
    private static final Duration GIVEN_UP = Duration.ofMinutes(5);
    private static final int ATTEMPTS = 200;
    private static final int MAX_PAUSE_MILLIS = 8;

    private final TenantCollection counters;
    private final TenantCollection settled;
    private final Clock clock;

    ChangeSequence(NamedCollections collections, Clock clock) {
        this.counters = collections.named(NamedCollections.COUNTERS);
        this.settled = collections.settled(NamedCollections.COUNTERS);
        this.clock = clock;
    }

    /** The id of the row that every change of a tenant's knowledge updates, before and after it is written. */
    static String rowOf(String tenant) {
        return Tenants.documentId(tenant, NamedCollections.EMBEDDINGS);
    }

    /**
     * How far a tenant's changes can be read.
     *
     * @param number the highest up to which every change can be seen
     * @param complete whether nobody was writing, so that nothing comes later unless the row changes
     */
    record Settled(long number, boolean complete) {}

    /** What made a tenant's vectors, and how long they are. */
    record VectorKind(String model, int dimensions) {
        static @Nullable VectorKind of(Document row) {
            DocumentReader in = new DocumentReader(row);
            String model = in.textOrNull("model");
            return model == null ? null : new VectorKind(model, in.count("dimensions"));
        }
    }

    Settled settled(String tenant) {
        Optional<Document> row = settled.byId(tenant, NamedCollections.EMBEDDINGS);
        if (row.isEmpty()) {
            return new Settled(0, true);
        }
        long number = lastOf(row.get());
        List<Pending> pending = pendingOf(row.get());
        for (Pending writing : pending) {
            if (!isGivenUp(writing)) {
                number = Math.min(number, writing.number() - 1);
            }
        }
        return new Settled(number, pending.isEmpty());
    }

    /**
     * Makes one change under a number of its own.
     *
     * @param kind of the vectors it adds, or null if it adds none
     * @param empty whether the tenant has no vectors left, so that the kind may change
     * @throws InvalidInputException if the kind is not that of the tenant's vectors
     */
    void change(String tenant, @Nullable VectorKind kind, BooleanSupplier empty, Consumer<Long> change) {
        Pending mine = take(tenant, kind, empty);
        try {
            change.accept(mine.number());
        } finally {
            settle(tenant, mine);
        }
    }

    private Pending take(String tenant, @Nullable VectorKind kind, BooleanSupplier empty) {
        counters.ensure(tenant, NamedCollections.EMBEDDINGS, new Document("last", 0L).append("pending", List.of()));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Document row = counters.byId(tenant, NamedCollections.EMBEDDINGS)
                    .orElseThrow(
                            () -> new StoreException("The counter of changes was deleted meanwhile: try again.", null));
            long last = lastOf(row);
            VectorKind known = VectorKind.of(row);
            if (kind != null && known != null && !kind.equals(known) && !empty.getAsBoolean()) {
                throw new InvalidInputException(
                        "vector",
                        "The vectors are of another model or length than those stored: remove the old ones first.");
            }
            pendingOf(row).stream().filter(this::isGivenUp).forEach(dead -> settle(tenant, dead));
            Pending mine =
                    new Pending(last + 1, clock.millis(), UUID.randomUUID().toString());
            Document set = new Document("last", last + 1);
            if (kind != null) {
                set.append("model", kind.model()).append("dimensions", kind.dimensions());
            }
            Document take = new Document("$set", set).append("$push", new Document("pending", mine.text()));
            if (counters.update(tenant, NamedCollections.EMBEDDINGS, new Document("last", last), take)) {
                return mine;
            }
            pause();
        }
        throw new StoreException("The knowledge base is written by too many at once: try again in a moment.", null);
    }

    private void settle(String tenant, Pending pending) {
        counters.update(
                tenant,
                NamedCollections.EMBEDDINGS,
                new Document(),
                new Document("$pull", new Document("pending", pending.text())));
    }

    private boolean isGivenUp(Pending pending) {
        return clock.millis() - pending.since() > GIVEN_UP.toMillis();
    }

    /** Spreads writers that collided. */
    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(MAX_PAUSE_MILLIS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StoreException("Interrupted while waiting to write; nothing was written.", null);
        }
    }

    private static long lastOf(Document row) {
        return new DocumentReader(row).number("last");
    }

    private static List<Pending> pendingOf(Document row) {
        List<Pending> all = new ArrayList<>();
        for (String text : new DocumentReader(row).texts("pending")) {
            all.add(Pending.parse(text));
        }
        return all;
    }

    /** A change that is being written; one text, since servers agree on how to pull a text from a list. */
    private record Pending(long number, long since, String writer) {
        private String text() {
            return number + " " + since + " " + writer;
        }

        private static Pending parse(String text) {
            String[] parts = text.split(" ", 3);
            return new Pending(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
        }
    }
}
