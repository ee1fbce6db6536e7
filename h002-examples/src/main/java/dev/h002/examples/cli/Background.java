package dev.h002.examples.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Work beside the command's own thread, on a thread of its own that does not keep the process alive. */
final class Background {
    private Background() {}

    /** Starts it, on a daemon thread of this name. */
    static <T> CompletableFuture<T> start(String thread, Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> {
            Thread worker = new Thread(task, thread);
            worker.setDaemon(true);
            worker.start();
        });
    }

    /** Waits for it, however long it takes, and throws what it threw. */
    static <T> T result(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }
}
