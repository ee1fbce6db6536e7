package dev.h002.spi;

import dev.h002.Outcome;
import dev.h002.Stage;
import dev.h002.Usage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hears each stage's outcome and duration, for metrics and traces. No call carries customer text. Thread-safe; calls come on
 * the turn's own thread, so be quick; what an observer throws is logged and ignored.
 */
public interface AssistantObserver {
    /**
     * A stage ended.
     *
     * @param turnId the same for all stages of a turn
     * @param error the class of what went wrong, or null if nothing did
     */
    default void onStage(String turnId, Stage stage, Duration took, @Nullable String error) {}

    /** A context source failed or was late. */
    default void onMissingSource(String turnId, String source, String reason) {}

    /** A turn ended. */
    default void onTurn(String turnId, Outcome outcome, Usage usage, Duration took) {}

    /** One that does nothing. */
    static AssistantObserver none() {
        return new AssistantObserver() {};
    }

    /** Tells each in turn. */
    static AssistantObserver of(List<AssistantObserver> observers) {
        List<AssistantObserver> all = List.copyOf(observers);
        return new AssistantObserver() {
            @Override
            public void onStage(String turnId, Stage stage, Duration took, @Nullable String error) {
                all.forEach(observer -> observer.onStage(turnId, stage, took, error));
            }

            @Override
            public void onMissingSource(String turnId, String source, String reason) {
                all.forEach(observer -> observer.onMissingSource(turnId, source, reason));
            }

            @Override
            public void onTurn(String turnId, Outcome outcome, Usage usage, Duration took) {
                all.forEach(observer -> observer.onTurn(turnId, outcome, usage, took));
            }
        };
    }
}
