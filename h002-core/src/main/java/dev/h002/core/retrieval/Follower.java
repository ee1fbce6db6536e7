package dev.h002.core.retrieval;

import dev.h002.H002Exception;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets indexes follow their stores on one daemon thread, so that no query waits for a store or for an ingestion to be taken in.
 * The thread begins with {@link #start} and ends with {@link #close}, or when nobody holds the indexes any more. Thread-safe.
 */
final class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "h002-knowledge");
        daemon.setDaemon(true);
        return daemon;
    });
    private final Duration interval;
    private boolean started;
    private boolean failing;

    Follower(Duration interval) {
        this.interval = interval;
    }

    /** Begins, unless it has; not if it was closed. */
    synchronized void start(Supplier<Collection<TenantIndex>> indexes) {
        if (started) {
            return;
        }
        started = true;
        WeakReference<Supplier<Collection<TenantIndex>>> held = new WeakReference<>(indexes);
        try {
            var unused = thread.scheduleWithFixedDelay(
                    () -> follow(held), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("Closed before it began", closed);
        }
    }

    private void follow(WeakReference<Supplier<Collection<TenantIndex>>> held) {
        Supplier<Collection<TenantIndex>> indexes = held.get();
        if (indexes == null) {
            thread.shutdown();
            return;
        }
        boolean failed = false;
        for (TenantIndex index : indexes.get()) {
            try {
                index.follow();
            } catch (H002Exception | IllegalStateException e) {
                failed = true;
                // Once until it works again, not every two seconds.
                if (!failing) {
                    LOG.warn("The knowledge store cannot be followed; passages known so far are searched.", e);
                }
            }
        }
        failing = failed;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
