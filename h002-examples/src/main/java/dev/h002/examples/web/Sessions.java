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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Who is logged in: in memory, so that a restart logs everybody out. A session begins with a login under an id nobody knew before,
 * whatever cookie the browser came with, and dies on logout, after a while without use, and at a certain age. Visitors who are not
 * logged in have none. Thread-safe.
 */
final class Sessions {
    private static final int RANDOM_BYTES = 32;
    /** More browsers than anybody has: one customer's logins must not use up what there is for all. */
    private static final int MOST_OF_ONE = 20;

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
                .expireAfterAccess(limits.sessionIdle())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Begins a session, and ends the one that the browser may have had. */
    Session begin(Context ctx, UserKey user) {
        find(ctx).ifPresent(before -> sessions.invalidate(before.id()));
        Session session = new Session(unguessable(), unguessable(), user, clock.instant(), limits.streamsPerSession());
        put(session);
        setCookie(ctx, session.id(), -1);
        return session;
    }

    /** Adds one; where there are too many, those end that were not used for longest, and never the new one. */
    private synchronized void put(Session session) {
        List<Session> byUse = sessions.policy().expireAfterAccess().stream()
                .flatMap(use -> use.oldest(Integer.MAX_VALUE).values().stream())
                .toList();
        List<Session> ofOne = byUse.stream()
                .filter(other -> other.user().equals(session.user()))
                .toList();
        if (ofOne.size() >= MOST_OF_ONE) {
            sessions.invalidate(ofOne.get(0).id());
        } else if (byUse.size() >= limits.sessions()) {
            sessions.invalidate(byUse.get(0).id());
        }
        sessions.put(session.id(), session);
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

    /** Whether it was not ended since it was found. */
    boolean isOpen(Session session) {
        return sessions.policy().getIfPresentQuietly(session.id()) == session;
    }

    void end(Context ctx, Session session) {
        sessions.invalidate(session.id());
        setCookie(ctx, "", 0);
    }

    /** Ends all sessions of a customer, in whatever browser. */
    void endAll(UserKey user) {
        sessions.asMap().values().removeIf(session -> session.user().equals(user));
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
