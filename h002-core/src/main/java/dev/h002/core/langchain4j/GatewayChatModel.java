package dev.h002.core.langchain4j;

import dev.h002.InvalidInputException;
import dev.h002.spi.Completion;
import dev.h002.spi.LlmGateway;
import dev.h002.spi.Prompt;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * An {@link LlmGateway} as a LangChain4j chat model, with the gateway's deadlines, retries and bounds.
 *
 * <p><b>Nothing is masked here.</b> Put {@link dev.h002.core.masking.chat.MaskingChatModel} around it wherever a message may
 * hold personal data.
 *
 * <p><b>What it carries</b>: texts of system, user and AI messages, and the longest answer. A request with anything else, such
 * as tools, media, a response format, stop sequences or a temperature, fails with {@link UnsupportedFeatureException} and
 * nothing is sent; model and temperature are the gateway's. Attributes of messages, thinking and a provider's own parameters
 * stay behind. The response has text, model name and, if known, usage; no finish reason.
 *
 * <p><b>Failures</b> are LangChain4j's: {@link dev.langchain4j.exception.RateLimitException},
 * {@link dev.langchain4j.exception.TimeoutException}, {@link dev.langchain4j.exception.InternalServerException} for a service
 * that is down or answers nonsense, {@link dev.langchain4j.exception.InvalidRequestException} for a refusal, and
 * {@link dev.langchain4j.exception.NonRetriableException} for a spent quota or a closed gateway. Each has the
 * {@link dev.h002.GatewayException} as its cause. Do not retry what the gateway has retried.
 *
 * <p>{@code chat} blocks; interrupting it gives the call up. Cancelling the future of {@code chatAsync} does too. Immutable and
 * thread-safe. The gateway stays its owner's, to be closed by whoever made it.
 */
public final class GatewayChatModel implements ChatModel {
    /** The longest answer in tokens where neither the request nor the factory says otherwise. */
    public static final int MAX_OUTPUT_TOKENS = 1000;

    private final LlmGateway gateway;
    private final int maxOutputTokens;

    private GatewayChatModel(LlmGateway gateway, int maxOutputTokens) {
        this.gateway = Objects.requireNonNull(gateway, "gateway");
        this.maxOutputTokens = maxOutputTokens;
    }

    /** One whose answers have at most {@value #MAX_OUTPUT_TOKENS} tokens. */
    public static GatewayChatModel of(LlmGateway gateway) {
        return of(gateway, MAX_OUTPUT_TOKENS);
    }

    /**
     * One with another default for the longest answer.
     *
     * @param maxOutputTokens where a request does not say, at least 1
     * @throws InvalidInputException if it is less
     */
    public static GatewayChatModel of(LlmGateway gateway, int maxOutputTokens) {
        return new GatewayChatModel(gateway, checked(maxOutputTokens));
    }

    static int checked(int maxOutputTokens) {
        if (maxOutputTokens < 1) {
            throw new InvalidInputException("maxOutputTokens", "An answer needs room for one token at least.");
        }
        return maxOutputTokens;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        CompletableFuture<Completion> call = gateway.complete(Messages.prompt(request, maxOutputTokens));
        try {
            return Responses.response(call.get());
        } catch (ExecutionException failed) {
            throw Failures.toLangChain4j(failed);
        } catch (InterruptedException interrupted) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new LangChain4jException("The call was interrupted and given up.", interrupted);
        }
    }

    @Override
    public CompletableFuture<ChatResponse> doChatAsync(ChatRequest request) {
        Prompt prompt;
        try {
            prompt = Messages.prompt(request, maxOutputTokens);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
        CompletableFuture<Completion> call = gateway.complete(prompt);
        CompletableFuture<ChatResponse> answer = call.handle((completion, failure) -> {
            if (failure != null) {
                throw Failures.toLangChain4j(failure);
            }
            return Responses.response(completion);
        });
        // Also where the caller ends it by other means than cancel, orTimeout among them.
        var unused = answer.whenComplete((response, failure) -> call.cancel(true));
        return answer;
    }

    /** Hides everything. */
    @Override
    public String toString() {
        return "GatewayChatModel[hidden]";
    }
}
