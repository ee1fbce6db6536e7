package dev.h002.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Users who each ask, wait for the answer and ask again. They begin at seeded random moments within the first second, so that they
 * do not march in step. What ends within the measured time counts.
 */
final class ClosedLoop {
    private static final int MOST_TURNS = 1_000_000;

    private final Function<Runnable, CompletableFuture<?>> ask;
    private final CountDownLatch left;
    private final long from;
    private final long until;
    private final long[] first = new long[MOST_TURNS];
    private final long[] turn = new long[MOST_TURNS];
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    private ClosedLoop(Function<Runnable, CompletableFuture<?>> ask, int users, Duration warmUp, Duration measured) {
        this.ask = ask;
        this.left = new CountDownLatch(users);
        this.from = System.nanoTime() + warmUp.toNanos();
        this.until = from + measured.toNanos();
    }

    /** Times are milliseconds; {@code first} is that of the first piece. */
    record Figures(int turns, int failed, double firstP50, double firstP99, double turnP50, double turnP99) {}

    /** @param ask starts a turn that runs the task at each piece */
    static Figures run(Function<Runnable, CompletableFuture<?>> ask, int users, Duration warmUp, Duration measured)
            throws InterruptedException {
        ClosedLoop loop = new ClosedLoop(ask, users, warmUp, measured);
        ScheduledExecutorService starts = Executors.newSingleThreadScheduledExecutor();
        Random random = new Random(5);
        for (int user = 0; user < users; user++) {
            var unused = starts.schedule(loop::next, random.nextInt(1_000_000), TimeUnit.MICROSECONDS);
        }
        starts.shutdown();
        if (!loop.left.await(warmUp.plus(measured).toSeconds() + 120, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Some users still wait for an answer.");
        }
        return loop.figures();
    }

    private void next() {
        long start = System.nanoTime();
        if (start >= until) {
            left.countDown();
            return;
        }
        long[] firstPiece = new long[1];
        var unused = ask.apply(() -> {
                    if (firstPiece[0] == 0) {
                        firstPiece[0] = System.nanoTime() - start;
                    }
                })
                .whenComplete((answer, failure) -> {
                    long end = System.nanoTime();
                    if (end >= from && end < until) {
                        count(firstPiece[0], end - start, failure != null);
                    }
                    next();
                });
    }

    private void count(long firstPiece, long whole, boolean failure) {
        if (failure) {
            failed.incrementAndGet();
            return;
        }
        int index = turns.getAndIncrement();
        first[index] = firstPiece;
        turn[index] = whole;
    }

    private Figures figures() {
        int count = turns.get();
        Arrays.sort(first, 0, count);
        Arrays.sort(turn, 0, count);
        return new Figures(
                count,
                failed.get(),
                quantile(first, count, 0.5),
                quantile(first, count, 0.99),
                quantile(turn, count, 0.5),
                quantile(turn, count, 0.99));
    }

    /** The nearest rank. */
    private static double quantile(long[] sorted, int count, double part) {
        return count == 0 ? Double.NaN : sorted[Math.max(0, (int) Math.ceil(part * count) - 1)] / 1e6;
    }
}
