package dev.h002.openai;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Hands a response body to its reader, one batch at a time and only when asked, and can close the connection. Thread-safe. */
final class ResponsePump implements BodySubscriber<Void> {
    private final Reader reader;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private volatile @Nullable Subscription subscription;

    ResponsePump(Reader reader) {
        this.reader = reader;
    }

    /** What reads a body; none of its methods may block. */
    interface Reader {
        void onBatch(List<ByteBuffer> batch);

        void onEnd();

        void onBroken(Throwable failure);
    }

    /** Asks for the next batch. */
    void request() {
        Subscription open = subscription;
        if (open != null) {
            open.request(1);
        }
    }

    /** Closes the connection unless the body has ended; repeating it is harmless. */
    void cancel() {
        if (!cancelled.compareAndSet(false, true)) {
            return;
        }
        Subscription open = subscription;
        if (open != null) {
            open.cancel();
        }
        ended.complete(null);
    }

    @Override
    public void onSubscribe(Subscription opened) {
        subscription = opened;
        if (cancelled.get()) {
            opened.cancel();
        } else {
            opened.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> batch) {
        reader.onBatch(batch);
    }

    @Override
    public void onError(Throwable failure) {
        reader.onBroken(failure);
        ended.complete(null);
    }

    @Override
    public void onComplete() {
        reader.onEnd();
        ended.complete(null);
    }

    /** Completes when nothing more is read, whatever the reason; the reader hears which. */
    @Override
    public CompletionStage<Void> getBody() {
        return ended;
    }
}
