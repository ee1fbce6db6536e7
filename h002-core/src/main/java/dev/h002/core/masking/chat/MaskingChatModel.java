package dev.h002.core.masking.chat;

import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.spi.MaskingSession;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A LangChain4j chat model that masks every message before the model behind it gets it, and restores what that one answers.
 *
 * <p><b>One conversation.</b> It holds one {@link MaskingSession}; a second customer gets a second one. Making one costs
 * little.
 *
 * <p><b>What goes out</b> masked is every message of the request, earlier ones too. Its parameters go out as they are: tool
 * specifications, response format, stop sequences and what a provider adds to them are the application's words. Images and
 * other media are refused unless {@link Builder#allowUnmaskedMedia()} was called.
 *
 * <p><b>What comes back</b> restored are text, thinking and the arguments of tool calls; metadata and attributes stay masked.
 *
 * <p><b>Listeners</b> of the model behind run once for each call and see masked text only. This one reports none of its own.
 *
 * <p><b>Errors.</b> If a message cannot be masked nothing is sent, and what the masker threw is thrown, such as
 * {@link dev.h002.InvalidInputException}. What the model behind throws is passed on as it is: it can quote masked text only.
 *
 * <p>Immutable; thread-safe if the model behind is.
 */
public final class MaskingChatModel implements ChatModel {
    private final ChatModel inner;
    private final MaskedConversation conversation;

    private MaskingChatModel(Builder builder) {
        inner = builder.inner;
        MaskingSession session = builder.session;
        conversation = new MaskedConversation(
                session == null ? PlaceholderMasker.create().open() : session, builder.unmaskedMedia);
    }

    /** One for a new conversation about whose customer nothing is known. */
    public static MaskingChatModel wrap(ChatModel inner) {
        return builder(inner).build();
    }

    /** One for the conversation of a session. */
    public static MaskingChatModel of(ChatModel inner, MaskingSession session) {
        return builder(inner).session(session).build();
    }

    /** Starts from the defaults: a new session, no media. */
    public static Builder builder(ChatModel inner) {
        return new Builder(inner);
    }

    /** The session of this conversation; its vault is personal data. */
    public MaskingSession session() {
        return conversation.session();
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        return exchange(request, masked -> inner.chat(masked));
    }

    /** As {@link #chat(ChatRequest)}; the options' listener attributes reach the listeners of the model behind as they are. */
    @Override
    public ChatResponse chat(ChatRequest request, ChatRequestOptions options) {
        return exchange(request, masked -> inner.chat(masked, options));
    }

    /** As {@link #chat(ChatRequest)}: whoever calls this on a model around it must not go past the listeners behind it. */
    @Override
    public ChatResponse doChat(ChatRequest request) {
        return chat(request);
    }

    @Override
    public CompletableFuture<ChatResponse> chatAsync(ChatRequest request) {
        return exchangeAsync(request, masked -> inner.chatAsync(masked));
    }

    @Override
    public CompletableFuture<ChatResponse> chatAsync(ChatRequest request, ChatRequestOptions options) {
        return exchangeAsync(request, masked -> inner.chatAsync(masked, options));
    }

    @Override
    public CompletableFuture<ChatResponse> doChatAsync(ChatRequest request) {
        return chatAsync(request);
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
        return "MaskingChatModel[hidden]";
    }

    private ChatResponse exchange(ChatRequest request, Function<ChatRequest, ChatResponse> send) {
        ChatRequest masked = conversation.mask(request);
        ReplyRestoring replies = conversation.replies(masked, defaultRequestParameters());
        return replies.response(send.apply(masked));
    }

    /** Every failure ends in the future, as LangChain4j has it; cancelling the future cancels what it waits for. */
    private CompletableFuture<ChatResponse> exchangeAsync(
            ChatRequest request, Function<ChatRequest, CompletableFuture<ChatResponse>> send) {
        CompletableFuture<ChatResponse> answer;
        ReplyRestoring replies;
        try {
            ChatRequest masked = conversation.mask(request);
            replies = conversation.replies(masked, defaultRequestParameters());
            answer = send.apply(masked);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
        CompletableFuture<ChatResponse> restored = answer.thenApply(replies::response);
        CompletableFuture<ChatResponse> unused = restored.whenComplete((response, failure) -> {
            if (restored.isCancelled()) {
                answer.cancel(true);
            }
        });
        return restored;
    }

    /** Configures a {@link MaskingChatModel}; not thread-safe. */
    public static final class Builder {
        private final ChatModel inner;
        private @Nullable MaskingSession session;
        private boolean unmaskedMedia;

        private Builder(ChatModel inner) {
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
        public MaskingChatModel build() {
            return new MaskingChatModel(this);
        }
    }
}
