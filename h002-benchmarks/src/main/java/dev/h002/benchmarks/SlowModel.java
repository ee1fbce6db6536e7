package dev.h002.benchmarks;

import dev.h002.spi.Completion;
import dev.h002.spi.LlmGateway;
import dev.h002.spi.Prompt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A {@link RepeatingModel} that takes its time, holds no thread meanwhile, and counts who waits for it. */
final class SlowModel implements LlmGateway {
    /** Until {@link #release}. */
    static final int HELD = -1;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "slow-model");
        thread.setDaemon(true);
        return thread;
    });
    private final ConcurrentLinkedQueue<Runnable> held = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile Consumer<Runnable> pace = Runnable::run;

    @Override
    public CompletableFuture<Completion> complete(Prompt prompt) {
        Completion answer = RepeatingModel.answer(prompt);
        CompletableFuture<Completion> call = new CompletableFuture<>();
        most.accumulateAndGet(waiting.incrementAndGet(), Math::max);
        pace.accept(() -> {
            waiting.decrementAndGet();
            call.complete(answer);
        });
        return call;
    }

    /** From now on every answer takes so many milliseconds, or is {@link #HELD}. */
    void takes(int milliseconds) {
        pace = milliseconds == HELD
                ? held::add
                : answer -> {
                    var unused = clock.schedule(answer, milliseconds, TimeUnit.MILLISECONDS);
                };
    }

    /** Waits until so many answers are held, or the time is up. */
    void awaitHeld(int calls, int seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (held.size() < calls && System.nanoTime() < end) {
            Thread.sleep(20);
        }
    }

    /** Answers what was held, and at once what comes later. */
    void release() {
        pace = Runnable::run;
        for (Runnable answer = held.poll(); answer != null; answer = held.poll()) {
            answer.run();
        }
    }

    /** How many waited at most at one time. */
    int most() {
        return most.get();
    }
}
