package dev.h002.openai;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Hands a response body to its reader, one batch at a time and only when asked, and sees to it that the connection is kept for
 * the next call or closed. Thread-safe.
 */
final class ResponsePump implements BodySubscriber<Void> {
    private final Reader reader;
    private final IdleConnections idle;
    private final boolean empty;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean reserved;
    private volatile @Nullable Subscription subscription;

    /** @param empty whether the response has said that it has no body */
    ResponsePump(Reader reader, IdleConnections idle, boolean empty) {
        this.reader = reader;
        this.idle = idle;
        this.empty = empty;
    }

    /** What reads a body; none of its methods may block. */
    interface Reader {
        /** Says whether the body may end with this batch. */
        boolean onBatch(List<ByteBuffer> batch);

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
        if (over.compareAndSet(false, true)) {
            close();
        }
    }

    /** Whether the body has ended or was cancelled, so that the connection is this response's no more. */
    boolean isOver() {
        return over.get();
    }

    @Override
    public void onSubscribe(Subscription opened) {
        subscription = opened;
        if (over.get()) {
            opened.cancel();
        } else {
            // An empty body ends as soon as this returns.
            keepOrCut(empty);
            opened.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> batch) {
        keepOrCut(reader.onBatch(batch));
    }

    /** The client keeps a connection as soon as the last byte was handed over, so this is the last moment to close it. */
    private void keepOrCut(boolean mayEnd) {
        if (!mayEnd || reserved || over.get()) {
            return;
        }
        if (idle.reserve()) {
            reserved = true;
        } else if (over.compareAndSet(false, true)) {
            close();
            reader.onEnd();
        }
    }

    private void close() {
        Subscription open = subscription;
        if (open != null) {
            open.cancel();
        }
        if (reserved) {
            idle.closed();
        }
        ended.complete(null);
    }

    @Override
    public void onError(Throwable failure) {
        if (over.compareAndSet(false, true)) {
            if (reserved) {
                idle.closed();
            }
            reader.onBroken(failure);
            ended.complete(null);
        }
    }

    @Override
    public void onComplete() {
        if (over.compareAndSet(false, true)) {
            idle.kept(reserved);
            reader.onEnd();
            ended.complete(null);
        }
    }

    /** Completes when nothing more is read, whatever the reason; the reader hears which. */
    @Override
    public CompletionStage<Void> getBody() {
        return ended;
    }
}
