package dev.h002.benchmarks;

import dev.h002.Assistant;
import dev.h002.Outcome;
import dev.h002.Question;
import dev.h002.Reply;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Turns that are all asked at the same time, each by another message, and what becomes of them. */
final class TurnWave {
    private final long[] times;
    private final CountDownLatch left;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger shortOfFacts = new AtomicInteger();

    private TurnWave(int turns) {
        this.times = new long[turns];
        this.left = new CountDownLatch(turns);
    }

    /** @param first the number of the first message, so that no wave asks what another did */
    static TurnWave ask(Assistant assistant, int first, int turns) {
        TurnWave wave = new TurnWave(turns);
        List<String> messages = TurnMessages.all();
        for (int i = 0; i < turns; i++) {
            wave.ask(assistant, Question.of(TurnShop.customer(i), messages.get((first + i) % messages.size())), i);
        }
        return wave;
    }

    private void ask(Assistant assistant, Question question, int turn) {
        long start = System.nanoTime();
        most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try {
            var unused = assistant.askAsync(question).whenComplete((reply, failure) -> ended(turn, start, reply));
        } catch (RuntimeException refused) {
            ended(turn, start, null);
        }
    }

    private void ended(int turn, long start, @Nullable Reply reply) {
        times[turn] = System.nanoTime() - start;
        inFlight.decrementAndGet();
        if (reply != null && reply.outcome() == Outcome.ANSWERED) {
            answered.incrementAndGet();
            if (!reply.context().missing().isEmpty()) {
                shortOfFacts.incrementAndGet();
            }
        }
        left.countDown();
    }

    /** Waits for all, but so long at most; who has no answer then counts as one that has failed. */
    void await(int seconds) throws InterruptedException {
        boolean unused = left.await(seconds, TimeUnit.SECONDS);
    }

    /** How many were asked and not yet answered at most at one time. */
    int inFlight() {
        return most.get();
    }

    /** Answered by the model; what is not has failed, was refused, or got the concierge's answer. */
    int answered() {
        return answered.get();
    }

    /** Answered, but a source was late or busy. */
    int shortOfFacts() {
        return shortOfFacts.get();
    }

    /** The nearest rank, in milliseconds; of all that have ended. */
    double quantile(double part) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)] / 1e6;
    }
}
