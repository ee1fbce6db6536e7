package dev.h002.core.masking.chat;

import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.spi.MaskingSession;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A LangChain4j streaming chat model that masks every message before the model behind it gets it, and restores what that one
 * answers while it streams in.
 *
 * <p>What is masked and restored, listeners and conversations: as {@link MaskingChatModel} has it; both may share a session.
 *
 * <p><b>Pieces.</b> No piece ends within a placeholder: what may become one is held back until it is known, at the latest
 * until just before the complete response. The pieces joined are the text of the complete response, those of a tool call are
 * its arguments.
 *
 * <p><b>Errors.</b> With a handler every call ends in exactly one {@code onCompleteResponse} or {@code onError}, and nothing
 * is thrown: if a message cannot be masked nothing is sent, and what the masker threw goes to {@code onError}, as does what
 * the model behind throws. With a publisher they go to the subscriber's {@code onError}. Errors of the model behind are passed
 * on as they are: they can quote masked text only.
 *
 * <p>Immutable; thread-safe if the model behind is.
 */
public final class MaskingStreamingChatModel implements StreamingChatModel {
    private final StreamingChatModel inner;
    private final MaskedConversation conversation;

    private MaskingStreamingChatModel(Builder builder) {
        inner = builder.inner;
        MaskingSession session = builder.session;
        conversation = new MaskedConversation(
                session == null ? PlaceholderMasker.create().open() : session, builder.unmaskedMedia);
    }

    /** One for a new conversation about whose customer nothing is known. */
    public static MaskingStreamingChatModel wrap(StreamingChatModel inner) {
        return builder(inner).build();
    }

    /** One for the conversation of a session. */
    public static MaskingStreamingChatModel of(StreamingChatModel inner, MaskingSession session) {
        return builder(inner).session(session).build();
    }

    /** Starts from the defaults: a new session, no media. */
    public static Builder builder(StreamingChatModel inner) {
        return new Builder(inner);
    }

    /** The session of this conversation; its vault is personal data. */
    public MaskingSession session() {
        return conversation.session();
    }

    @Override
    public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
        exchange(request, handler, (masked, restoring) -> inner.chat(masked, restoring));
    }

    /** As without options; their listener attributes reach the listeners of the model behind as they are. */
    @Override
    public void chat(ChatRequest request, ChatRequestOptions options, StreamingChatResponseHandler handler) {
        exchange(request, handler, (masked, restoring) -> inner.chat(masked, options, restoring));
    }

    /** As {@code chat}: whoever calls this on a model around it must not go past the listeners behind it. */
    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        chat(request, handler);
    }

    /** Masks and sends anew for each subscriber. */
    @Override
    public Flow.Publisher<ChatModelStreamingEvent> chat(ChatRequest request) {
        return new RestoringPublisher(inner, conversation, Objects.requireNonNull(request));
    }

    @Override
    public Flow.Publisher<ChatModelStreamingEvent> doChat(ChatRequest request) {
        return chat(request);
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return inner.defaultRequestParameters();
    }

    /** None: those of the model behind run there, and run here they would run twice and see what is not masked. */
    @Override
    public List<ChatModelListener> listeners() {
        return List.of();
    }

    @Override
    public ModelProvider provider() {
        return inner.provider();
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return inner.supportedCapabilities();
    }

    /** Hides everything. */
    @Override
    public String toString() {
        return "MaskingStreamingChatModel[hidden]";
    }

    private void exchange(
            ChatRequest request,
            StreamingChatResponseHandler handler,
            BiConsumer<ChatRequest, StreamingChatResponseHandler> send) {
        Objects.requireNonNull(handler);
        ChatRequest masked;
        StreamingChatResponseHandler restoring;
        try {
            masked = conversation.mask(request);
            restoring = new RestoringHandler(handler, conversation.replies(masked, defaultRequestParameters()));
        } catch (RuntimeException refused) {
            handler.onError(refused);
            return;
        }
        try {
            send.accept(masked, restoring);
        } catch (RuntimeException failed) {
            // Reaches the handler only if the reply had not ended before.
            restoring.onError(failed);
        }
    }

    /** Configures a {@link MaskingStreamingChatModel}; not thread-safe. */
    public static final class Builder {
        private final StreamingChatModel inner;
        private @Nullable MaskingSession session;
        private boolean unmaskedMedia;

        private Builder(StreamingChatModel inner) {
            this.inner = Objects.requireNonNull(inner);
        }

        /** The conversation's session. Default: a new one of {@link PlaceholderMasker#create()}, made anew by each build. */
        public Builder session(MaskingSession conversation) {
            session = Objects.requireNonNull(conversation);
            return this;
        }

        /**
         * Sends images, audio, video and files as they are, with whatever personal data is in them or in their links. Default:
         * they are refused.
         */
        public Builder allowUnmaskedMedia() {
            unmaskedMedia = true;
            return this;
        }

        /** Makes the model. */
        public MaskingStreamingChatModel build() {
            return new MaskingStreamingChatModel(this);
        }
    }
}
