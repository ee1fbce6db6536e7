package dev.h002.core.masking.chat;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import java.util.Objects;
import java.util.concurrent.Flow;

/** Masks a request and sends it for each subscriber anew; what refuses it goes to the subscriber. Thread-safe. */
final class RestoringPublisher implements Flow.Publisher<ChatModelStreamingEvent> {
    private final StreamingChatModel inner;
    private final MaskedConversation conversation;
    private final ChatRequest request;

    RestoringPublisher(StreamingChatModel inner, MaskedConversation conversation, ChatRequest request) {
        this.inner = inner;
        this.conversation = conversation;
        this.request = request;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ChatModelStreamingEvent> subscriber) {
        Objects.requireNonNull(subscriber);
        Flow.Publisher<ChatModelStreamingEvent> answer;
        RestoringSubscription restoring;
        try {
            ChatRequest masked = conversation.mask(request);
            ReplyRestoring replies = conversation.replies(masked, inner.defaultRequestParameters());
            restoring = new RestoringSubscription(subscriber, replies);
            answer = inner.chat(masked);
        } catch (RuntimeException refused) {
            subscriber.onSubscribe(new NoSubscription());
            subscriber.onError(refused);
            return;
        }
        answer.subscribe(restoring);
    }

    /** Hides everything. */
    @Override
    public String toString() {
        return "RestoringPublisher[hidden]";
    }

    /** What a subscriber has to be given before an error. */
    private static final class NoSubscription implements Flow.Subscription {
        @Override
        public void request(long events) {}

        @Override
        public void cancel() {}
    }
}
