package dev.h002.openai;

import dev.h002.GatewayException.Reason;
import dev.h002.openai.ResponsePump.Next;
import dev.h002.spi.Completion;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request and what comes of it: exactly one completion or {@link AttemptFailure}. The body is read on the client's
 * threads and listened to in {@link Serial} order; deadlines and cancelling may end the attempt from any thread.
 */
final class Attempt implements BodyHandler<Void>, ResponsePump.Reader {
    private final Settings settings;
    private final Transport transport;
    private final Service service;
    private final boolean again;
    private final HttpRequest request;
    private final @Nullable Consumer<String> onText;
    private final CompletableFuture<Completion> result = new CompletableFuture<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Serial serial;
    private final Deadlines deadlines;
    private volatile @Nullable CompletableFuture<HttpResponse<Void>> sent;
    private volatile @Nullable ResponsePump pump;
    private volatile @Nullable BodySink sink;
    private volatile boolean reused;
    private volatile boolean accepted;
    private volatile boolean heard;

    /** @param again whether the same call failed at this service before */
    Attempt(
            GatewayParts parts,
            Service service,
            boolean again,
            HttpRequest request,
            @Nullable Consumer<String> onText) {
        this.settings = parts.settings();
        this.transport = parts.transport();
        this.service = service;
        this.again = again;
        this.request = request;
        this.onText = onText;
        this.serial = new Serial(transport.callbacks());
        this.deadlines = new Deadlines(settings.timeouts(), transport.timers(), this::late);
    }

    /** Sends the request. The future fails with {@link AttemptFailure} and nothing else. */
    CompletableFuture<Completion> start() {
        deadlines.awaitHeaders(onText != null);
        reused = transport.idle().takeOne();
        CompletableFuture<HttpResponse<Void>> sending = transport.send(request, this);
        sent = sending;
        var unused = sending.whenComplete((response, failure) -> {
            if (failure != null) {
                onBroken(failure);
            }
        });
        if (over.get()) {
            closeConnection();
        }
        return result;
    }

    /** Tells the circuit breaker. Who leaves an answer that has begun does not say that the service is ill. */
    private void report(AttemptFailure failure) {
        if (accepted && failure.reason() == Reason.CANCELLED) {
            service.answered();
        } else {
            // A connection that the server closed while it was kept says nothing about the server either.
            service.failed(failure.reason(), again || failure.stale());
        }
    }

    /**
     * Gives up, unless it is over; the future completes when no listener runs any more and the connection is kept or closed.
     *
     * @param why TIMEOUT if the service took too long, CANCELLED if nobody waits any more
     */
    CompletableFuture<Void> cancel(Reason why) {
        fail(AttemptFailure.lasting(why, "The call was given up."));
        closeConnection();
        ResponsePump body = pump;
        return body == null ? serial.close() : serial.close().thenCompose(quiet -> body.getBody());
    }

    /** Whether some of the answer was handed out. */
    boolean wasHeard() {
        return heard;
    }

    @Override
    public BodySubscriber<Void> apply(ResponseInfo info) {
        deadlines.headersCame();
        ResponseHead head = new ResponseHead(info);
        accepted = head.isAccepted();
        if (!accepted) {
            deadlines.textCame();
        }
        BodySink reader = head.sink(service.endpoint(), settings.clock(), onText != null);
        sink = reader;
        ResponsePump body = new ResponsePump(this, transport.idle(), head.isBodyDispensable(), transport::onceClosed);
        pump = body;
        if (accepted && head.isWebPage()) {
            fail(AttemptFailure.malformed("A web page came in place of a completion: check the base URL."));
        }
        if (over.get()) {
            body.cancel();
        } else if (onText == null || !accepted) {
            awaitMore(reader);
        }
        return body;
    }

    /** Reads at once, on the client's thread, for only now can the connection still be closed; listeners hear later. */
    @Override
    public Next onBatch(List<ByteBuffer> batch) {
        BodySink reader = sink;
        if (reader == null || over.get()) {
            return Next.CLOSE;
        }
        long before = reader.progress();
        List<String> texts = new ArrayList<>();
        AttemptFailure failure = null;
        try {
            for (ByteBuffer piece : batch) {
                reader.take(piece, texts);
            }
        } catch (AttemptFailure e) {
            failure = e;
        } catch (RuntimeException e) {
            failure = AttemptFailure.unreadable(e);
        }
        AttemptFailure failed = failure;
        boolean progress = reader.progress() != before;
        inOrder(unused -> heard(reader, texts, progress, failed));
        if (failure != null) {
            return Next.CLOSE;
        }
        return reader.mayEnd() ? Next.PERHAPS_OVER : Next.MORE;
    }

    @Override
    public void onEnd() {
        deadlines.bodyEnded();
        inOrder(this::settle);
    }

    @Override
    public void onBroken(Throwable failure) {
        if (sink == null) {
            AttemptFailure broken = BrokenConnection.failure(failure, true);
            fail(reused && BrokenConnection.maybeStale(failure) ? broken.markStale() : broken);
            return;
        }
        inOrder(reader -> {
            if (reader.isAnswered()) {
                settle(reader);
            } else {
                fail(BrokenConnection.failure(failure, !heard));
            }
        });
    }

    private void heard(BodySink reader, List<String> texts, boolean progress, @Nullable AttemptFailure failure) {
        if (progress) {
            deadlines.bytesCame();
        }
        tell(texts);
        if (failure != null) {
            fail(failure);
        } else if (reader.isDone()) {
            settle(reader);
        } else {
            if (progress && (heard || onText == null || reader.isAnswered())) {
                awaitMore(reader);
            }
            askForMore();
        }
    }

    /** Hands out texts; slow listening is no silence of the service, so no deadline but the total runs meanwhile. */
    private void tell(List<String> texts) {
        for (String text : texts) {
            if (onText == null || over.get()) {
                return;
            }
            deadlines.textCame();
            heard = true;
            try {
                onText.accept(text);
            } catch (RuntimeException | Error e) {
                fail(new AttemptFailure(
                        Reason.CANCELLED, "What listens to the answer failed; see the cause.", false, null, e));
            }
        }
    }

    private void awaitMore(BodySink reader) {
        deadlines.awaitMore(
                reader.isAnswered(),
                limit -> inOrder(silent -> {
                    if (silent.isAnswered()) {
                        settle(silent);
                    } else {
                        late("nothing more", limit);
                    }
                }));
    }

    private void askForMore() {
        ResponsePump body = pump;
        if (body != null && !over.get()) {
            body.request();
        }
    }

    private void settle(BodySink reader) {
        Completion completion;
        try {
            completion = reader.completion();
        } catch (AttemptFailure e) {
            fail(e);
            return;
        }
        if (!over.compareAndSet(false, true)) {
            return;
        }
        deadlines.end();
        service.answered();
        ResponsePump body = pump;
        if (reader.isDone() && body != null && !body.isOver()) {
            // Told when the connection is free, so that the place is too: otherwise the next call opens one more.
            var unused = body.getBody().thenRun(() -> result.complete(completion));
            deadlines.awaitBodyEnd(body::cancelSilent);
            body.request();
        } else {
            closeConnection();
            result.complete(completion);
        }
    }

    private void late(String what, Duration limit) {
        fail(AttemptFailure.lasting(
                Reason.TIMEOUT, "The language model sent " + what + " within " + limit.toMillis() + " ms."));
    }

    private void fail(AttemptFailure failure) {
        if (over.compareAndSet(false, true)) {
            deadlines.end();
            closeConnection();
            report(failure);
            result.completeExceptionally(heard ? failure.markPartial() : failure);
        }
    }

    private void closeConnection() {
        ResponsePump body = pump;
        if (body != null && body.isOver()) {
            // The connection is the client's again, perhaps in another call's use.
            return;
        }
        if (body != null) {
            body.cancel();
        }
        CompletableFuture<HttpResponse<Void>> sending = sent;
        if (sending != null) {
            sending.cancel(true);
        }
    }

    private void inOrder(Consumer<BodySink> task) {
        BodySink reader = sink;
        if (reader == null) {
            return;
        }
        serial.run(() -> {
            if (over.get()) {
                return;
            }
            try {
                task.accept(reader);
            } catch (RuntimeException | Error e) {
                fail(AttemptFailure.unreadable(e));
            }
        });
    }
}
