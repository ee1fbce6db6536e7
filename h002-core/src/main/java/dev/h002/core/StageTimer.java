package dev.h002.core;

import dev.h002.Outcome;
import dev.h002.Stage;
import dev.h002.Usage;
import dev.h002.spi.AssistantObserver;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Times the stages of one turn and tells the observer. Used by the turn's own thread only. */
final class StageTimer {
    private static final Logger LOG = LoggerFactory.getLogger(StageTimer.class);

    private final String turnId;
    private final AssistantObserver observer;
    private final long startedAt = System.nanoTime();
    private final Map<Stage, Duration> timings = new EnumMap<>(Stage.class);
    private long inParts;

    StageTimer(String turnId, AssistantObserver observer) {
        this.turnId = turnId;
        this.observer = observer;
    }

    /** What a stage does. */
    @FunctionalInterface
    interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /** Runs a whole stage. Parts of other stages that ran inside it are theirs, not its own. */
    <T, E extends Exception> T time(Stage stage, Work<T, E> work) throws E {
        long start = System.nanoTime();
        long othersBefore = inParts;
        String error = "interrupted";
        try {
            T done = work.run();
            error = null;
            return done;
        } catch (RuntimeException | Error failure) {
            error = failure.getClass().getSimpleName();
            throw failure;
        } finally {
            add(stage, System.nanoTime() - start - (inParts - othersBefore));
            report(stage, error);
        }
    }

    /** Runs a part of a stage that takes turns with others; {@link #report} tells when the stage has ended. */
    <T> T timePart(Stage stage, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            long took = System.nanoTime() - start;
            inParts += took;
            add(stage, took);
        }
    }

    /** Tells the observer that a stage ended. */
    void report(Stage stage, @Nullable String error) {
        Duration took = timings.computeIfAbsent(stage, none -> Duration.ZERO);
        tell(o -> o.onStage(turnId, stage, took, error));
    }

    void missing(String source, String reason) {
        tell(o -> o.onMissingSource(turnId, source, reason));
    }

    void ended(Outcome outcome, Usage usage) {
        Duration took = Duration.ofNanos(System.nanoTime() - startedAt);
        tell(o -> o.onTurn(turnId, outcome, usage, took));
    }

    Map<Stage, Duration> timings() {
        return timings;
    }

    private void add(Stage stage, long nanos) {
        timings.merge(stage, Duration.ofNanos(nanos), Duration::plus);
    }

    private void tell(Consumer<AssistantObserver> event) {
        try {
            event.accept(observer);
        } catch (RuntimeException failure) {
            // The class only: a message may quote what the observer was told by others.
            LOG.warn(
                    "An observer failed with {}; the turn goes on.",
                    failure.getClass().getName());
        }
    }
}
