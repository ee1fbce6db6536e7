package dev.h002.examples.cli;

import dev.h002.QuotaStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * What the command line was told about its surroundings. Immutable; {@code toString} hides what is secret.
 *
 * @param mongodbUri null: the embedded database
 * @param dataFolder where the embedded database keeps its file
 * @param apiKey null if none is set
 * @param baseUrl of the chat-completions service, without a slash at its end
 * @param offline whether the offline concierge answers and no model is asked
 * @param keyMissing whether that is so only because no key is set
 * @param dailyRequests per customer; {@link QuotaStatus#UNLIMITED} for no limit
 * @param dailyTokens per customer; {@link QuotaStatus#UNLIMITED} for no limit
 * @param pluginFolder whose jars are plugins; need not be there
 * @param plugins further ones, each of which is there
 * @param vaultKeys the first seals what was masked, the others open what they sealed; none: one is kept beside the embedded
 *     database
 */
record Settings(
        @Nullable String mongodbUri,
        Path dataFolder,
        Path pluginFolder,
        List<Path> plugins,
        @Nullable String apiKey,
        URI baseUrl,
        String model,
        boolean offline,
        boolean keyMissing,
        long dailyRequests,
        long dailyTokens,
        Duration totalTimeout,
        Duration firstTokenTimeout,
        Duration idleTimeout,
        int maxConcurrent,
        List<SecretKey> vaultKeys,
        LogLevel logLevel) {
    private static final String UNREADABLE = "an address that cannot be read";
    private static final String HOST = "([\\w.-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?";
    private static final Pattern PLACE = Pattern.compile(HOST + "(," + HOST + ")*(/[\\w.~%/-]*)?");

    static final URI OPENAI = URI.create("https://api.openai.com/v1");
    static final String DEFAULT_MODEL = "gpt-4.1-mini";
    static final long DEFAULT_DAILY_REQUESTS = 10_000;
    static final long DEFAULT_DAILY_TOKENS = 5_000_000;
    static final Duration DEFAULT_TOTAL_TIMEOUT = Duration.ofSeconds(60);
    static final Duration DEFAULT_FIRST_TOKEN_TIMEOUT = Duration.ofSeconds(15);
    static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofSeconds(15);
    static final int DEFAULT_MAX_CONCURRENT = 64;

    /** Whether the database runs within this process. */
    boolean embedded() {
        return mongodbUri == null;
    }

    /** Where the database is, without credentials. */
    String database() {
        return mongodbUri == null ? "embedded, in " + dataFolder : withoutSecrets(mongodbUri);
    }

    /** What answers. */
    String answeredBy() {
        return offline ? "the offline concierge" : model + " at " + withoutSecrets(baseUrl.toString());
    }

    /**
     * An address without user, password and parameters, each of which may be secret. A password may hold any character, so
     * nothing before the last {@code @} is shown; and what then does not read as hosts and a path may be a part of a secret.
     */
    static String withoutSecrets(String address) {
        int scheme = address.indexOf("://");
        int at = address.lastIndexOf('@');
        if (scheme < 0 || (at >= 0 && at < scheme) || firstOf("/?#", address, scheme + 3) < at) {
            return UNREADABLE;
        }
        String place = address.substring(Math.max(at + 1, scheme + 3));
        int parameters = firstOf("?#", place, 0);
        String shown = parameters == Integer.MAX_VALUE ? place : place.substring(0, parameters);
        return PLACE.matcher(shown).matches() ? address.substring(0, scheme + 3) + shown : UNREADABLE;
    }

    /** Where the first of some characters is; the greatest number if none is there. */
    private static int firstOf(String characters, String text, int from) {
        return IntStream.range(from, text.length())
                .filter(i -> characters.indexOf(text.charAt(i)) >= 0)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    /** Hides the key, the vault's key and any credentials. */
    @Override
    public String toString() {
        return "Settings[database=" + database() + ", answers=" + answeredBy() + ", apiKey=" + isSet(apiKey)
                + ", vaultKey=" + (vaultKeys.isEmpty() ? "not set" : "set") + ", dailyRequests=" + dailyRequests
                + ", dailyTokens=" + dailyTokens
                + ", timeouts=" + totalTimeout + "/" + firstTokenTimeout + "/" + idleTimeout + ", maxConcurrent="
                + maxConcurrent + ", log=" + logLevel + "]";
    }

    private static String isSet(@Nullable Object secret) {
        return secret == null ? "not set" : "set";
    }
}
