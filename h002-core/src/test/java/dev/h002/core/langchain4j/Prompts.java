package dev.h002.core.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.GatewayException;
import dev.h002.GatewayException.Reason;
import dev.h002.MaskedText;
import dev.h002.spi.Completion;
import dev.h002.spi.LlmGateway;
import dev.h002.spi.Prompt;
import dev.h002.spi.PromptMessage;
import dev.h002.spi.PromptMessage.Role;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** What the tests of this package ask and are told. */
final class Prompts {
    static final Prompt PROMPT = new Prompt(
            List.of(message(Role.SYSTEM, "Be brief."), message(Role.USER, "I'm cold, says <NAME_1>")), 200, "9f86d08");

    private Prompts() {}

    static PromptMessage message(Role role, String text) {
        return new PromptMessage(role, MaskedText.alreadyMasked(text));
    }

    static ChatResponse response(String text) {
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(text))
                .modelName("scripted-1")
                .finishReason(FinishReason.STOP)
                .build();
    }

    static Completion await(CompletableFuture<Completion> call) throws Exception {
        return call.get(20, TimeUnit.SECONDS);
    }

    static GatewayException failure(CompletableFuture<Completion> call) throws Exception {
        try {
            throw new AssertionError("It did not fail: " + await(call));
        } catch (ExecutionException failed) {
            return (GatewayException) failed.getCause();
        }
    }

    /** A call to a silent model that has a place, which may take a while to be free. */
    static CompletableFuture<Completion> admitted(LlmGateway gateway) throws Exception {
        CompletableFuture<Completion> call = gateway.complete(PROMPT);
        for (int tries = 0; call.isDone() && tries < 200; tries++) {
            assertThat(failure(call).reason()).isEqualTo(Reason.RATE_LIMITED);
            Thread.sleep(10);
            call = gateway.complete(PROMPT);
        }
        return call;
    }
}
