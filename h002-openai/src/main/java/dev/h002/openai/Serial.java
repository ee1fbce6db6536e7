package dev.h002.openai;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs tasks one at a time and in order, on at most one thread of a shared executor. Thread-safe. */
final class Serial {
    private final Executor executor;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final CompletableFuture<Void> quiet = new CompletableFuture<>();
    private boolean running;
    private boolean closed;

    Serial(Executor executor) {
        this.executor = executor;
    }

    /** Runs a task after those before it; drops it once closed. */
    void run(Runnable task) {
        synchronized (waiting) {
            if (closed) {
                return;
            }
            waiting.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        executor.execute(this::drain);
    }

    /** Drops what waits and takes no more; the future completes when the task that runs, if any, has returned. */
    CompletableFuture<Void> close() {
        boolean idle;
        synchronized (waiting) {
            closed = true;
            waiting.clear();
            idle = !running;
        }
        if (idle) {
            quiet.complete(null);
        }
        return quiet;
    }

    private void drain() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    private @Nullable Runnable next() {
        boolean last;
        synchronized (waiting) {
            Runnable task = waiting.poll();
            if (task != null) {
                return task;
            }
            running = false;
            last = closed;
        }
        if (last) {
            quiet.complete(null);
        }
        return null;
    }
}
