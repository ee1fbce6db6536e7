package dev.h002.core.langchain4j;

import dev.h002.InvalidInputException;
import dev.h002.spi.Completion;
import dev.h002.spi.LlmGateway;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An {@link LlmGateway} as a LangChain4j streaming chat model, with the gateway's deadlines, retries and bounds.
 *
 * <p>What it carries, what it refuses and how it fails: as {@link GatewayChatModel} has it. <b>Nothing is masked here</b>; put
 * {@link dev.h002.core.masking.chat.MaskingStreamingChatModel} around it.
 *
 * <p><b>Events.</b> Every call ends in exactly one {@code onCompleteResponse} or {@code onError}, with no event after it, and
 * nothing is thrown. If the handler throws at a piece, the call is given up and {@code onError} gets what it threw. After
 * {@link StreamingHandle#cancel()}, from any thread, the call is given up and no further event begins, not even a last one, as
 * LangChain4j has it. Events come one at a time on the gateway's threads; a slow handler slows down the reading.
 *
 * <p>The reactive {@code chat(ChatRequest)} is not offered: it fails with LangChain4j's {@code AsyncNotSupportedException}.
 *
 * <p>Immutable and thread-safe. The gateway stays its owner's, to be closed by whoever made it.
 */
public final class GatewayStreamingChatModel implements StreamingChatModel {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayStreamingChatModel.class);

    private final LlmGateway gateway;
    private final int maxOutputTokens;

    private GatewayStreamingChatModel(LlmGateway gateway, int maxOutputTokens) {
        this.gateway = Objects.requireNonNull(gateway, "gateway");
        this.maxOutputTokens = maxOutputTokens;
    }

    /** One whose answers have at most {@value GatewayChatModel#MAX_OUTPUT_TOKENS} tokens. */
    public static GatewayStreamingChatModel of(LlmGateway gateway) {
        return of(gateway, GatewayChatModel.MAX_OUTPUT_TOKENS);
    }

    /**
     * One with another default for the longest answer.
     *
     * @param maxOutputTokens where a request does not say, at least 1
     * @throws InvalidInputException if it is less
     */
    public static GatewayStreamingChatModel of(LlmGateway gateway, int maxOutputTokens) {
        return new GatewayStreamingChatModel(gateway, GatewayChatModel.checked(maxOutputTokens));
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        Stream stream = new Stream(handler);
        CompletableFuture<Completion> call;
        try {
            call = gateway.stream(Messages.prompt(request, maxOutputTokens), stream::hear);
        } catch (RuntimeException refused) {
            call = CompletableFuture.failedFuture(refused);
        }
        stream.begin(call);
    }

    /** Hides everything. */
    @Override
    public String toString() {
        return "GatewayStreamingChatModel[hidden]";
    }

    /** One call, as its handler hears it. */
    private static final class Stream implements StreamingHandle {
        private final StreamingChatResponseHandler handler;
        private final PartialResponseContext context = new PartialResponseContext(this);
        private volatile @Nullable CompletableFuture<Completion> call;
        private volatile boolean cancelled;
        private volatile @Nullable RuntimeException thrown;

        Stream(StreamingChatResponseHandler handler) {
            this.handler = handler;
        }

        void begin(CompletableFuture<Completion> started) {
            call = started;
            if (cancelled) {
                started.cancel(true);
            }
            var unused = started.whenComplete(this::end);
        }

        void hear(String piece) {
            if (cancelled || piece.isEmpty()) {
                return;
            }
            try {
                handler.onPartialResponse(new PartialResponse(piece), context);
            } catch (RuntimeException e) {
                thrown = e;
                throw e;
            }
        }

        private void end(@Nullable Completion completion, @Nullable Throwable failure) {
            if (cancelled) {
                return;
            }
            try {
                if (completion != null) {
                    handler.onCompleteResponse(Responses.response(completion));
                } else if (failure != null) {
                    RuntimeException own = thrown;
                    handler.onError(own != null ? own : Failures.toLangChain4j(failure));
                }
            } catch (RuntimeException e) {
                // There is nobody left to tell. Without the message, which may quote the answer.
                LOG.warn(
                        "The handler of a chat response failed at its last event ({}).",
                        e.getClass().getName());
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            CompletableFuture<Completion> started = call;
            if (started != null) {
                started.cancel(true);
            }
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }
}
