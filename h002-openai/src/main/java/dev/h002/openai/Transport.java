package dev.h002.openai;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A gateway's HTTP client and threads. Thread-safe. */
final class Transport {
    private static final int IO_THREADS = 2;
    private static final int TASKS_PER_CALL = 64;
    private static final int IDLE_SECONDS = 2;
    private static final int CLOSING_MILLIS = 500;

    /** The client closes a cancelled response's connection on a thread of its own, and does not tell when. */
    private static final int CLOSED_MILLIS = 2;

    private final ScheduledThreadPoolExecutor timers;
    private final ThreadPoolExecutor io;
    private final ThreadPoolExecutor callbacks;
    private final ThreadPoolExecutor completions;
    private final AtomicReference<@Nullable HttpClient> client;
    private final IdleConnections idle = new IdleConnections();

    Transport(Duration connectTimeout, int maxConcurrent) {
        timers = new ScheduledThreadPoolExecutor(1, threads("timer"), new DiscardPolicy());
        timers.setRemoveOnCancelPolicy(true);
        io = new ThreadPoolExecutor(
                IO_THREADS,
                IO_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(TASKS_PER_CALL * maxConcurrent),
                threads("io"),
                new CallerRunsPolicy());
        io.allowCoreThreadTimeOut(true);
        // A call has one task here at a time and, for an instant, a second thread that is about to leave the first.
        // None may be lost, not even after close, because a place is free only when its task has ended.
        callbacks = new ThreadPoolExecutor(
                0,
                2 * maxConcurrent,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                threads("callback"),
                (task, pool) -> task.run());
        completions = new ThreadPoolExecutor(
                0,
                maxConcurrent,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new IdleFirstQueue(),
                threads("completion"),
                Transport::queueOrRun);
        client = new AtomicReference<>(HttpClient.newBuilder()
                // One connection per call, so that giving up a call can close it; it also keeps the h2c upgrade header
                // from servers on this machine that trip over it.
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(io)
                .build());
    }

    CompletableFuture<HttpResponse<Void>> send(HttpRequest request, BodyHandler<Void> body) {
        HttpClient open = client.get();
        return open == null ? CompletableFuture.failedFuture(new IOException("closed")) : open.sendAsync(request, body);
    }

    /** Runs a task when the client has closed what it was told to close just now. */
    void onceClosed(Runnable task) {
        if (timers.isShutdown()) {
            task.run();
        } else {
            var unused = timers.schedule(task, CLOSED_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Counts the connections the client keeps. */
    IdleConnections idle() {
        return idle;
    }

    /** Runs what must not block and what waits for its time. */
    ScheduledExecutorService timers() {
        return timers;
    }

    /** Reads bodies and runs what listens to them, which may block; one call needs one thread. */
    Executor callbacks() {
        return callbacks;
    }

    /**
     * Completes the callers' futures, and so runs what they hung on them, which may block: then others wait here, and neither
     * reading nor timing is held up. CompletableFuture's own executor would not do, being one thread on two processors.
     */
    Executor completions() {
        return completions;
    }

    void close() {
        HttpClient open = client.getAndSet(null);
        if (open == null) {
            return;
        }
        callbacks.shutdown();
        completions.shutdown();
        // The client closes connections on its executor's threads, so those go last.
        var unused = timers.schedule(io::shutdown, CLOSING_MILLIS, TimeUnit.MILLISECONDS);
        timers.shutdown();
        shutDown(open);
    }

    private static void shutDown(HttpClient open) {
        try {
            HttpClient.class.getMethod("shutdownNow").invoke(open);
        } catch (NoSuchMethodException e) {
            // Before JDK 21 a client ends when nothing refers to it any more.
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("The HTTP client could not be shut down.", e);
        }
    }

    private static void queueOrRun(Runnable task, ThreadPoolExecutor pool) {
        if (pool.isShutdown()) {
            task.run();
        } else {
            pool.getQueue().add(task);
        }
    }

    /** Takes a task only if a thread waits for one, so that a pool grows before it queues. */
    private static final class IdleFirstQueue extends LinkedTransferQueue<Runnable> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean offer(Runnable task) {
            return tryTransfer(task);
        }
    }

    private static ThreadFactory threads(String purpose) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "h002-openai-" + purpose + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
