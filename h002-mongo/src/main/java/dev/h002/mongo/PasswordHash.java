package dev.h002.mongo;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import dev.h002.StoreException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Passwords as bcrypt hashes ({@code $2b$}; N. Provos and D. Mazières, "A Future-Adaptable Password Scheme", 1999). Thread-safe.
 *
 * <p>Bcrypt reads 72 bytes, the last of which ends the text, and takes a zero byte for that end. A password that does not fit is
 * replaced by the Base64 of its SHA-256, under a prefix of our own, so that none is cut off and no hash from elsewhere is worth
 * trying.
 */
final class PasswordHash {
    private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2B;
    private static final int FITS = 71;
    /** Beyond a cost of 20 a single check takes minutes: no hash that anybody made on purpose. */
    private static final Pattern BCRYPT = Pattern.compile("\\$2[abxy]\\$(0[4-9]|1\\d|20)\\$[./A-Za-z0-9]{53}");

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 23;
    private static final byte[] PREFIX = "h002 long password\n".getBytes(StandardCharsets.US_ASCII);

    private final int cost;
    private final BCrypt.Hasher hasher =
            BCrypt.with(VERSION, new SecureRandom(), LongPasswordStrategies.strict(VERSION));
    private final BCrypt.Verifyer verifyer = BCrypt.verifyer();
    /** What nobody's password was compared with: well-formed, but made without the work. */
    private final byte[] nobodys;

    /** @param cost the logarithm of the number of rounds, 4 to 31 */
    PasswordHash(int cost) {
        this.cost = cost;
        this.nobodys = VERSION.formatter.createHashMessage(
                new BCrypt.HashData(cost, VERSION, random(SALT_BYTES), random(HASH_BYTES)));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    String of(char[] password) {
        byte[] secret = secretOf(password);
        try {
            return new String(hasher.hash(cost, secret), StandardCharsets.US_ASCII);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** Takes as long without a hash, or with one that is no bcrypt hash, as with one of this cost. */
    boolean matches(char[] password, @Nullable String hash) {
        byte[] secret = secretOf(password);
        try {
            if (hash != null && BCRYPT.matcher(hash).matches()) {
                return verifyer.verify(secret, hash.getBytes(StandardCharsets.US_ASCII)).verified;
            }
            boolean unused = verifyer.verify(secret, nobodys).verified;
            return false;
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** Whether a hash that matched was made with less work than is asked for now. */
    boolean isWeak(String hash) {
        // $2b$12$...
        return Integer.parseInt(hash.substring(4, 6)) < cost;
    }

    private static byte[] secretOf(char[] password) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        encoded.clear().put(new byte[encoded.capacity()]);
        if (bytes.length <= FITS && !holdsZero(bytes)) {
            return bytes;
        }
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(PREFIX);
            return Base64.getEncoder().encode(sha256.digest(bytes));
        } catch (NoSuchAlgorithmException lacking) {
            throw new StoreException("The password could not be hashed: this Java lacks SHA-256.", lacking);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static boolean holdsZero(byte[] bytes) {
        for (byte one : bytes) {
            if (one == 0) {
                return true;
            }
        }
        return false;
    }
}
