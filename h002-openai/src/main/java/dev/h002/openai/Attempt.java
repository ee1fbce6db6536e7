package dev.h002.openai;

import dev.h002.GatewayException.Reason;
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
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request and what comes of it: exactly one completion or {@link AttemptFailure}. The body is read, and listened to, in
 * {@link Serial} order; deadlines and cancelling may end the attempt from any thread.
 */
final class Attempt implements BodyHandler<Void>, ResponsePump.Reader {
    /** How long a model that has finished may take to add its usage. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** How long the end of the body may take after the end mark, so that the connection can be used again. */
    private static final Duration DRAIN = Duration.ofMillis(250);

    private final Settings settings;
    private final Transport transport;
    private final HttpRequest request;
    private final @Nullable Consumer<String> onText;
    private final CompletableFuture<Completion> result = new CompletableFuture<>();
    private final Serial serial;
    private final Countdown headers;
    private final Countdown firstText;
    private final Countdown idle;
    private final Countdown drain;
    private volatile @Nullable CompletableFuture<HttpResponse<Void>> sent;
    private volatile @Nullable ResponsePump pump;
    private volatile @Nullable BodySink sink;
    private volatile boolean bodyEnded;
    private boolean heard;

    Attempt(Settings settings, Transport transport, HttpRequest request, @Nullable Consumer<String> onText) {
        this.settings = settings;
        this.transport = transport;
        this.request = request;
        this.onText = onText;
        this.serial = new Serial(transport.callbacks());
        this.headers = new Countdown(transport.timers());
        this.firstText = new Countdown(transport.timers());
        this.idle = new Countdown(transport.timers());
        this.drain = new Countdown(transport.timers());
    }

    /** Sends the request. The future fails with {@link AttemptFailure} and nothing else. */
    CompletableFuture<Completion> start() {
        var unusedHook = result.whenComplete((completion, failure) -> {
            endDeadlines();
            if (failure != null) {
                closeConnection();
            }
        });
        Timeouts limits = settings.timeouts();
        headers.start(limits.headers(), () -> late("no response headers", limits.headers()));
        if (onText != null) {
            firstText.start(limits.firstToken(), () -> late("no text", limits.firstToken()));
        }
        CompletableFuture<HttpResponse<Void>> sending = transport.send(request, this);
        sent = sending;
        var unused = sending.whenComplete((response, failure) -> {
            if (failure != null) {
                onBroken(failure);
            }
        });
        if (result.isDone()) {
            closeConnection();
        }
        return result;
    }

    /** Gives up; the future completes when no listener runs any more. */
    CompletableFuture<Void> cancel() {
        fail(AttemptFailure.lasting(Reason.CANCELLED, "The call was given up."));
        return serial.close();
    }

    @Override
    public BodySubscriber<Void> apply(ResponseInfo info) {
        headers.end();
        BodySink reader = sinkFor(info);
        sink = reader;
        ResponsePump body = new ResponsePump(this);
        pump = body;
        if (info.statusCode() == 200 && isHtml(info)) {
            fail(AttemptFailure.malformed("A web page came in place of a completion: check the base URL."));
        }
        if (result.isDone()) {
            body.cancel();
        } else if (onText == null || info.statusCode() != 200) {
            awaitMore(reader);
        }
        return body;
    }

    private BodySink sinkFor(ResponseInfo info) {
        if (info.statusCode() != 200) {
            firstText.end();
            return new ErrorAnswer(settings, info.statusCode(), info.headers());
        }
        return onText == null ? new WholeAnswer(settings.model()) : new StreamedAnswer(settings.model());
    }

    private static boolean isHtml(ResponseInfo info) {
        String type = info.headers().firstValue("content-type").orElse("");
        return type.toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    @Override
    public void onBatch(List<ByteBuffer> batch) {
        if (result.isDone()) {
            closeConnection();
            return;
        }
        inOrder(reader -> take(reader, batch));
    }

    @Override
    public void onEnd() {
        bodyEnded = true;
        drain.end();
        inOrder(this::settle);
    }

    @Override
    public void onBroken(Throwable failure) {
        if (sink == null) {
            fail(BrokenConnection.failure(failure, true));
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

    private void take(BodySink reader, List<ByteBuffer> batch) {
        long before = reader.progress();
        List<String> texts = new ArrayList<>();
        AttemptFailure failure = null;
        try {
            for (ByteBuffer piece : batch) {
                reader.take(piece, texts);
            }
        } catch (AttemptFailure e) {
            failure = e;
        }
        boolean progress = reader.progress() != before;
        if (progress) {
            idle.stop();
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
            if (onText == null || result.isDone()) {
                return;
            }
            firstText.end();
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
        Duration limit = settings.timeouts().idle();
        Duration patience = reader.isAnswered() && limit.compareTo(GRACE) > 0 ? GRACE : limit;
        idle.start(
                patience,
                () -> inOrder(silent -> {
                    if (silent.isAnswered()) {
                        settle(silent);
                    } else {
                        late("nothing more", limit);
                    }
                }));
    }

    private void askForMore() {
        ResponsePump body = pump;
        if (body != null && !result.isDone()) {
            body.request();
        }
    }

    private void settle(BodySink reader) {
        try {
            Completion completion = reader.completion();
            if (!result.complete(completion)) {
                return;
            }
            ResponsePump body = pump;
            if (reader.isDone() && body != null) {
                drain.start(DRAIN, this::closeConnection);
                body.request();
            } else {
                closeConnection();
            }
        } catch (AttemptFailure e) {
            fail(e);
        }
    }

    private void late(String what, Duration limit) {
        fail(AttemptFailure.lasting(
                Reason.TIMEOUT, "The language model sent " + what + " within " + limit.toMillis() + " ms."));
    }

    private void fail(AttemptFailure failure) {
        result.completeExceptionally(failure);
    }

    private void endDeadlines() {
        headers.end();
        firstText.end();
        idle.end();
    }

    private void closeConnection() {
        if (bodyEnded) {
            // The connection is the client's again, perhaps in another call's use.
            return;
        }
        ResponsePump body = pump;
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
            if (result.isDone()) {
                return;
            }
            try {
                task.accept(reader);
            } catch (RuntimeException | Error e) {
                // Without its message, which may quote the answer.
                fail(AttemptFailure.malformed(
                        "The answer could not be read (" + e.getClass().getSimpleName() + ")."));
            }
        });
    }
}
