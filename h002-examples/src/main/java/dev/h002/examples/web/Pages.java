package dev.h002.examples.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The pages and what they are made of: files beside this class, read once. They hold nothing personal, so browsers may keep them,
 * asking each time whether there is a newer one. Thread-safe.
 */
final class Pages {
    private static final Map<String, String> BY_PATH = Map.of(
            "/", "chat.html",
            "/login", "login.html",
            "/signup", "signup.html",
            "/privacy", "privacy.html",
            "/health", "health.html");
    /** No path of anything else: neither dots that lead upwards nor classes. */
    private static final Pattern ASSET = Pattern.compile("/assets/([a-z0-9-]+/)*[a-z0-9-]+\\.(css|js|svg)");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final Map<String, StaticFile> files = new ConcurrentHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // bytes that nobody compares or changes
    private record StaticFile(byte[] content, String type, String tag) {}

    void serve(Context ctx) throws IOException {
        Optional<StaticFile> found = fileFor(ctx.path());
        if (found.isEmpty()) {
            notFound(ctx);
            return;
        }
        StaticFile file = found.get();
        ctx.res().setHeader("Cache-Control", "no-cache");
        ctx.res().setHeader("ETag", file.tag());
        if (file.tag().equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
        } else {
            Outgoing.send(ctx, 200, file.type(), file.content());
        }
    }

    void notFound(Context ctx) throws IOException {
        StaticFile page = read("not-found.html").orElseThrow();
        ctx.res().setHeader("Cache-Control", "no-store");
        Outgoing.send(ctx, 404, page.type(), page.content());
    }

    private Optional<StaticFile> fileFor(String path) throws IOException {
        String name = BY_PATH.get(path);
        if (name == null && ASSET.matcher(path).matches()) {
            name = path.substring(1);
        }
        return name == null ? Optional.empty() : read(name);
    }

    private Optional<StaticFile> read(String name) throws IOException {
        StaticFile known = files.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] content = in.readAllBytes();
            String ending = name.substring(name.lastIndexOf('.') + 1);
            StaticFile file = new StaticFile(content, TYPES.getOrDefault(ending, ""), tag(content));
            files.put(name, file);
            return Optional.of(file);
        }
    }

    private static String tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return "\"" + new BigInteger(1, hash).toString(36) + "\"";
        } catch (NoSuchAlgorithmException lacking) {
            throw new IllegalStateException("This Java lacks SHA-256.", lacking);
        }
    }
}
