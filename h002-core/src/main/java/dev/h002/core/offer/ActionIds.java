package dev.h002.core.offer;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Gives unguessable action ids: 128 random bits as 22 characters of URL-safe base64. Thread-safe. */
public final class ActionIds implements Supplier<String> {
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    /** Draws from a random source of its own. */
    public ActionIds() {}

    @Override
    public String get() {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
