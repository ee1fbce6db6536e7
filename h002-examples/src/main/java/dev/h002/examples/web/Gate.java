package dev.h002.examples.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every request passes: it must name this server as its host, a change must come from our own pages, and what is personal
 * takes a session. A change needs the session's token besides; login and sign-up, for which there is none yet, stand on the origin
 * and on a content type that no form of another site can send. Thread-safe.
 */
final class Gate {
    private static final String SESSION = "h002.session";
    /** JSON is UTF-8 (RFC 8259, section 8.1). */
    private static final Pattern JSON =
            Pattern.compile("application/json(\\s*;\\s*charset=\"?utf-8\"?)?", Pattern.CASE_INSENSITIVE);

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> OPEN_TO_VISITORS =
            Set.of("/api/session", "/api/login", "/api/signup", "/api/health");

    private final Set<String> hosts;
    private final Set<String> origins;

    Gate(Set<String> hosts, Set<String> origins) {
        this.hosts = hosts;
        this.origins = origins;
    }

    /** @throws ApiError if the request does not come to us by our own name, or is a change that another site asks for */
    void requireOurOwn(Context ctx) {
        String host = ctx.header("Host");
        if (host == null || !hosts.contains(host.toLowerCase(Locale.ROOT))) {
            // A name of somebody else's that leads here would make our answers theirs to read.
            throw ApiError.of(421, "This server does not answer to that name.");
        }
        if (isChange(ctx)) {
            requireOurOwnPage(ctx);
        }
    }

    /** @throws ApiError if the request takes a session and has none, or is a change without its token */
    void requireSession(Context ctx, Sessions sessions) {
        if (!OPEN_TO_VISITORS.contains(ctx.path())) {
            Session session =
                    sessions.find(ctx).orElseThrow(() -> ApiError.of(401, "You are not logged in, or no longer."));
            if (isChange(ctx) && !isToken(session, ctx.header("X-CSRF-Token"))) {
                throw ApiError.of(403, "This page is out of date. Load it again.");
            }
            ctx.attribute(SESSION, session);
        }
    }

    private static boolean isChange(Context ctx) {
        return !READING.contains(ctx.req().getMethod());
    }

    private void requireOurOwnPage(Context ctx) {
        String origin = ctx.header("Origin");
        String site = ctx.header("Sec-Fetch-Site");
        boolean foreign = (origin != null && !origins.contains(origin.toLowerCase(Locale.ROOT)))
                || (site != null && !site.equals("same-origin"));
        if (foreign) {
            throw ApiError.of(403, "Another site cannot do this.");
        }
        String type = Objects.requireNonNullElse(ctx.header("Content-Type"), "");
        if (!JSON.matcher(type.strip()).matches()) {
            throw ApiError.of(415, "Send this as application/json.");
        }
    }

    private static boolean isToken(Session session, @Nullable String sent) {
        return sent != null
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8),
                        session.csrfToken().getBytes(StandardCharsets.UTF_8));
    }

    /** The session of a request that passed. */
    static Session session(Context ctx) {
        return Objects.requireNonNull(ctx.attribute(SESSION), "the gate was not passed");
    }

    /** The session, if the customer in the path is the one who is logged in; what is another's is not there. */
    static Session ownSession(Context ctx) {
        Session session = session(ctx);
        if (!session.user().user().equals(ctx.pathParam("customer"))) {
            throw ApiError.notFound();
        }
        return session;
    }
}
