package dev.h002.examples.web;

import dev.h002.examples.json.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Server-sent events as a response (WHATWG HTML, "Server-sent events"), the data of each one JSON object. Thread-safe. */
final class EventStream {
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final Outgoing outgoing;

    EventStream(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    static EventStream begin(Context ctx, Duration longest) throws IOException {
        ctx.status(200);
        ctx.res().setContentType("text/event-stream");
        ctx.res().setCharacterEncoding("UTF-8");
        // Proxies are asked not to collect it.
        ctx.res().setHeader("X-Accel-Buffering", "no");
        EventStream stream = new EventStream(Outgoing.begin(ctx, longest));
        stream.outgoing.write(HEARTBEAT);
        return stream;
    }

    void send(String event, Map<String, ? extends @Nullable Object> data) {
        outgoing.write(("event: " + event + "\ndata: " + Json.line(data) + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a comment, unless something waits to be taken: only writing shows that a client has left. */
    void beat() {
        outgoing.writeIfIdle(HEARTBEAT);
    }

    void finish() {
        outgoing.finish();
    }

    void cut() {
        outgoing.cut();
    }

    void whenEnded(Runnable action) {
        outgoing.whenEnded(action);
    }
}
