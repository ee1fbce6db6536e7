package dev.h002.core.masking.chat;

import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Hands a streamed reply on restored, and ends it exactly once: what comes after the complete response or the first error is
 * dropped. What is held back when an error comes is dropped too, since it may be half a placeholder. A handler behind that
 * throws has ended the reply with that error. Events come one after the other, as LangChain4j's models send them.
 */
final class RestoringHandler implements StreamingChatResponseHandler {
    private final StreamingChatResponseHandler downstream;
    private final RestoringStream stream;
    private final AtomicBoolean ended = new AtomicBoolean();
    // What is shown late is shown with the context of the last event of its kind.
    private @Nullable PartialResponseContext textContext;
    private @Nullable PartialThinkingContext thinkingContext;
    private @Nullable PartialToolCallContext callContext;

    RestoringHandler(StreamingChatResponseHandler downstream, ReplyRestoring replies) {
        this.downstream = downstream;
        stream = new RestoringStream(replies);
    }

    @Override
    public void onPartialResponse(String piece) {
        if (!piece.isEmpty()) {
            accept(new PartialResponse(piece));
        }
    }

    @Override
    public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
        textContext = context;
        accept(part);
    }

    @Override
    public void onPartialThinking(PartialThinking part) {
        accept(part);
    }

    @Override
    public void onPartialThinking(PartialThinking part, PartialThinkingContext context) {
        thinkingContext = context;
        accept(part);
    }

    @Override
    public void onPartialToolCall(PartialToolCall part) {
        accept(part);
    }

    @Override
    public void onPartialToolCall(PartialToolCall part, PartialToolCallContext context) {
        callContext = context;
        accept(part);
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall call) {
        accept(call);
    }

    /** What the provider sent and LangChain4j has no event for: masked text at most, so it passes as it is. */
    @Override
    public void onUnmappedRawEvent(Object event) {
        if (!ended.get()) {
            downstream.onUnmappedRawEvent(event);
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        accept(new CompleteResponse(response));
    }

    @Override
    public void onError(Throwable error) {
        if (ended.compareAndSet(false, true)) {
            downstream.onError(error);
        }
    }

    private void accept(ChatModelStreamingEvent event) {
        if (ended.get()) {
            return;
        }
        try {
            stream.events(event).forEach(this::show);
        } catch (RuntimeException failure) {
            // One of restoring, or of the handler behind; after the end nobody is left to be told but the caller.
            if (ended.get()) {
                throw failure;
            }
            onError(failure);
        }
    }

    private void show(ChatModelStreamingEvent event) {
        if (event instanceof CompleteResponse complete) {
            if (ended.compareAndSet(false, true)) {
                downstream.onCompleteResponse(complete.chatResponse());
            }
        } else if (event instanceof PartialResponse part) {
            if (textContext == null) {
                downstream.onPartialResponse(part.text());
            } else {
                downstream.onPartialResponse(part, textContext);
            }
        } else if (event instanceof PartialThinking part) {
            if (thinkingContext == null) {
                downstream.onPartialThinking(part);
            } else {
                downstream.onPartialThinking(part, thinkingContext);
            }
        } else if (event instanceof PartialToolCall part) {
            if (callContext == null) {
                downstream.onPartialToolCall(part);
            } else {
                downstream.onPartialToolCall(part, callContext);
            }
        } else if (event instanceof CompleteToolCall call) {
            downstream.onCompleteToolCall(call);
        }
    }

    /** Hides everything. */
    @Override
    public String toString() {
        return "RestoringHandler[hidden]";
    }
}
