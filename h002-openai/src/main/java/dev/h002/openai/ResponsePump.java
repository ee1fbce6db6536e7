package dev.h002.openai;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
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
    private final boolean dispensable;
    private final Executor onceClosed;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean reserved;
    private volatile boolean surelyClosed;
    private volatile @Nullable Subscription subscription;

    /**
     * @param dispensable whether nothing would be missed without the body
     * @param onceClosed runs what is to wait until the client has closed a connection
     */
    ResponsePump(Reader reader, IdleConnections idle, boolean dispensable, Executor onceClosed) {
        this.reader = reader;
        this.idle = idle;
        this.dispensable = dispensable;
        this.onceClosed = onceClosed;
    }

    /** What is to become of a body after a batch. */
    enum Next {
        /** More must come. */
        MORE,
        /** It may have been the last batch. */
        PERHAPS_OVER,
        /** Nothing more is wanted. */
        CLOSE
    }

    /** What reads a body; none of its methods may block. */
    interface Reader {
        Next onBatch(List<ByteBuffer> batch);

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
            if (reserved) {
                // Perhaps the client was faster and has kept it: better one too many in the count than one too few.
                idle.kept(true);
            }
            close();
        }
    }

    /** The same where the body has been silent for long, so that the client cannot have been faster. */
    void cancelSilent() {
        if (over.compareAndSet(false, true)) {
            surelyClosed = true;
            if (reserved) {
                idle.closed();
            }
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
            // An empty body ends without a batch.
            keepOrCut(dispensable);
            opened.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> batch) {
        Next next = reader.onBatch(batch);
        if (next == Next.CLOSE) {
            cancelSilent();
        } else {
            keepOrCut(next == Next.PERHAPS_OVER);
        }
    }

    /** The client keeps a connection as soon as the last byte was handed over, so this is the last moment to close it. */
    private void keepOrCut(boolean mayEnd) {
        if (!mayEnd || reserved || over.get()) {
            return;
        }
        if (idle.reserve()) {
            reserved = true;
        } else if (over.compareAndSet(false, true)) {
            surelyClosed = true;
            close();
            reader.onEnd();
        }
    }

    private void close() {
        Subscription open = subscription;
        if (open != null) {
            open.cancel();
        }
        onceClosed.execute(() -> ended.complete(null));
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
        } else if (!reserved && !surelyClosed) {
            // Given up at the same moment: the client may have kept the connection all the same.
            idle.kept(false);
        }
    }

    /** Completes when the connection is kept or closed, whatever the reason; the reader hears which. */
    @Override
    public CompletionStage<Void> getBody() {
        return ended;
    }
}
