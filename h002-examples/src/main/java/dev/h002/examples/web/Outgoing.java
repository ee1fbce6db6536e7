package dev.h002.examples.web;

import io.javalin.http.Context;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/**
 * The body of one response, written without holding a thread: what a slow client does not take yet waits here, up to 1 MB beside
 * the first piece. Thread-safe.
 */
final class Outgoing {
    private static final int MOST_WAITING = 1 << 20;

    private final ServletOutputStream out;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private boolean blocked = true;
    private boolean unflushed;
    private boolean finishing;
    private boolean over;

    Outgoing(ServletOutputStream out) {
        this.out = out;
    }

    /**
     * Begins the body; status and headers are set before. The request's handler returns then, and the response goes on by itself.
     *
     * @param longest after which it is cut
     */
    static Outgoing begin(Context ctx, Duration longest) throws IOException {
        AsyncContext async = ctx.req().startAsync();
        async.setTimeout(longest.toMillis());
        Outgoing outgoing = new Outgoing(ctx.res().getOutputStream());
        async.addListener(outgoing.new Cut());
        outgoing.start();
        ctx.future(() -> outgoing.ended);
        return outgoing;
    }

    /** From now on the server tells when there is room for a piece; until then pieces wait. */
    void start() {
        out.setWriteListener(new Room());
    }

    /** Sends a whole response. */
    static void send(Context ctx, int status, String contentType, byte[] body) throws IOException {
        ctx.status(status);
        ctx.res().setContentType(contentType);
        ctx.res().setContentLength(body.length);
        Outgoing outgoing = begin(ctx, Duration.ofMinutes(1));
        outgoing.write(body);
        outgoing.finish();
    }

    /** Adds a piece; it is dropped, with all others, if the client has left or takes too little. */
    void write(byte[] piece) {
        boolean tooSlow;
        synchronized (this) {
            tooSlow = !waiting.isEmpty() && waitingBytes + piece.length > MOST_WAITING;
            if (!over && !tooSlow) {
                waiting.add(piece);
                waitingBytes += piece.length;
            }
        }
        if (tooSlow) {
            cut();
        } else {
            pump();
        }
    }

    /** Adds a piece if the client has taken all before it. */
    void writeIfIdle(byte[] piece) {
        synchronized (this) {
            if (blocked || !waiting.isEmpty()) {
                return;
            }
        }
        write(piece);
    }

    /** Ends the body when all of it is taken. */
    void finish() {
        synchronized (this) {
            finishing = true;
        }
        pump();
    }

    /** Gives the response up. */
    void cut() {
        synchronized (this) {
            over = true;
            waiting.clear();
        }
        ended.complete(null);
    }

    /** Has something done when the response has ended, in whatever way. */
    void whenEnded(Runnable action) {
        var unused = ended.whenComplete((done, failure) -> action.run());
    }

    private void pump() {
        boolean ends;
        synchronized (this) {
            ends = handOver();
        }
        // Not under the lock: what waits for the end may take others.
        if (ends) {
            ended.complete(null);
        }
    }

    /** Hands the server what it takes now; whether that was the end. */
    private boolean handOver() {
        try {
            while (!over && !blocked) {
                if (!out.isReady()) {
                    blocked = true;
                } else if (!waiting.isEmpty()) {
                    byte[] piece = waiting.remove();
                    waitingBytes -= piece.length;
                    unflushed = true;
                    out.write(piece);
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else if (finishing) {
                    over = true;
                } else {
                    return false;
                }
            }
        } catch (IOException | IllegalStateException clientHasLeft) {
            over = true;
            waiting.clear();
        }
        return over;
    }

    /** Hears when the client has taken what blocked, or has left. */
    private final class Room implements WriteListener {
        @Override
        public void onWritePossible() {
            synchronized (Outgoing.this) {
                blocked = false;
            }
            pump();
        }

        @Override
        public void onError(Throwable failure) {
            cut();
        }
    }

    /** Hears when the response took too long, or failed. */
    private final class Cut implements AsyncListener {
        @Override
        public void onTimeout(AsyncEvent event) {
            cut();
        }

        @Override
        public void onError(AsyncEvent event) {
            cut();
        }

        @Override
        public void onComplete(AsyncEvent event) {
            cut();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // Nothing begins anew here.
        }
    }
}
