package dev.h002.openai;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a gateway was built with, already checked; {@link OpenAiGatewayBuilder} says what each part means. */
record Settings(
        URI endpoint,
        String model,
        @Nullable String apiKey,
        double temperature,
        Timeouts timeouts,
        int maxAttempts,
        int maxConcurrent,
        Duration maxWait,
        Duration backoff,
        Clock clock) {
    /** Hides the key. */
    @Override
    public String toString() {
        return "endpoint=" + endpoint + ", model=" + model + ", apiKey=" + (apiKey == null ? "none" : "hidden");
    }
}
