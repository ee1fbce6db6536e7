package dev.h002.core.masking.chat;

import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import dev.langchain4j.model.chat.response.PartialResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

/** Asks for a few events at a time and notes if it gets more than it asked for. */
class RecordingSubscriber implements Flow.Subscriber<ChatModelStreamingEvent> {
    final List<ChatModelStreamingEvent> events = new ArrayList<>();
    final List<Throwable> errors = new ArrayList<>();
    final int batch;
    Flow.Subscription subscription;
    int completed;
    int open;
    boolean beyondDemand;

    RecordingSubscriber(int batch) {
        this.batch = batch;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        open = batch;
        given.request(batch);
    }

    @Override
    public void onNext(ChatModelStreamingEvent event) {
        events.add(event);
        beyondDemand |= --open < 0;
        if (open == 0) {
            open = batch;
            subscription.request(batch);
        }
    }

    @Override
    public void onError(Throwable error) {
        errors.add(error);
    }

    @Override
    public void onComplete() {
        completed++;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> text.append(event instanceof PartialResponse part ? part.text() : ""));
        return text.toString();
    }
}
