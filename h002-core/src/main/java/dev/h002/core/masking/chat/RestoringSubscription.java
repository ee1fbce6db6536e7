package dev.h002.core.masking.chat;

import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Hands a published reply on restored, within what the subscriber asked for.
 *
 * <p>An event that is all held back is made up for by asking for another. Those that are shown late wait here until there is
 * demand: as many as there are texts and tool calls, since upstream is never asked for more than the subscriber asked for.
 */
final class RestoringSubscription implements Flow.Subscriber<ChatModelStreamingEvent>, Flow.Subscription {
    private final Flow.Subscriber<? super ChatModelStreamingEvent> downstream;
    private final RestoringStream stream;
    private final Queue<ChatModelStreamingEvent> ready = new ConcurrentLinkedQueue<>();
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger work = new AtomicInteger();
    private Flow.@Nullable Subscription upstream;
    private volatile boolean cancelled;
    private volatile boolean ended;
    private @Nullable Throwable failure;

    RestoringSubscription(Flow.Subscriber<? super ChatModelStreamingEvent> downstream, ReplyRestoring replies) {
        this.downstream = downstream;
        stream = new RestoringStream(replies);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        if (upstream != null) {
            subscription.cancel();
            return;
        }
        upstream = subscription;
        downstream.onSubscribe(this);
    }

    @Override
    public void onNext(ChatModelStreamingEvent event) {
        if (ended || cancelled) {
            return;
        }
        List<ChatModelStreamingEvent> shown;
        try {
            shown = stream.events(event);
        } catch (RuntimeException problem) {
            stop();
            onError(problem);
            return;
        }
        if (shown.isEmpty()) {
            askFor(1);
        } else {
            ready.addAll(shown);
            drain();
        }
    }

    @Override
    public void onError(Throwable error) {
        if (!ended) {
            failure = error;
            ended = true;
            drain();
        }
    }

    @Override
    public void onComplete() {
        if (!ended) {
            ready.addAll(stream.rest());
            ended = true;
            drain();
        }
    }

    @Override
    public void request(long events) {
        if (events <= 0) {
            stop();
            onError(new IllegalArgumentException("Ask for at least one event (Reactive Streams, rule 3.9)."));
            return;
        }
        demand.accumulateAndGet(events, (had, more) -> had + more < 0 ? Long.MAX_VALUE : had + more);
        drain();
        askFor(events);
    }

    @Override
    public void cancel() {
        cancelled = true;
        stop();
    }

    private void askFor(long events) {
        if (upstream != null) {
            upstream.request(events);
        }
    }

    private void stop() {
        if (upstream != null) {
            upstream.cancel();
        }
    }

    /** Shows what there is demand for; one thread at a time, and never from within itself. */
    private void drain() {
        if (work.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        while (seen != 0) {
            boolean last = ended;
            while (!cancelled && demand.get() > 0 && !ready.isEmpty()) {
                show(ready.remove());
            }
            if (last && !cancelled && ready.isEmpty()) {
                cancelled = true;
                end();
            }
            seen = work.addAndGet(-seen);
        }
    }

    private void show(ChatModelStreamingEvent event) {
        demand.updateAndGet(had -> had == Long.MAX_VALUE ? had : had - 1);
        try {
            downstream.onNext(event);
        } catch (RuntimeException | Error broken) {
            // A subscriber that throws gets nothing more (rule 2.13).
            cancel();
            throw broken;
        }
    }

    private void end() {
        if (failure == null) {
            downstream.onComplete();
        } else {
            downstream.onError(failure);
        }
    }

    /** Hides everything. */
    @Override
    public String toString() {
        return "RestoringSubscription[hidden]";
    }
}
