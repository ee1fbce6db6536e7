package dev.h002.mongo;

import dev.h002.StoreException;
import dev.h002.UserKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/**
 * Counts failed logins in {@code login_attempts}: {@code _id (a hash of the user id), failures, until, expiresAt}, for customers
 * that exist and for those that do not. By the id as it is, not its canonical form: an account of another spelling must neither
 * lock this one nor forget its failures. An attempt is counted before the password is looked at, so that many at once
 * are no way around the limit. Thread-safe, also across processes.
 */
final class LoginAttempts {
    private static final int MOST_FAILURES = 5;
    private static final Duration LOCKED_FOR = Duration.ofMinutes(15);

    private final TenantCollection attempts;
    private final Clock clock;

    LoginAttempts(TenantCollection attempts, Clock clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    /** Counts an attempt as failed until {@link #forget} takes it back; empty, or how much longer none is let in. */
    Optional<Duration> begin(UserKey user) {
        String id = idOf(user);
        Instant now = clock.instant();
        Date until = Date.from(now.plus(LOCKED_FOR));
        Document times = new Document("until", until).append("expiresAt", until);
        Document none = new Document(times).append("failures", 0);
        attempts.ensure(user.tenant(), id, none);
        // What is long past is forgotten; of several that see it, one starts anew and the others count on.
        Document longPast = new Document("until", new Document("$lte", Date.from(now)));
        attempts.update(user.tenant(), id, longPast, new Document("$set", none));

        Document room = new Document("failures", new Document("$lt", MOST_FAILURES));
        Document oneMore = new Document("$inc", new Document("failures", 1)).append("$set", times);
        if (attempts.update(user.tenant(), id, room, oneMore)) {
            return Optional.empty();
        }
        Instant end = attempts.byId(user.tenant(), id)
                .map(row -> new DocumentReader(row).instant("until"))
                .orElse(now);
        return Optional.of(Duration.between(now, end.isAfter(now) ? end : now.plusSeconds(1)));
    }

    /** After a success, a reset or an erasure; how many rows were there. */
    long forget(UserKey user) {
        return attempts.delete(user.tenant(), new Document("_id", Tenants.documentId(user.tenant(), idOf(user))));
    }

    boolean areKept(UserKey user) {
        return attempts.byId(user.tenant(), idOf(user)).isPresent();
    }

    private static String idOf(UserKey user) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("h002 login\n" + user.user()).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException lacking) {
            throw new StoreException("Logins cannot be counted: this Java lacks SHA-256.", lacking);
        }
    }
}
