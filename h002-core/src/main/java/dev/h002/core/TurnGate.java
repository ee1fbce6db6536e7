package dev.h002.core;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Has the turns of a burst prepared in the order they came, so many at once: all of them together would end when one after the
 * other would have, only all of them late, and what they ask of stores and sources would miss its deadlines. A turn that waits has
 * asked for nothing yet. It waits as long as others get through, and goes on all the same when for a while none did, or after the
 * longest wait: a store that hangs holds up what asks it, not the rest. Thread-safe.
 */
final class TurnGate {
    /** For each processor: room for stores and models that are asked over a network, and few enough that a burst is in turn. */
    private static final int AT_ONCE = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration patience;
    private final Duration longest;
    /** Who came first is first; guards {@link #free}, which is above 0 only if nobody waits. */
    private final Queue<CountDownLatch> waiting = new ArrayDeque<>();

    private int free;
    private volatile long lastThrough = System.nanoTime();

    TurnGate() {
        this(AT_ONCE * Runtime.getRuntime().availableProcessors(), PATIENCE, LONGEST);
    }

    TurnGate(int atOnce, Duration patience, Duration longest) {
        this.free = atOnce;
        this.patience = patience;
        this.longest = longest;
    }

    /** Waits for its turn. */
    Pass enter() throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        synchronized (waiting) {
            if (free > 0) {
                free--;
                return new Pass(true);
            }
            waiting.add(called);
        }
        try {
            return new Pass(isCalled(called) || !leaveQueue(called));
        } catch (InterruptedException givenUp) {
            if (!leaveQueue(called)) {
                letNextIn();
            }
            throw givenUp;
        }
    }

    private boolean isCalled(CountDownLatch called) throws InterruptedException {
        long start = System.nanoTime();
        do {
            if (called.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return true;
            }
        } while (System.nanoTime() - lastThrough < patience.toNanos() && System.nanoTime() - start < longest.toNanos());
        return false;
    }

    /** False if it was called in the last moment. */
    private boolean leaveQueue(CountDownLatch called) {
        synchronized (waiting) {
            return waiting.remove(called);
        }
    }

    private void letNextIn() {
        lastThrough = System.nanoTime();
        synchronized (waiting) {
            CountDownLatch next = waiting.poll();
            if (next == null) {
                free++;
            } else {
                next.countDown();
            }
        }
    }

    /** A turn under preparation. Used by the turn's own thread only. */
    final class Pass implements AutoCloseable {
        private boolean held;

        private Pass(boolean held) {
            this.held = held;
        }

        /** The turn is prepared: the next may be. Repeating it is harmless. */
        @Override
        public void close() {
            if (held) {
                held = false;
                letNextIn();
            }
        }
    }
}
