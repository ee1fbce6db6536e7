package dev.h002.examples.cli;

import dev.h002.H002Exception;
import dev.h002.openai.GatewayStatus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks whether the parts of an installation are there and answer. */
final class Diagnosis {
    private static final int CONNECT_MILLIS = 3_000;

    private Diagnosis() {}

    /** @param gateway how the gateway stands, or null if none is used */
    static List<Check> of(
            Settings settings, Supplier<Database> database, LanguageParts language, @Nullable GatewayStatus gateway) {
        List<Check> checks = new ArrayList<>();
        try {
            Database open = database.get();
            checks.add(Check.ok(Check.DATABASE, open.stores().features().toString()));
            checks.add(data(settings, open));
        } catch (H002Exception failure) {
            checks.add(Check.failed(Check.DATABASE, String.valueOf(failure.getMessage())));
        }
        try {
            checks.add(Check.ok("embeddings", language.embeddings().modelName()));
        } catch (H002Exception failure) {
            checks.add(Check.failed("embeddings", String.valueOf(failure.getMessage())));
        }
        if (gateway != null) {
            checks.add(model(settings.baseUrl()));
            gateway.endpoints().forEach(endpoint -> checks.add(endpoint(endpoint)));
            checks.add(Check.ok(
                    "retry budget",
                    gateway.retriesLeft() + " retries left; " + gateway.freePlaces() + " places for calls free"));
        }
        return checks;
    }

    private static Check endpoint(GatewayStatus.EndpointStatus endpoint) {
        String detail = endpoint.model() + " at " + endpoint.url() + ", circuit breaker "
                + endpoint.breaker().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return endpoint.breaker() == GatewayStatus.Breaker.CLOSED
                ? Check.ok("endpoint", detail)
                : Check.note("endpoint", detail + ": the offline concierge answers meanwhile");
    }

    private static Check data(Settings settings, Database open) {
        if (open.isEmpty()) {
            return Check.note(
                    "data",
                    settings.embedded()
                            ? "none yet: the first command that needs customers makes the demo data"
                            : "none yet: run 'data generate' or 'data import'");
        }
        Map<String, Long> counts = open.counts();
        return Check.ok(
                "data",
                counts.get("users") + " customers, " + counts.get("stores") + " stores, " + counts.get("embeddings")
                        + " passages");
    }

    /** Whether somebody listens there; a request would cost money and tell a wrong key from a right one to a log. */
    private static Check model(URI address) {
        int port =
                address.getPort() >= 0 ? address.getPort() : address.getScheme().equals("https") ? 443 : 80;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), port), CONNECT_MILLIS);
            return Check.ok("model", "reachable");
        } catch (IOException failure) {
            return Check.note(
                    "model",
                    "not reachable (" + failure.getClass().getSimpleName() + "): the offline concierge will answer");
        }
    }
}
