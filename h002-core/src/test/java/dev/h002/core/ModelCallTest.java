package dev.h002.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.GatewayException;
import dev.h002.GatewayException.Reason;
import dev.h002.MaskedText;
import dev.h002.spi.Completion;
import dev.h002.spi.LlmGateway;
import dev.h002.spi.Prompt;
import dev.h002.spi.PromptMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ModelCallTest {
    private static final Prompt PROMPT =
            new Prompt(List.of(new PromptMessage(PromptMessage.Role.USER, MaskedText.alreadyMasked("hi"))), 10, null);

    @Test
    void anEndlessAnswerIsCutOffBeforeItFillsMemory() {
        LlmGateway endless = new LlmGateway() {
            @Override
            public CompletableFuture<Completion> complete(Prompt prompt) {
                return stream(prompt, piece -> {});
            }

            @Override
            public CompletableFuture<Completion> stream(Prompt prompt, Consumer<String> onText) {
                for (int i = 0; i < 1_000; i++) {
                    onText.accept("x".repeat(1_000));
                }
                return CompletableFuture.completedFuture(new Completion("x".repeat(1_000_000), null, "m"));
            }
        };
        StringBuilder heard = new StringBuilder();
        assertThatThrownBy(() -> new ModelCall(endless, Duration.ofSeconds(10)).run(PROMPT, true, heard::append))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.MALFORMED));
        assertThat(heard.length()).isLessThanOrEqualTo(ModelCall.MAX_ANSWER);
    }

    @Test
    void whateverAGatewayThrowsIsAGatewayException() {
        LlmGateway throwing = prompt -> {
            throw new IllegalStateException("quotes a customer");
        };
        assertThatThrownBy(() -> new ModelCall(throwing, Duration.ofSeconds(1)).run(PROMPT, false, text -> {}))
                .isInstanceOf(GatewayException.class)
                .hasMessageNotContaining("customer");
        LlmGateway nothing = prompt -> CompletableFuture.completedFuture(null);
        assertThatThrownBy(() -> new ModelCall(nothing, Duration.ofSeconds(1)).run(PROMPT, false, text -> {}))
                .isInstanceOf(GatewayException.class);
    }

    @Test
    void anInterruptCancelsTheCall() throws Exception {
        CompletableFuture<Completion> never = new CompletableFuture<>();
        Thread turn = new Thread(() -> assertThatThrownBy(
                        () -> new ModelCall(prompt -> never, Duration.ofMinutes(1)).run(PROMPT, false, text -> {}))
                .isInstanceOf(InterruptedException.class));
        turn.start();
        turn.interrupt();
        turn.join(10_000);
        assertThat(never).isCancelled();
    }
}
