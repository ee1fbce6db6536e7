package dev.h002.core;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Has the turns of a burst prepared in the order they came, so many at once: all of them together would end when one after the
 * other would have, only all of them late, and what they ask of stores and sources would miss its deadlines. A turn that waits has
 * asked for nothing yet. It waits so long and then goes on all the same: a store that hangs holds up what asks it, not the rest.
 * Thread-safe.
 */
final class TurnGate {
    /** For each processor: room for stores and models that are asked over a network, and few enough that a burst is in turn. */
    private static final int AT_ONCE = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Semaphore places;
    private final Duration patience;

    TurnGate() {
        this(AT_ONCE * Runtime.getRuntime().availableProcessors(), PATIENCE);
    }

    TurnGate(int atOnce, Duration patience) {
        this.places = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** Waits for its turn. */
    Pass enter() throws InterruptedException {
        return new Pass(places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS));
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
                places.release();
            }
        }
    }
}
