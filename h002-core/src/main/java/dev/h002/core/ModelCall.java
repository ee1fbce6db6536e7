package dev.h002.core;

import dev.h002.GatewayException;
import dev.h002.GatewayException.Reason;
import dev.h002.H002Exception;
import dev.h002.spi.Completion;
import dev.h002.spi.LlmGateway;
import dev.h002.spi.Prompt;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of a model, whose text is handled on the turn's own thread. A gateway keeps its own deadlines; the one here is the
 * last resort against a gateway that does not.
 */
final class ModelCall {
    /** The longest answer in characters; far beyond what an answer to a customer needs. */
    static final int MAX_ANSWER = 64 * 1024;

    private final LlmGateway gateway;
    private final Duration deadline;

    ModelCall(LlmGateway gateway, Duration deadline) {
        this.gateway = gateway;
        this.deadline = deadline;
    }

    /**
     * Asks the model and waits.
     *
     * @param onText hears the text on this thread: in pieces if {@code streamed}, else once
     * @throws GatewayException if the model fails in any way
     * @throws InterruptedException if the turn is given up; the call is then cancelled
     */
    Completion run(Prompt prompt, boolean streamed, Consumer<String> onText) throws InterruptedException {
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        AtomicInteger length = new AtomicInteger();
        CompletableFuture<Completion> call = start(prompt, streamed, piece -> {
            // What is over the bound is dropped here, so a runaway model cannot fill the queue.
            if (length.addAndGet(piece.length()) <= MAX_ANSWER) {
                events.add(new Event(piece, null, null));
            }
        });
        var unused = call.whenComplete((completion, failure) -> events.add(new Event(null, completion, failure)));
        try {
            Completion completion = consume(events, onText);
            if (completion.text().length() > MAX_ANSWER) {
                throw failed(Reason.MALFORMED, "The model's answer is too long to be one.", null);
            }
            if (!streamed) {
                onText.accept(completion.text());
            }
            return completion;
        } finally {
            call.cancel(true);
        }
    }

    private CompletableFuture<Completion> start(Prompt prompt, boolean streamed, Consumer<String> onPiece) {
        try {
            CompletableFuture<Completion> call = streamed ? gateway.stream(prompt, onPiece) : gateway.complete(prompt);
            return call != null ? call : CompletableFuture.failedFuture(new H002Exception("no future was given"));
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private Completion consume(BlockingQueue<Event> events, Consumer<String> onText) throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            Event event = events.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (event == null) {
                throw failed(Reason.TIMEOUT, "The model gave no answer within " + deadline.toSeconds() + " s.", null);
            }
            if (event.piece != null) {
                onText.accept(event.piece);
            } else if (event.completion != null) {
                return event.completion;
            } else {
                throw asGatewayException(event.failure);
            }
        }
    }

    private static GatewayException asGatewayException(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof GatewayException known) {
            return known;
        }
        String what = cause == null ? "no reason" : cause.getClass().getSimpleName();
        return failed(Reason.UNAVAILABLE, "The model failed (" + what + ").", cause);
    }

    private static GatewayException failed(Reason reason, String message, @Nullable Throwable cause) {
        return new GatewayException(reason, message, 1, null, cause);
    }

    /** A piece of text, or the end: a completion or a failure (null for a gateway that completed with null). */
    private record Event(
            @Nullable String piece,
            @Nullable Completion completion,
            @Nullable Throwable failure) {}
}
