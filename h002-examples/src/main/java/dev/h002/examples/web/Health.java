package dev.h002.examples.web;

import dev.h002.H002Exception;
import dev.h002.examples.json.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Whether the chat can answer, for machines that watch it and for people who wonder. Thread-safe. */
final class Health {
    private final Storefront shop;
    private final String version;
    private final ReentrantLock checking = new ReentrantLock();
    private volatile boolean reachable = true;

    Health(Storefront shop) {
        this.shop = shop;
        String built = Health.class.getPackage().getImplementationVersion();
        this.version = built == null ? "development" : built;
    }

    void show(Context ctx) throws IOException {
        boolean up = isDatabaseReachable();
        Map<String, @Nullable Object> json = Json.object();
        json.put("status", up ? "up" : "down");
        json.put("database", up ? "up" : "down");
        json.put("answeredBy", shop.answeredBy());
        json.put("version", version);
        Responses.json(ctx, up ? 200 : 503, json);
    }

    /** One asks at a time: a database that does not answer must not hold a thread for each who wonders. */
    private boolean isDatabaseReachable() {
        if (checking.tryLock()) {
            try {
                var unused = shop.data().store(shop.tenant(), "health");
                reachable = true;
            } catch (H002Exception unreachable) {
                reachable = false;
            } finally {
                checking.unlock();
            }
        }
        return reachable;
    }
}
