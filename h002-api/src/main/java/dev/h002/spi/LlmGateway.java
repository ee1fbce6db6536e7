package dev.h002.spi;

import dev.h002.GatewayException;
import dev.h002.GatewayException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns a masked prompt into a completion. Thread-safe and non-blocking.
 *
 * <p>The future fails with {@link dev.h002.GatewayException} and nothing else. Cancelling it frees the connection.
 */
@FunctionalInterface
public interface LlmGateway {
    /** Asks for a whole answer. */
    CompletableFuture<Completion> complete(Prompt prompt);

    /**
     * The name of the model it asks, as its maker spells it, so that a prompt's tokens can be counted as that model does.
     *
     * @return null, the default, if it is not known or differs from call to call
     */
    default @Nullable String modelName() {
        return null;
    }

    /**
     * Asks for an answer piece by piece. This default hands out the whole answer as one piece.
     *
     * @param onText hears each piece in order, one at a time, before the future completes; joined they are the completion's text;
     *     if it throws, the future fails with {@link Reason#CANCELLED} and that exception as its cause
     */
    default CompletableFuture<Completion> stream(Prompt prompt, Consumer<String> onText) {
        CompletableFuture<Completion> whole = complete(prompt);
        CompletableFuture<Completion> streamed = whole.thenApply(completion -> {
            try {
                onText.accept(completion.text());
            } catch (RuntimeException e) {
                throw new GatewayException(
                        Reason.CANCELLED, "What listens to the answer failed; see the cause.", 1, null, e);
            }
            return completion;
        });
        // A dependent stage does not pass a cancel upstream by itself.
        var unused = streamed.whenComplete((completion, failure) -> {
            if (streamed.isCancelled()) {
                whole.cancel(true);
            }
        });
        return streamed;
    }
}
