package dev.h002.openai;

import dev.failsafe.CircuitBreaker;
import dev.h002.GatewayException.Reason;
import java.time.Duration;

/**
 * An endpoint with its circuit breaker (Michael Nygard, "Release It!"): when 15 of its last 20 calls failed by
 * the service's own fault, it is left alone for two seconds; then one request at a time tries whether it is well again. Thread-safe.
 */
final class Service {
    /** An outage fails them all; a service that fails one in four does that four times in a million windows (binomial). */
    private static final int FAILED_CALLS = 15;

    private static final int LAST_CALLS = 20;
    private static final Duration LEFT_ALONE = Duration.ofSeconds(2);

    private final Endpoint endpoint;
    private final CircuitBreaker<Object> breaker = CircuitBreaker.builder()
            .withFailureThreshold(FAILED_CALLS, LAST_CALLS)
            .withSuccessThreshold(1)
            .withDelay(LEFT_ALONE)
            .build();

    Service(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** Whether a request may be sent now; each yes must be followed by one of the methods below. */
    boolean admits() {
        return breaker.tryAcquirePermit();
    }

    void answered() {
        breaker.recordSuccess();
    }

    /**
     * Counts a failure. A refusal, a rate limit and a spent quota show a service that is up.
     *
     * @param nothingNew whether it proves nothing new, as further attempts of the same call do not, which come in clusters
     */
    void failed(Reason reason, boolean nothingNew) {
        switch (reason) {
            case UNAVAILABLE, TIMEOUT, MALFORMED -> {
                if (!nothingNew || !breaker.isClosed()) {
                    breaker.recordFailure();
                }
            }
            case RATE_LIMITED, QUOTA_EXHAUSTED, REJECTED -> breaker.recordSuccess();
            case CANCELLED -> abandoned();
        }
    }

    /** The caller left before it could be told: a trial without a result is no success. */
    private void abandoned() {
        if (breaker.isHalfOpen()) {
            breaker.recordFailure();
        }
    }

    /** How much longer it is left alone; zero if it is not. */
    Duration leftAloneFor() {
        return breaker.isOpen() ? breaker.getRemainingDelay() : Duration.ZERO;
    }

    GatewayStatus.EndpointStatus status() {
        GatewayStatus.Breaker state = switch (breaker.getState()) {
            case CLOSED -> GatewayStatus.Breaker.CLOSED;
            case OPEN -> GatewayStatus.Breaker.OPEN;
            case HALF_OPEN -> GatewayStatus.Breaker.HALF_OPEN;
        };
        return new GatewayStatus.EndpointStatus(endpoint.url().toString(), endpoint.model(), state, leftAloneFor());
    }
}
