package dev.h002.mongo;

import dev.h002.InvalidInputException;
import dev.h002.StoreException;
import dev.h002.UserKey;
import dev.h002.retail.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Sign-up and login over {@code users}, whose {@code passwordHash} is a bcrypt hash. Thread-safe.
 *
 * <p>Nobody can learn here who is a customer: an unknown id and a wrong password give the same result after the same work, and
 * five failures lock either for 15 minutes. A password is 8 to 1,024 characters; long ones count to their last character. As
 * many passwords are hashed at once as there are processors; who waits longer than 5 s gets a {@link StoreException}.
 *
 * <p>A session, and what proves it to a browser, is the application's own matter.
 */
public final class MongoAccounts {
    private static final int MIN_LENGTH = 8;
    private static final int MAX_LENGTH = 1024;
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);
    private static final String HASH = "passwordHash";

    private final TenantCollection users;
    private final LoginAttempts attempts;
    private final Expiry expiry;
    private final PasswordHash passwords;
    private final UserShape shape = new UserShape();
    private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors());

    MongoAccounts(TenantCollection users, LoginAttempts attempts, Expiry expiry, PasswordHash passwords) {
        this.users = users;
        this.attempts = attempts;
        this.expiry = expiry;
        this.passwords = passwords;
    }

    /**
     * Creates a customer with a password. Tell a visitor the same in both cases, and the difference only by a message to the
     * address they gave: otherwise sign-up tells who is a customer.
     *
     * @return false, with nothing changed, if there is a customer of that id
     * @throws InvalidInputException if the password or the id is too short or too long, or a field of the profile cannot be
     *     stored
     */
    public boolean signUp(String tenant, User profile, char[] password) {
        requireNew(password);
        DocumentIds.require("user", profile.id());
        Document fields = shape.write(profile);
        shape.read(profile.id(), new DocumentReader(fields));
        // Also where the id is taken: a quick answer would tell.
        String hash = whileAProcessorIsFree(() -> passwords.of(password));
        return users.insert(tenant, profile.id(), fields.append(HASH, hash));
    }

    /**
     * Whether this is the customer's password.
     *
     * @throws InvalidInputException if it is longer than 1,024 characters
     */
    public Login login(UserKey user, char[] password) {
        requireAtMost(password);
        expiry.sweepIfDue();
        return checked(user, password).login();
    }

    /** @param hash what the password was compared with, if it was right */
    private record Checked(Login login, @Nullable String hash) {}

    private Checked checked(UserKey user, char[] password) {
        // Whatever may fail comes before an attempt is counted: being too busy is nobody's failure.
        return whileAProcessorIsFree(() -> {
            String hash = hashOf(user);
            Optional<Duration> locked = attempts.begin(user);
            if (locked.isPresent()) {
                return new Checked(Login.locked(locked.get()), null);
            }
            if (!passwords.matches(password, hash) || hash == null) {
                return new Checked(Login.REJECTED, null);
            }
            String stronger = passwords.isWeak(hash) ? passwords.of(password) : hash;
            boolean replaced = !stronger.equals(hash) && replace(user, hash, stronger);
            attempts.forget(user);
            return new Checked(Login.ACCEPTED, replaced ? stronger : hash);
        });
    }

    /**
     * Replaces the password of a customer who knows the present one. What is wrong counts as a failed login.
     *
     * @return {@link Login.Result#REJECTED} also where the password was set by somebody else meanwhile
     * @throws InvalidInputException if the new password is too short, or either is too long
     */
    public Login changePassword(UserKey user, char[] present, char[] next) {
        requireNew(next);
        requireAtMost(present);
        Checked checked = checked(user, present);
        if (checked.hash() == null) {
            return checked.login();
        }
        String hash = whileAProcessorIsFree(() -> passwords.of(next));
        return replace(user, checked.hash(), hash) ? Login.ACCEPTED : Login.REJECTED;
    }

    /**
     * Sets the password of a customer who has proved who they are in another way, and ends a lock-out.
     *
     * @return false if there is no such customer
     * @throws InvalidInputException if the password is too short or too long
     */
    public boolean resetPassword(UserKey user, char[] next) {
        requireNew(next);
        String hash = whileAProcessorIsFree(() -> passwords.of(next));
        boolean known = set(user, new Document(), hash);
        attempts.forget(user);
        return known;
    }

    /**
     * Replaces what the customer likes or avoids.
     *
     * @param preferences in the retailer's words; may be empty
     * @return false if there is no such customer
     */
    public boolean setPreferences(UserKey user, List<String> preferences) {
        return users.update(
                user.tenant(),
                user.user(),
                new Document(),
                new Document("$set", new Document("preferences", List.copyOf(preferences))));
    }

    /** Only in the place of the hash that was checked: one that was set meanwhile, by a reset perhaps, stays. */
    private boolean replace(UserKey user, String checked, String hash) {
        return set(user, new Document(HASH, checked), hash);
    }

    private boolean set(UserKey user, Document condition, String hash) {
        return users.update(user.tenant(), user.user(), condition, new Document("$set", new Document(HASH, hash)));
    }

    private @Nullable String hashOf(UserKey user) {
        return users.byId(user.tenant(), user.user())
                .map(document -> document.get(HASH) instanceof String hash ? hash : null)
                .orElse(null);
    }

    private <T> T whileAProcessorIsFree(Supplier<T> work) {
        try {
            if (!processors.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreException("Too many passwords are being checked: try again in a moment.", null);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StoreException("Interrupted while waiting to check a password.", null);
        }
        try {
            return work.get();
        } finally {
            processors.release();
        }
    }

    private static void requireNew(char[] password) {
        if (password.length < MIN_LENGTH) {
            throw new InvalidInputException("password", "A password has at least " + MIN_LENGTH + " characters.");
        }
        requireAtMost(password);
    }

    private static void requireAtMost(char[] password) {
        if (password.length > MAX_LENGTH) {
            throw new InvalidInputException("password", "A password has at most " + MAX_LENGTH + " characters.");
        }
    }
}
