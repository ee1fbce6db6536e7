package dev.h002.openai;

import dev.failsafe.Failsafe;
import dev.h002.GatewayException;
import dev.h002.GatewayException.Reason;
import dev.h002.openai.RetryRules.Again;
import dev.h002.spi.Completion;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
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
    private final GatewayParts parts;
    private final Settings settings;
    private final Requests requests;
    private final @Nullable Consumer<String> onText;
    private final Consumer<Call> onOver;
    private final Permits.Ticket ticket;
    private final Countdown wait;
    private final Countdown total;
    private final long start = System.nanoTime();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Object lock = new Object();
    private int attempts;
    /** The services by their place in the order: the last one asked, and the one to ask next. */
    private int asked;

    private int preferred;
    private final BitSet failedAt = new BitSet();
    private @Nullable Attempt current;
    private volatile @Nullable CompletableFuture<Completion> retrying;

    Call(GatewayParts parts, Requests requests, @Nullable Consumer<String> onText, Consumer<Call> onOver) {
        this.parts = parts;
        this.settings = parts.settings();
        this.requests = requests;
        this.onText = onText;
        this.onOver = onOver;
        this.ticket = parts.permits().ticket(this::admitted);
        this.wait = new Countdown(parts.transport().timers());
        this.total = new Countdown(parts.transport().timers());
    }

    /** The size of its request in bytes. */
    int size() {
        return requests.size();
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
        parts.budget().addCall();
        CompletableFuture<Completion> outcome = Failsafe.with(RetryRules.policy(settings.maxAttempts()))
                .with(parts.transport().timers())
                .getStageAsync(this::nextAttempt);
        retrying = outcome;
        var unused = outcome.whenComplete(this::ended);
        if (over.get()) {
            outcome.cancel(false);
        }
    }

    private Duration remaining() {
        return settings.timeouts().total().minusNanos(System.nanoTime() - start);
    }

    private CompletableFuture<Completion> nextAttempt() throws AttemptFailure {
        Attempt next;
        synchronized (lock) {
            if (over.get()) {
                throw new CancellationException();
            }
            Service service = nextService();
            next = new Attempt(parts, service, failedAt.get(asked), requests.to(service.endpoint()), onText);
            attempts++;
            current = next;
        }
        return next.start().exceptionallyCompose(this::afterFailure);
    }

    /** The first service from the next one on, in the order of preference and round, that its circuit breaker lets be asked. */
    private Service nextService() throws AttemptFailure {
        List<Service> services = parts.services();
        for (int i = 0; i < services.size(); i++) {
            int index = (preferred + i) % services.size();
            if (services.get(index).admits()) {
                asked = index;
                return services.get(index);
            }
        }
        Duration wait = services.stream()
                .map(Service::leftAloneFor)
                .min(Duration::compareTo)
                .orElseThrow();
        throw new AttemptFailure(
                Reason.UNAVAILABLE,
                "The language model's service has failed too often just now and is left alone: try again in "
                        + wait.toMillis() + " ms.",
                false,
                wait,
                null);
    }

    /** Decides once whether there is to be another attempt, for deciding may take from the retry budget. */
    private CompletableFuture<Completion> afterFailure(Throwable thrown) {
        if (!(thrown instanceof AttemptFailure failure)) {
            return CompletableFuture.failedFuture(thrown);
        }
        Duration delay;
        synchronized (lock) {
            int next = (asked + 1) % parts.services().size();
            boolean elsewhere = next != 0;
            delay = RetryRules.next(failure, attempts, elsewhere, remaining(), settings, parts.budget());
            failedAt.set(asked, failedAt.get(asked) || !failure.stale());
            preferred = failure.stale() ? asked : next;
        }
        return CompletableFuture.failedFuture(delay == null ? failure : new Again(failure, delay));
    }

    private void ended(@Nullable Completion completion, @Nullable Throwable failure) {
        GatewayException told = null;
        Throwable last = failure instanceof Again again ? again.failure() : failure;
        if (last instanceof AttemptFailure attempt) {
            told = attempt.toGatewayException(attempts());
        } else if (completion == null) {
            String kind = failure == null ? "no result" : failure.getClass().getSimpleName();
            told = failure(Reason.UNAVAILABLE, "The call could not be carried out (" + kind + ").");
        }
        if (over.compareAndSet(false, true)) {
            // An attempt that ends by itself has no listener running, so the place is free by the time the caller
            // knows.
            GatewayException outcome = told;
            var unused = release(Reason.CANCELLED).thenRun(() -> tell(completion, outcome));
        }
    }

    /** Ends the call with a failure, unless it is over. */
    void end(Reason reason, String message) {
        if (over.compareAndSet(false, true)) {
            var unused = release(reason);
            tell(null, failure(reason, message));
        }
    }

    private void tell(@Nullable Completion completion, @Nullable GatewayException failure) {
        parts.transport().completions().execute(() -> {
            if (failure != null) {
                completeExceptionally(failure);
            } else {
                complete(completion);
            }
        });
    }

    private GatewayException failure(Reason reason, String message) {
        synchronized (lock) {
            boolean partial = current != null && current.wasHeard();
            return new GatewayException(reason, message, attempts, null, partial, null);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        // First, so that nothing the caller hung on the future can hold it up.
        giveUp();
        return super.cancel(mayInterruptIfRunning);
    }

    private void giveUp() {
        if (over.compareAndSet(false, true)) {
            var unused = release(Reason.CANCELLED);
        }
    }

    /** Lets go of everything; the future completes when the place is free. */
    private CompletableFuture<Void> release(Reason why) {
        total.end();
        wait.end();
        Attempt last;
        synchronized (lock) {
            last = current;
        }
        CompletableFuture<Void> quiet = last == null ? CompletableFuture.completedFuture(null) : last.cancel(why);
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
