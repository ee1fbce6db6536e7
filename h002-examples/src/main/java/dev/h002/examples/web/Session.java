package dev.h002.examples.web;

import dev.h002.UserKey;
import dev.h002.retail.GeoPoint;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A customer who is logged in, in one browser. Thread-safe. */
final class Session {
    private final String id;
    private final String csrfToken;
    private final UserKey user;
    private final Instant begun;
    private final Semaphore streams;
    private volatile @Nullable GeoPoint place;

    Session(String id, String csrfToken, UserKey user, Instant begun, int streams) {
        this.id = id;
        this.csrfToken = csrfToken;
        this.user = user;
        this.begun = begun;
        this.streams = new Semaphore(streams);
    }

    /** What the cookie holds; unguessable. */
    String id() {
        return id;
    }

    /** What the page sends along with every change; unguessable, and not in a cookie. */
    String csrfToken() {
        return csrfToken;
    }

    UserKey user() {
        return user;
    }

    Instant begun() {
        return begun;
    }

    /** How many more answers may be under way. */
    Semaphore streams() {
        return streams;
    }

    /** Where the customer says they are, or null: where they were last seen. */
    @Nullable
    GeoPoint place() {
        return place;
    }

    void moveTo(@Nullable GeoPoint next) {
        place = next;
    }

    /** Hides everything. */
    @Override
    public String toString() {
        return "Session[" + user + "]";
    }
}
