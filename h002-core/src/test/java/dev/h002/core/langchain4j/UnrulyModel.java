package dev.h002.core.langchain4j;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells its handler exactly these events, in this order, on the caller's thread or its own, whatever the rules are. */
final class UnrulyModel implements StreamingChatModel, StreamingHandle {
    /** An event after which the model says no more until it is cancelled, though its method returns. */
    static final Object SILENCE = new Object();

    /** An event at which the model's method blocks until it is interrupted. */
    static final Object STUCK = new Object();

    final List<ChatRequest> asked = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger interrupted = new AtomicInteger();
    final CountDownLatch over = new CountDownLatch(1);
    final CountDownLatch cancelled = new CountDownLatch(1);
    private final List<?> events;
    private final boolean ownThread;

    UnrulyModel(boolean ownThread, List<?> events) {
        this.events = events;
        this.ownThread = ownThread;
    }

    UnrulyModel(Object... events) {
        this(true, List.of(events));
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        asked.add(request);
        if (ownThread) {
            Thread thread = new Thread(() -> tell(handler), "unruly");
            thread.setDaemon(true);
            thread.start();
        } else {
            tell(handler);
        }
    }

    private void tell(StreamingChatResponseHandler handler) {
        for (Object event : events) {
            if (event == SILENCE) {
                break;
            } else if (event == STUCK) {
                block();
            } else if (event instanceof String text) {
                handler.onPartialResponse(new PartialResponse(text), new PartialResponseContext(this));
            } else if (event instanceof ChatResponse response) {
                handler.onCompleteResponse(response);
            } else if (event instanceof Exception failure) {
                handler.onError(failure);
            } else {
                throw (Error) event;
            }
        }
        over.countDown();
    }

    private void block() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.incrementAndGet();
        }
    }

    @Override
    public void cancel() {
        cancelled.countDown();
    }

    @Override
    public boolean isCancelled() {
        return cancelled.getCount() == 0;
    }
}
