package dev.h002.spi.contract;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.h002.Outcome;
import dev.h002.Stage;
import dev.h002.Usage;
import dev.h002.spi.AssistantObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What every {@link AssistantObserver} promises: it takes every event of a turn, from any thread, and never throws. */
public abstract class AssistantObserverContract {
    /** The observer under test. */
    protected abstract AssistantObserver observer();

    @Test
    void takesEveryEventOfATurn() {
        AssistantObserver observer = observer();
        assertThatCode(() -> tellOneTurn(observer, "turn-1")).doesNotThrowAnyException();
    }

    @Test
    void takesTurnsThatRunAtTheSameTime() {
        AssistantObserver observer = observer();
        List<CompletableFuture<Void>> turns = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String turn = "turn-" + i;
            turns.add(CompletableFuture.runAsync(() -> tellOneTurn(observer, turn)));
        }
        assertThatCode(() -> turns.forEach(CompletableFuture::join)).doesNotThrowAnyException();
    }

    private static void tellOneTurn(AssistantObserver observer, String turn) {
        for (Stage stage : Stage.values()) {
            observer.onStage(turn, stage, Duration.ofMillis(1), null);
            observer.onStage(turn, stage, Duration.ZERO, "IllegalStateException");
        }
        observer.onMissingSource(turn, "weather", "late");
        for (Outcome outcome : Outcome.values()) {
            observer.onTurn(turn, outcome, Usage.NONE, Duration.ofSeconds(1));
        }
    }
}
