package dev.h002.examples.web;

import dev.h002.examples.json.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers of the API. */
final class Responses {
    private static final String JSON = "application/json";

    private Responses() {}

    static void json(Context ctx, int status, Map<String, ? extends @Nullable Object> body) throws IOException {
        ctx.res().setHeader("Cache-Control", "no-store");
        Outgoing.send(ctx, status, JSON, Json.line(body).getBytes(StandardCharsets.UTF_8));
    }

    static void error(Context ctx, ApiError error) throws IOException {
        Map<String, @Nullable Object> body = Json.object();
        body.put("error", error.getMessage());
        if (!error.fields().isEmpty()) {
            body.put("fields", error.fields());
        }
        if (error.isOpening()) {
            body.put("opening", true);
        }
        if (error.retryAfter() != null) {
            long seconds = Math.max(1, error.retryAfter().plusMillis(999).toSeconds());
            ctx.res().setHeader("Retry-After", Long.toString(seconds));
        }
        json(ctx, error.status(), body);
    }

    /** There is nothing to tell. */
    static void done(Context ctx) {
        ctx.res().setHeader("Cache-Control", "no-store");
        ctx.status(204);
    }
}
