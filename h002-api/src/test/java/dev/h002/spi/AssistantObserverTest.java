package dev.h002.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Outcome;
import dev.h002.Stage;
import dev.h002.Usage;
import dev.h002.spi.contract.AssistantObserverContract;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AssistantObserverTest {
    @Nested
    class None extends AssistantObserverContract {
        @Override
        protected AssistantObserver observer() {
            return AssistantObserver.none();
        }
    }

    @Nested
    class Several extends AssistantObserverContract {
        @Override
        protected AssistantObserver observer() {
            return AssistantObserver.of(
                    List.of(AssistantObserver.none(), new Recording(new ConcurrentLinkedQueue<>())));
        }
    }

    @Test
    void severalAreToldInTurn() {
        ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        AssistantObserver both = AssistantObserver.of(List.of(new Recording(heard), new Recording(heard)));
        both.onStage("t", Stage.ADMIT, Duration.ZERO, null);
        both.onMissingSource("t", "weather", "late");
        both.onTurn("t", Outcome.ANSWERED, Usage.NONE, Duration.ZERO);
        assertThat(heard).containsExactly("ADMIT", "ADMIT", "weather", "weather", "ANSWERED", "ANSWERED");
    }

    private record Recording(ConcurrentLinkedQueue<String> heard) implements AssistantObserver {
        @Override
        public void onStage(String turnId, Stage stage, Duration took, @Nullable String error) {
            heard.add(stage.name());
        }

        @Override
        public void onMissingSource(String turnId, String source, String reason) {
            heard.add(source);
        }

        @Override
        public void onTurn(String turnId, Outcome outcome, Usage usage, Duration took) {
            heard.add(outcome.name());
        }
    }
}
