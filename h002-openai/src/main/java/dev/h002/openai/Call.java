package dev.h002.openai;

import dev.failsafe.Failsafe;
import dev.h002.GatewayException;
import dev.h002.GatewayException.Reason;
import dev.h002.spi.Completion;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of the gateway, which is the future its caller holds: it waits for a place, makes attempts, and ends once, by
 * itself or because the caller, the total deadline or the gateway's close ended it. Thread-safe.
 */
final class Call extends CompletableFuture<Completion> {
    private final Settings settings;
    private final Transport transport;
    private final HttpRequest request;
    private final @Nullable Consumer<String> onText;
    private final Consumer<Call> onOver;
    private final Permits.Ticket ticket;
    private final Countdown wait;
    private final Countdown total;
    private final long start = System.nanoTime();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Object lock = new Object();
    private int attempts;
    private @Nullable Attempt current;
    private volatile @Nullable CompletableFuture<Completion> retrying;

    Call(
            Settings settings,
            Transport transport,
            Permits permits,
            HttpRequest request,
            @Nullable Consumer<String> onText,
            Consumer<Call> onOver) {
        this.settings = settings;
        this.transport = transport;
        this.request = request;
        this.onText = onText;
        this.onOver = onOver;
        this.ticket = permits.ticket(this::admitted);
        this.wait = new Countdown(transport.timers());
        this.total = new Countdown(transport.timers());
    }

    void begin() {
        // A caller may also end the future by other means than cancel, orTimeout among them.
        var unused = whenComplete((completion, failure) -> giveUp());
        Duration limit = settings.timeouts().total();
        total.start(
                limit,
                () -> end(
                        Reason.TIMEOUT,
                        "The language model gave no answer within " + limit.toMillis() + " ms in all."));
        wait.start(settings.maxWait(), this::noPlace);
        if (!ticket.enter()) {
            noPlace();
        }
    }

    private void noPlace() {
        end(
                Reason.RATE_LIMITED,
                "All " + settings.maxConcurrent()
                        + " places for calls are taken: try again later, or raise maxConcurrent.");
    }

    private void admitted() {
        wait.end();
        var policy = RetryRules.policy(settings, this::remaining);
        CompletableFuture<Completion> outcome =
                Failsafe.with(policy).with(transport.timers()).getStageAsync(this::nextAttempt);
        retrying = outcome;
        var unused = outcome.whenComplete(this::ended);
        if (over.get()) {
            outcome.cancel(false);
        }
    }

    private Duration remaining() {
        return settings.timeouts().total().minusNanos(System.nanoTime() - start);
    }

    private CompletableFuture<Completion> nextAttempt() {
        synchronized (lock) {
            if (over.get()) {
                throw new CancellationException();
            }
            attempts++;
            Attempt next = new Attempt(settings, transport, request, onText);
            current = next;
            return next.start();
        }
    }

    private void ended(@Nullable Completion completion, @Nullable Throwable failure) {
        GatewayException told = null;
        if (failure instanceof AttemptFailure attempt) {
            told = attempt.toGatewayException(attempts());
        } else if (completion == null) {
            String kind = failure == null ? "no result" : failure.getClass().getSimpleName();
            told = failure(Reason.UNAVAILABLE, "The call could not be carried out (" + kind + ").");
        }
        if (over.compareAndSet(false, true)) {
            // An attempt that ends by itself has no listener running, so the place is free by the time the caller
            // knows.
            GatewayException outcome = told;
            var unused = release().thenRun(() -> tell(completion, outcome));
        }
    }

    /** Ends the call with a failure, unless it is over. */
    void end(Reason reason, String message) {
        if (over.compareAndSet(false, true)) {
            var unused = release();
            tell(null, failure(reason, message));
        }
    }

    private void tell(@Nullable Completion completion, @Nullable GatewayException failure) {
        transport.completions().execute(() -> {
            if (failure != null) {
                completeExceptionally(failure);
            } else {
                complete(completion);
            }
        });
    }

    private GatewayException failure(Reason reason, String message) {
        return new GatewayException(reason, message, attempts(), null, null);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        // First, so that nothing the caller hung on the future can hold it up.
        giveUp();
        return super.cancel(mayInterruptIfRunning);
    }

    private void giveUp() {
        if (over.compareAndSet(false, true)) {
            var unused = release();
        }
    }

    /** Lets go of everything; the future completes when the place is free. */
    private CompletableFuture<Void> release() {
        total.end();
        wait.end();
        Attempt last;
        synchronized (lock) {
            last = current;
        }
        CompletableFuture<Void> quiet = last == null ? CompletableFuture.completedFuture(null) : last.cancel();
        CompletableFuture<Completion> outcome = retrying;
        if (outcome != null) {
            outcome.cancel(false);
        }
        onOver.accept(this);
        return quiet.thenRun(ticket::leave);
    }

    private int attempts() {
        synchronized (lock) {
            return attempts;
        }
    }
}
