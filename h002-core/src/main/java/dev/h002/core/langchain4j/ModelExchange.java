package dev.h002.core.langchain4j;

import dev.h002.GatewayException;
import dev.h002.GatewayException.Reason;
import dev.h002.spi.Completion;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of a chat model, whatever its events: the outcome completes once, at the first end the model tells, at a deadline,
 * or because the caller left; what comes later is dropped, and the model is told to stop where it can be. Thread-safe.
 */
final class ModelExchange implements StreamingChatResponseHandler {
    /** As OpenAiGateway bounds a whole answer. */
    private static final int MAX_CHARACTERS = 1 << 20;

    private final ChatModelGateway.Settings settings;
    private final ScheduledExecutorService timers;
    private final String modelName;
    private final @Nullable Consumer<String> onText;
    private final CompletableFuture<Completion> outcome = new CompletableFuture<>();
    /** Held while an event is dealt with, listening included: one at a time and in order. Deadlines do without. */
    private final ReentrantLock events = new ReentrantLock();

    private final StringBuilder heard = new StringBuilder();
    private volatile boolean begun;
    private volatile boolean partial;
    private volatile boolean told;
    private volatile @Nullable StreamingHandle handle;
    private volatile @Nullable Future<?> work;
    private volatile @Nullable Future<?> silence;

    /** @param onText hears the pieces; null where the answer is to come whole */
    ModelExchange(
            ChatModelGateway.Settings settings,
            ScheduledExecutorService timers,
            String modelName,
            @Nullable Consumer<String> onText) {
        this.settings = settings;
        this.timers = timers;
        this.modelName = modelName;
        this.onText = onText;
        var unused = outcome.whenComplete((completion, failure) -> stop());
    }

    /** The caller's future. */
    CompletableFuture<Completion> outcome() {
        return outcome;
    }

    /** Starts the deadlines. */
    void startDeadlines() {
        Duration total = settings.total();
        Future<?> end = after(total, () -> late("no answer", total));
        var unused = outcome.whenComplete((completion, failure) -> end.cancel(false));
        if (onText != null) {
            awaitMore("no text", settings.firstToken());
        }
    }

    /** The model is asked now. */
    void begun() {
        begun = true;
    }

    /** The task that runs the model's method; it is interrupted when the call ends before the model does. */
    void runsIn(Future<?> task) {
        work = task;
        if (outcome.isDone()) {
            stop();
        }
    }

    /** Blocks until the call is over, which its total deadline sees to. */
    void awaitEnd() {
        outcome.handle((completion, failure) -> completion).join();
    }

    @Override
    public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
        handle = context.streamingHandle();
        hear(piece.text());
        if (outcome.isDone()) {
            stop();
        }
    }

    @Override
    public void onPartialResponse(@Nullable String piece) {
        hear(piece);
    }

    private void hear(@Nullable String piece) {
        events.lock();
        try {
            if (outcome.isDone() || piece == null || piece.isEmpty()) {
                return;
            }
            endSilence();
            if (heard.length() + piece.length() > MAX_CHARACTERS) {
                fail(Reason.MALFORMED, "The answer is over " + MAX_CHARACTERS + " characters.", null);
                return;
            }
            heard.append(piece);
            tell(piece);
            awaitMore("nothing more", settings.idle());
        } finally {
            events.unlock();
        }
    }

    private void tell(String piece) {
        Consumer<String> listener = onText;
        if (listener == null) {
            return;
        }
        partial = true;
        try {
            listener.accept(piece);
        } catch (RuntimeException | Error e) {
            fail(Reason.CANCELLED, "What listens to the answer failed; see the cause.", e);
        }
    }

    @Override
    public void onCompleteResponse(@Nullable ChatResponse response) {
        end(response, !settings.finishReasonOptional());
    }

    /** The answer of a model that does not stream. */
    void onWholeResponse(@Nullable ChatResponse response) {
        end(response, false);
    }

    private void end(@Nullable ChatResponse response, boolean needsFinishReason) {
        events.lock();
        try {
            told = true;
            if (outcome.isDone()) {
                return;
            }
            endSilence();
            if (response == null) {
                fail(Reason.MALFORMED, "The chat model gave no response.", null);
            } else if (needsFinishReason && response.finishReason() == null) {
                fail(
                        Reason.MALFORMED,
                        "The stream ended without a finish reason, so it may be cut short: if this model never gives one, "
                                + "build the gateway with finishReasonOptional().",
                        null);
            } else {
                complete(response);
            }
        } finally {
            events.unlock();
        }
    }

    /** What was heard is what was said: the response may go on from there, but takes nothing back. */
    private void complete(ChatResponse response) {
        String whole = Responses.text(response);
        if (whole.length() > MAX_CHARACTERS) {
            fail(Reason.MALFORMED, "The answer is over " + MAX_CHARACTERS + " characters.", null);
            return;
        }
        String said = heard.toString();
        if (whole.length() > said.length() && whole.startsWith(said)) {
            tell(whole.substring(said.length()));
            said = whole;
        }
        if (said.isEmpty()) {
            fail(Reason.MALFORMED, "The response holds no text.", null);
            return;
        }
        String model = response.modelName();
        outcome.complete(new Completion(said, Responses.usage(response), model == null ? modelName : model));
    }

    @Override
    public void onError(@Nullable Throwable error) {
        events.lock();
        try {
            told = true;
            outcome.completeExceptionally(Failures.toGateway(error, partial));
        } finally {
            events.unlock();
        }
    }

    /** Ends the call, unless it is over. */
    void fail(Reason reason, String message, @Nullable Throwable cause) {
        outcome.completeExceptionally(new GatewayException(reason, message, begun ? 1 : 0, null, partial, cause));
    }

    private void late(String what, Duration limit) {
        fail(Reason.TIMEOUT, "The chat model gave " + what + " within " + limit.toMillis() + " ms.", null);
    }

    /** Called with {@link #events} held, or before the first event. Slow listening is no silence of the model. */
    private void awaitMore(String what, Duration limit) {
        if (!outcome.isDone()) {
            silence = after(limit, () -> late(what, limit));
        }
    }

    private void endSilence() {
        Future<?> pending = silence;
        if (pending != null) {
            pending.cancel(false);
        }
    }

    private Future<?> after(Duration limit, Runnable action) {
        return timers.schedule(action, limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Lets go of the last deadline, and makes the model stop if it has not by itself. */
    private void stop() {
        endSilence();
        if (told) {
            return;
        }
        // First, for what a provider's handle does is not ours to know.
        Future<?> task = work;
        if (task != null) {
            task.cancel(true);
        }
        StreamingHandle stream = handle;
        if (stream != null) {
            try {
                stream.cancel();
            } catch (UnsupportedFeatureException e) {
                // Then it goes on by itself, and nobody listens.
            }
        }
    }
}
