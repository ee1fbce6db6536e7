package dev.h002.openai;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all calls of a gateway share. Thread-safe.
 *
 * @param services in the order they are asked
 * @param heldBytes the requests of all calls under way or waiting
 */
record GatewayParts(
        Settings settings,
        Transport transport,
        Permits permits,
        List<Service> services,
        RetryBudget budget,
        AtomicLong heldBytes) {
    static GatewayParts of(Settings settings) {
        return new GatewayParts(
                settings,
                new Transport(settings.timeouts().connect(), settings.maxConcurrent()),
                new Permits(settings.maxConcurrent(), settings.maxWaiting()),
                settings.endpoints().stream().map(Service::new).toList(),
                new RetryBudget(),
                new AtomicLong());
    }

    GatewayStatus status() {
        return new GatewayStatus(
                services.stream().map(Service::status).toList(),
                permits.free(),
                permits.waiting(),
                budget.left(),
                transport.idle().count());
    }
}
