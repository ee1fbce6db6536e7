package dev.h002.examples.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.h002.UserKey;
import io.javalin.http.Context;
import jakarta.servlet.http.Cookie;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Who is logged in: in memory, so that a restart logs everybody out. A session begins with a login under an id nobody knew before,
 * whatever cookie the browser came with, and dies on logout, after a while without use, and at a certain age. Visitors who are not
 * logged in have none. Thread-safe.
 */
final class Sessions {
    private static final int RANDOM_BYTES = 32;

    private final Cache<String, Session> sessions;
    private final WebLimits limits;
    private final Clock clock;
    private final boolean secure;
    private final SecureRandom random = new SecureRandom();

    /** @param secure whether cookies travel by TLS only */
    Sessions(WebLimits limits, Clock clock, boolean secure) {
        this.limits = limits;
        this.clock = clock;
        this.secure = secure;
        this.sessions = Caffeine.newBuilder()
                .maximumSize(limits.sessions())
                .expireAfterAccess(limits.sessionIdle())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Begins a session, and ends the one that the browser may have had. */
    Session begin(Context ctx, UserKey user) {
        find(ctx).ifPresent(before -> sessions.invalidate(before.id()));
        Session session = new Session(unguessable(), unguessable(), user, clock.instant(), limits.streamsPerSession());
        sessions.put(session.id(), session);
        setCookie(ctx, session.id(), -1);
        return session;
    }

    Optional<Session> find(Context ctx) {
        Cookie[] cookies = ctx.req().getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(cookieName())) {
                Session session = sessions.getIfPresent(cookie.getValue());
                if (session != null && !isTooOld(session)) {
                    return Optional.of(session);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isTooOld(Session session) {
        return Duration.between(session.begun(), clock.instant()).compareTo(limits.sessionAge()) >= 0;
    }

    void end(Context ctx, Session session) {
        sessions.invalidate(session.id());
        setCookie(ctx, "", 0);
    }

    /** Ends all sessions of a customer, in whatever browser. */
    void endAll(UserKey user) {
        sessions.asMap().values().removeIf(session -> session.user().equals(user));
    }

    long count() {
        sessions.cleanUp();
        return sessions.estimatedSize();
    }

    private void setCookie(Context ctx, String value, int maxAge) {
        Cookie cookie = new Cookie(cookieName(), value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setMaxAge(maxAge);
        cookie.setAttribute("SameSite", "Strict");
        ctx.res().addCookie(cookie);
    }

    /** The prefix has browsers refuse one that another host of the same site, or a page without TLS, tries to set. */
    String cookieName() {
        return secure ? "__Host-h002" : "h002_session";
    }

    private String unguessable() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
