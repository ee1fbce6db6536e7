package dev.h002.core.work;

import dev.h002.H002Exception;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for blocking work: virtual ones where the running JDK has them (21 and later), else daemon threads that end after a
 * minute without work. At most {@code limit} tasks run at once; one more is refused rather than queued, so a stalled backend
 * shows as errors, not as growing memory.
 */
public final class Workers implements AutoCloseable {
    private final ExecutorService executor;
    private final Semaphore permits;

    /** @param name begins the threads' names; at least one task may run */
    public Workers(String name, int limit) {
        this.executor = executor(name);
        this.permits = new Semaphore(limit);
    }

    /**
     * Starts a task at once. Cancelling its future interrupts it; the place it takes is free again when it has really ended.
     *
     * @throws H002Exception if too much is under way
     */
    public <T> Future<T> submit(Callable<T> task) {
        if (!permits.tryAcquire()) {
            throw new H002Exception("Too much is under way at once; try again in a moment.");
        }
        FutureTask<T> future = new FutureTask<>(task);
        try {
            // Not submit(): a future that is cancelled before it starts would never give its place back.
            executor.execute(() -> {
                try {
                    future.run();
                } finally {
                    permits.release();
                }
            });
        } catch (RejectedExecutionException closed) {
            permits.release();
            throw new H002Exception("The assistant is closed.", closed);
        }
        return future;
    }

    /** Interrupts what runs, and takes no more. */
    @Override
    public void close() {
        executor.shutdownNow();
    }

    private static ExecutorService executor(String name) {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException olderJdk) {
            AtomicInteger number = new AtomicInteger();
            ThreadFactory daemons = task -> {
                Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            };
            return Executors.newCachedThreadPool(daemons);
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException("This JDK announces virtual threads but does not give one.", broken);
        }
    }
}
