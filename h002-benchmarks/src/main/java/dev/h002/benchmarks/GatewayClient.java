package dev.h002.benchmarks;

import dev.h002.MaskedText;
import dev.h002.openai.OpenAiGateway;
import dev.h002.spi.Completion;
import dev.h002.spi.Prompt;
import dev.h002.spi.PromptMessage;
import dev.h002.spi.PromptMessage.Role;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Ours. */
final class GatewayClient implements ChatClient {
    private static final Prompt PROMPT = new Prompt(
            List.of(
                    new PromptMessage(Role.SYSTEM, MaskedText.alreadyMasked(SYSTEM)),
                    new PromptMessage(Role.USER, MaskedText.alreadyMasked(QUESTION))),
            MAX_TOKENS,
            null);

    private final OpenAiGateway gateway;

    GatewayClient(String baseUrl, int concurrent, Duration limit) {
        gateway = OpenAiGateway.custom(baseUrl)
                .apiKey("none")
                .maxConcurrent(concurrent)
                .headersTimeout(limit)
                .firstTokenTimeout(limit)
                .idleTimeout(limit)
                .totalTimeout(limit.multipliedBy(2))
                .build();
    }

    @Override
    public CompletableFuture<String> whole() {
        return gateway.complete(PROMPT).thenApply(Completion::text);
    }

    @Override
    public CompletableFuture<String> streamed(Runnable onPiece) {
        return gateway.stream(PROMPT, piece -> onPiece.run()).thenApply(Completion::text);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
