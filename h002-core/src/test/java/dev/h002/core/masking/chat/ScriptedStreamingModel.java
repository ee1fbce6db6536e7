package dev.h002.core.masking.chat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/** A model that streams a script, as callbacks or published within demand, and keeps every request it gets. */
final class ScriptedStreamingModel implements StreamingChatModel {
    final List<ChatRequest> sent = new CopyOnWriteArrayList<>();
    final List<ChatModelListener> listeners = new CopyOnWriteArrayList<>();
    private final List<Object> script;

    /** @param script events; a RuntimeException is the error at that point, after which the script goes on regardless */
    ScriptedStreamingModel(List<?> script) {
        this.script = List.copyOf(script);
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        sent.add(request);
        for (Object event : script) {
            if (event instanceof PartialResponse part) {
                handler.onPartialResponse(part.text());
            } else if (event instanceof PartialThinking part) {
                handler.onPartialThinking(part);
            } else if (event instanceof PartialToolCall part) {
                handler.onPartialToolCall(part);
            } else if (event instanceof CompleteToolCall call) {
                handler.onCompleteToolCall(call);
            } else if (event instanceof CompleteResponse complete) {
                handler.onCompleteResponse(complete.chatResponse());
            } else if (event instanceof RuntimeException error) {
                handler.onError(error);
            } else {
                handler.onUnmappedRawEvent(event);
            }
        }
    }

    @Override
    public Flow.Publisher<ChatModelStreamingEvent> doChat(ChatRequest request) {
        sent.add(request);
        return subscriber -> subscriber.onSubscribe(new Scripted(subscriber));
    }

    @Override
    public List<ChatModelListener> listeners() {
        return listeners;
    }

    static CompleteResponse complete(AiMessage message) {
        return new CompleteResponse(ChatResponse.builder().aiMessage(message).build());
    }

    /** Emits as much as was asked for, never from within itself; then ends. */
    private final class Scripted implements Flow.Subscription {
        private final Flow.Subscriber<? super ChatModelStreamingEvent> subscriber;
        private final Queue<Object> left = new ArrayDeque<>(script);
        private long demand;
        private boolean emitting;
        private boolean ended;

        Scripted(Flow.Subscriber<? super ChatModelStreamingEvent> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long events) {
            demand = demand + events < 0 ? Long.MAX_VALUE : demand + events;
            if (emitting) {
                return;
            }
            emitting = true;
            while (demand > 0 && left.peek() instanceof ChatModelStreamingEvent event) {
                left.remove();
                demand--;
                subscriber.onNext(event);
            }
            emitting = false;
            if (ended) {
                return;
            }
            if (left.peek() instanceof RuntimeException error) {
                ended = true;
                subscriber.onError(error);
            } else if (left.isEmpty()) {
                ended = true;
                subscriber.onComplete();
            }
        }

        @Override
        public void cancel() {
            ended = true;
            left.clear();
        }
    }
}
