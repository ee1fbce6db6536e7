package dev.h002.openai;

import dev.failsafe.RetryPolicy;
import dev.h002.spi.Completion;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When and how soon the next attempt of a call starts. */
final class RetryRules {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(8);

    private RetryRules() {}

    /** Whether a wait the service asked for is short enough to sit out. */
    static boolean soon(@Nullable Duration wait) {
        return wait == null || wait.compareTo(LONGEST_WAIT) <= 0;
    }

    /** @param remaining what is left of the call's total time */
    static RetryPolicy<Completion> policy(Settings settings, Supplier<Duration> remaining) {
        return RetryPolicy.<Completion>builder()
                .withMaxAttempts(settings.maxAttempts())
                .handleIf(failure -> failure instanceof AttemptFailure attempt
                        && attempt.retryable()
                        && (attempt.retryAfter() == null || attempt.retryAfter().compareTo(remaining.get()) < 0))
                .withDelayFnOn(
                        context -> {
                            AttemptFailure failure = context.getLastException();
                            return delay(
                                    failure.retryAfter(),
                                    settings.backoff(),
                                    context.getAttemptCount(),
                                    ThreadLocalRandom.current());
                        },
                        AttemptFailure.class)
                .build();
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
