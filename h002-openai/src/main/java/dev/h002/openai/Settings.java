package dev.h002.openai;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a gateway was built with, already checked; {@link OpenAiGatewayBuilder} says what each part means. */
record Settings(
        List<Endpoint> endpoints,
        double temperature,
        @Nullable Long seed,
        Timeouts timeouts,
        int maxAttempts,
        int maxConcurrent,
        int maxWaiting,
        Duration maxWait,
        Duration backoff,
        Clock clock) {}
