package dev.h002;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A model could not answer. Holds neither prompt nor reply text, and never a key. */
public final class GatewayException extends H002Exception {
    private static final long serialVersionUID = 1L;

    /** Why a model could not answer, in the terms a caller decides by. */
    public enum Reason {
        /** Too many calls just now; trying later helps. */
        RATE_LIMITED,
        /** The account has no credit left; trying later does not help. */
        QUOTA_EXHAUSTED,
        /** One of the gateway's deadlines passed. */
        TIMEOUT,
        /** The service cannot be reached or fails by itself. */
        UNAVAILABLE,
        /** The service understood and refused, a wrong key included. */
        REJECTED,
        /** What came back is not a completion. */
        MALFORMED,
        /** The caller gave up. */
        CANCELLED
    }

    private final Reason reason;
    private final int attempts;
    private final @Nullable Duration retryAfter;
    private final boolean partial;

    /**
     * One before which no text was handed out.
     *
     * @param attempts how many requests were sent, 0 if none was
     * @param retryAfter how long the service asked to wait, or null if it did not say
     */
    public GatewayException(
            Reason reason, String message, int attempts, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        this(reason, message, attempts, retryAfter, false, cause);
    }

    /**
     * @param attempts how many requests were sent, 0 if none was
     * @param retryAfter how long the service asked to wait, or null if it did not say
     * @param partial whether part of an answer had been handed out
     */
    public GatewayException(
            Reason reason,
            String message,
            int attempts,
            @Nullable Duration retryAfter,
            boolean partial,
            @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.attempts = attempts;
        this.retryAfter = retryAfter;
        this.partial = partial;
    }

    public Reason reason() {
        return reason;
    }

    /** How many requests were sent, 0 if none was. */
    public int attempts() {
        return attempts;
    }

    /** How long the service asked to wait before the next request, if it said so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Whether part of an answer had been handed out before the failure: what was heard is not the whole, and no answer. */
    public boolean partial() {
        return partial;
    }
}
