package dev.h002.openai;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A deadline that can be set anew and called off for good. Thread-safe. */
final class Countdown {
    private final ScheduledExecutorService timers;
    private @Nullable Future<?> pending;
    private boolean ended;

    Countdown(ScheduledExecutorService timers) {
        this.timers = timers;
    }

    /** Runs the action after this long, unless stopped or started anew before; does nothing once ended. */
    synchronized void start(Duration length, Runnable action) {
        stop();
        if (!ended) {
            pending = timers.schedule(action, length.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    synchronized void stop() {
        if (pending != null) {
            pending.cancel(false);
            pending = null;
        }
    }

    synchronized void end() {
        ended = true;
        stop();
    }
}
