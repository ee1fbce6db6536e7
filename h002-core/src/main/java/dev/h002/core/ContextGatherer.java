package dev.h002.core;

import dev.h002.Context;
import dev.h002.Fact;
import dev.h002.Fragment;
import dev.h002.H002Exception;
import dev.h002.core.work.Workers;
import dev.h002.spi.ContextRequest;
import dev.h002.spi.ContextSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks all sources at the same time, each under the same deadline, and goes on with those that answered. A source that is late
 * is interrupted; at most {@value #PER_SOURCE} turns ask one source at the same time, the others wait for their turn within their deadline.
 */
final class ContextGatherer {
    static final int PER_SOURCE = 64;

    private final List<Guarded> sources;
    private final Workers workers;
    private final Duration deadline;

    ContextGatherer(List<ContextSource> sources, Workers workers, Duration deadline) {
        this.sources = sources.stream()
                .map(source -> new Guarded(source, new Semaphore(PER_SOURCE)))
                .toList();
        this.workers = workers;
        this.deadline = deadline;
    }

    Context gather(ContextRequest request, StageTimer stages) throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        List<@Nullable Future<List<Fact>>> asked = new ArrayList<>();
        for (Guarded source : sources) {
            asked.add(start(source, request));
        }
        List<Fragment> fragments = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        try {
            for (int i = 0; i < asked.size(); i++) {
                String name = sources.get(i).source.name();
                try {
                    fragments.add(new Fragment(name, await(asked.get(i), end)));
                } catch (SourceFailed failed) {
                    missing.add(name);
                    stages.missing(name, failed.reason);
                }
            }
        } finally {
            asked.forEach(future -> {
                if (future != null) {
                    future.cancel(true);
                }
            });
        }
        return new Context(request.understanding(), fragments, missing);
    }

    private @Nullable Future<List<Fact>> start(Guarded source, ContextRequest request) {
        try {
            return workers.submit(() -> source.gather(request, deadline));
        } catch (H002Exception busy) {
            return null;
        }
    }

    private static List<Fact> await(@Nullable Future<List<Fact>> future, long end)
            throws SourceFailed, InterruptedException {
        if (future == null) {
            throw new SourceFailed("busy");
        }
        try {
            return future.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new SourceFailed("late");
        } catch (CancellationException cancelled) {
            throw new SourceFailed("cancelled");
        } catch (ExecutionException failure) {
            // The class only: what a source says of its failure may quote the customer.
            Throwable cause = failure.getCause();
            throw new SourceFailed(
                    cause instanceof FactLimits.Garbage garbage
                            ? garbage.what
                            : cause == null ? "failed" : cause.getClass().getSimpleName());
        }
    }

    /** A source with a bound on how many turns may wait for it. */
    private record Guarded(ContextSource source, Semaphore permits) {
        List<Fact> gather(ContextRequest request, Duration deadline) throws Exception {
            if (!permits.tryAcquire(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new H002Exception("The source " + source.name() + " is busy with earlier turns.");
            }
            try {
                return FactLimits.checked(source.gather(request));
            } finally {
                permits.release();
            }
        }
    }

    /** Why a source is missing. */
    private static final class SourceFailed extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        SourceFailed(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
