package dev.h002.mongo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of a login.
 *
 * @param retryAfter how long no attempt is let in, if it is locked; otherwise null
 */
public record Login(Result result, @Nullable Duration retryAfter) {
    static final Login ACCEPTED = new Login(Result.ACCEPTED, null);
    static final Login REJECTED = new Login(Result.REJECTED, null);

    /** Whether it was let in. */
    public enum Result {
        ACCEPTED,
        /** No such customer, or not their password: the two cannot be told apart. */
        REJECTED,
        /** Too many failures for this id, whether or not there is such a customer; the password was not looked at. */
        LOCKED
    }

    static Login locked(Duration retryAfter) {
        return new Login(Result.LOCKED, retryAfter);
    }

    /** Whether the password was right. */
    public boolean accepted() {
        return result == Result.ACCEPTED;
    }
}
