package dev.h002.openai;

import java.time.Duration;
import java.util.List;

/**
 * How an {@link OpenAiGateway} stands at this moment. Holds no key.
 *
 * @param endpoints in the order they are asked, the first being the one calls prefer
 * @param freePlaces how many calls could start now without waiting
 * @param waitingCalls how many calls wait for a place
 * @param retriesLeft how many attempts beyond the first the retry budget has left for all calls together
 * @param idleConnections how many connections are kept for the next calls, at most
 */
public record GatewayStatus(
        List<EndpointStatus> endpoints, int freePlaces, int waitingCalls, int retriesLeft, int idleConnections) {
    public GatewayStatus {
        endpoints = List.copyOf(endpoints);
    }

    /** What a circuit breaker does with requests. */
    public enum Breaker {
        /** Lets them through. */
        CLOSED,
        /** Refuses them, because the service failed most of its last ones. */
        OPEN,
        /** Lets one through, to see whether the service is well again. */
        HALF_OPEN
    }

    /**
     * One endpoint.
     *
     * @param url where requests are sent
     * @param model the model asked for
     * @param leftAloneFor how much longer the breaker refuses requests; zero unless it is open
     */
    public record EndpointStatus(String url, String model, Breaker breaker, Duration leftAloneFor) {}
}
