package dev.h002.openai;

import dev.failsafe.RetryPolicy;
import dev.h002.spi.Completion;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Whether and how soon the next attempt of a call starts. */
final class RetryRules {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(8);

    private RetryRules() {}

    /** An attempt failed, and another one is to follow. */
    static final class Again extends Exception {
        private static final long serialVersionUID = 1L;

        private final AttemptFailure failure;
        private final Duration delay;

        Again(AttemptFailure failure, Duration delay) {
            super(failure.getMessage(), failure, false, false);
            this.failure = failure;
            this.delay = delay;
        }

        AttemptFailure failure() {
            return failure;
        }
    }

    /** Whether a wait the service asked for is short enough to sit out. */
    static boolean soon(@Nullable Duration wait) {
        return wait == null || wait.compareTo(LONGEST_WAIT) <= 0;
    }

    /** Starts another attempt whenever one ends with {@link Again}. */
    static RetryPolicy<Completion> policy(int maxAttempts) {
        return RetryPolicy.<Completion>builder()
                .withMaxAttempts(maxAttempts)
                .handle(Again.class)
                .withDelayFnOn(context -> context.<Again>getLastException().delay, Again.class)
                .build();
    }

    /**
     * How long to wait before the next attempt, or null if there is to be none.
     *
     * @param attempts how many were made, at least 1
     * @param elsewhere whether the next one goes to a service that has not failed this call yet
     * @param remaining what is left of the call's total time
     */
    static @Nullable Duration next(
            AttemptFailure failure,
            int attempts,
            boolean elsewhere,
            Duration remaining,
            Settings settings,
            RetryBudget budget) {
        if (attempts >= settings.maxAttempts()) {
            return null;
        }
        if (elsewhere && failure.elsewhere()) {
            // Fallbacks are few, and their own breakers guard them: no reason to wait, or to save on them.
            return Duration.ZERO;
        }
        if (!failure.retryable()) {
            return null;
        }
        if (failure.stale()) {
            return Duration.ZERO;
        }
        Duration asked = failure.retryAfter();
        boolean inTime = asked == null || asked.compareTo(remaining) < 0;
        return inTime && budget.take() ? delay(asked, settings.backoff(), attempts, ThreadLocalRandom.current()) : null;
    }

    /**
     * The wait before the next attempt: what the service asked for, else exponential backoff with full jitter (Marc Brooker,
     * "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
     *
     * @param attempts how many were made, at least 1
     */
    static Duration delay(@Nullable Duration asked, Duration first, int attempts, RandomGenerator random) {
        if (asked != null && !asked.isZero()) {
            return asked;
        }
        long bound = Math.min(LONGEST_BACKOFF.toNanos(), first.toNanos() << Math.min(attempts - 1, 10));
        return Duration.ofNanos(random.nextLong(bound + 1));
    }
}
