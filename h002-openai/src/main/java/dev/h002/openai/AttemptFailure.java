package dev.h002.openai;

import dev.h002.GatewayException;
import dev.h002.GatewayException.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why one request gave no completion. Its message holds nothing that came from the prompt, the answer or the key. */
final class AttemptFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String message;
    private final boolean retryable;
    private final @Nullable Duration retryAfter;
    private boolean stale;
    private boolean partial;

    AttemptFailure(
            Reason reason,
            String message,
            boolean retryable,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        // Never thrown past this package, so its own stack would tell nobody anything.
        super(message, cause, false, false);
        this.reason = reason;
        this.message = message;
        this.retryable = retryable;
        this.retryAfter = retryAfter;
    }

    /** One that another request would not cure. */
    static AttemptFailure lasting(Reason reason, String message) {
        return new AttemptFailure(reason, message, false, null, null);
    }

    static AttemptFailure malformed(String message) {
        return lasting(Reason.MALFORMED, message);
    }

    /** Without the exception's message, which may quote the answer. */
    static AttemptFailure unreadable(Throwable thrown) {
        return malformed("The answer could not be read (" + thrown.getClass().getSimpleName() + ").");
    }

    Reason reason() {
        return reason;
    }

    /** Whether the same request may succeed a moment later. */
    boolean retryable() {
        return retryable;
    }

    /** How long the service asked to wait, or null if it did not say. */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /** Whether the request went out on a kept connection that the server had probably closed, so that nothing got it. */
    boolean stale() {
        return stale;
    }

    AttemptFailure markStale() {
        stale = true;
        return this;
    }

    /** Whether part of an answer had been handed out. */
    boolean partial() {
        return partial;
    }

    AttemptFailure markPartial() {
        partial = true;
        return this;
    }

    /** Whether another service may do better: not where the request itself is at fault, or nobody waits any more. */
    boolean elsewhere() {
        return !partial && reason != Reason.REJECTED && reason != Reason.CANCELLED;
    }

    GatewayException toGatewayException(int attempts) {
        String told = attempts > 1 ? message + " It was tried " + attempts + " times." : message;
        return new GatewayException(reason, told, attempts, retryAfter, partial, getCause());
    }
}
