package dev.h002.examples.cli;

import dev.h002.InvalidInputException;
import dev.h002.QuotaStatus;
import dev.h002.openai.OpenAiGateway;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed values from layers of variables, the first layer that has a name winning. An empty value there means "not
 * set", so that a nearer layer can take away what a farther one gives. Errors name the variable and its layer, never the
 * value.
 */
final class SettingReader {
    /** Variables from one place. */
    record Layer(String origin, Map<String, String> values) {}

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}|\\s");
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int KEY_BYTES = 32;

    private final List<Layer> layers;

    /** @param layers the nearest first */
    SettingReader(List<Layer> layers) {
        this.layers = layers;
    }

    private @Nullable Layer layerOf(String name) {
        return layers.stream()
                .filter(layer -> layer.values().containsKey(name))
                .findFirst()
                .orElse(null);
    }

    private @Nullable String text(String name) {
        Layer layer = layerOf(name);
        String value = layer == null ? null : layer.values().get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** A name or the like: no spaces, no control characters. */
    String word(String name, String absent) {
        String value = text(name);
        if (value == null) {
            return absent;
        }
        require(!CONTROL.matcher(value).find(), name, "must be a name without spaces");
        return value;
    }

    /** As {@link #word}, null if it is not set. */
    @Nullable
    String secret(String name) {
        String value = word(name, "");
        return value.isEmpty() ? null : value;
    }

    @Nullable
    Boolean flag(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw wrong(name, "must be true or false");
        };
    }

    /** An address that the gateway takes, without a slash at its end. */
    URI webAddress(String name, URI absent) {
        String value = text(name);
        if (value == null) {
            return absent;
        }
        require(
                gatewayTakes(value),
                name,
                "must be an https address without user, password or parameters, such as " + absent
                        + "; http is for this machine only");
        return URI.create(value.replaceAll("/+$", ""));
    }

    /** Asks the gateway itself, so that its rule is the only one. */
    private static boolean gatewayTakes(String address) {
        try {
            OpenAiGateway.builder().baseUrl(address);
            return true;
        } catch (InvalidInputException refused) {
            return false; // told in the setting's own words, which name it
        }
    }

    /** A MongoDB connection string, or null. The driver checks the rest. */
    @Nullable
    String databaseAddress(String name) {
        String value = text(name);
        boolean known = value == null || value.startsWith("mongodb://") || value.startsWith("mongodb+srv://");
        require(known, name, "must start with mongodb:// or mongodb+srv://, such as mongodb://localhost:27017/h002");
        return value;
    }

    /** A count of at least 0, or {@code unlimited}. */
    long limit(String name, long absent) {
        String value = text(name);
        if (value == null) {
            return absent;
        }
        if (value.equalsIgnoreCase("unlimited")) {
            return QuotaStatus.UNLIMITED;
        }
        require(NUMBER.matcher(value).matches(), name, "must be a whole number of at least 0, or the word unlimited");
        return Long.parseLong(value);
    }

    int count(String name, int absent, int most) {
        String value = text(name);
        if (value == null) {
            return absent;
        }
        String rule = "must be a whole number from 1 to " + most;
        require(NUMBER.matcher(value).matches(), name, rule);
        long number = Long.parseLong(value);
        require(number >= 1 && number <= most, name, rule);
        return (int) number;
    }

    /** Such as {@code 500ms}, {@code 5s}, {@code 2m} or {@code 1h}. */
    Duration duration(String name, Duration absent) {
        String value = text(name);
        if (value == null) {
            return absent;
        }
        String rule = "must be a duration such as 500ms, 5s or 2m, of at most 1h";
        Matcher parts = DURATION.matcher(value.toLowerCase(Locale.ROOT));
        require(parts.matches(), name, rule);
        long amount = Long.parseLong(parts.group(1));
        Duration duration = switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
        require(!duration.isZero() && duration.compareTo(LONGEST) <= 0, name, rule);
        return duration;
    }

    /** Keys for AES-256, each in Base64 or hex, separated by commas; none if it is not set. */
    List<SecretKey> keys(String name) {
        String value = text(name);
        return value == null
                ? List.of()
                : Arrays.stream(value.split(",", -1))
                        .map(one -> key(name, one.strip()))
                        .toList();
    }

    private SecretKey key(String name, String value) {
        try {
            byte[] bytes = value.length() == 2 * KEY_BYTES
                    ? HexFormat.of().parseHex(value)
                    : Base64.getDecoder().decode(value);
            if (bytes.length == KEY_BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException neither) {
            throw wrongKey(name); // without the cause, which quotes the value
        }
        throw wrongKey(name);
    }

    LogLevel logLevel(String name) {
        String value = word(name, LogLevel.OFF.name()).toUpperCase(Locale.ROOT);
        return Arrays.stream(LogLevel.values())
                .filter(level -> level.name().equals(value))
                .findFirst()
                .orElseThrow(() -> wrong(name, "must be off, error, warn, info, debug or trace"));
    }

    private InvalidInputException wrongKey(String name) {
        return wrong(
                name,
                "must be 32 bytes in Base64 or hex, as 'openssl rand -base64 32' prints them; after a change the new key, a comma and the old one");
    }

    private void require(boolean right, String name, String rule) {
        if (!right) {
            throw wrong(name, rule);
        }
    }

    private InvalidInputException wrong(String name, String rule) {
        Layer layer = layerOf(name);
        String origin = layer == null ? "" : " (set by " + layer.origin() + ")";
        return new InvalidInputException(name, name + origin + " " + rule + ".");
    }
}
