package dev.h002.core.knowledge;

import dev.h002.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a document says about itself, as the metadata of its chunks.
 *
 * @param title or null
 * @param language a BCP 47 tag such as {@code en} or {@code de-AT}, or null
 * @param validFrom when it begins to hold, or null
 * @param validUntil from when on it holds no longer, or null
 */
record DocumentMetadata(
        @Nullable String title,
        @Nullable String language,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil) {
    static final String TITLE = "title";
    static final String LANGUAGE = "language";
    static final String VALID_FROM = "valid-from";
    static final String VALID_UNTIL = "valid-until";

    /**
     * Reads what was found.
     *
     * @param found by {@link #name}; what is blank counts as absent
     * @param language that of documents that name none, or null
     * @throws InvalidInputException if a date or the language cannot be read, or the dates are in the wrong order
     */
    static DocumentMetadata of(Map<String, String> found, @Nullable String language) {
        String named = value(found, LANGUAGE);
        Instant from = moment(found, VALID_FROM, 0);
        // A day that is named as the last is over when the next one begins.
        Instant until = moment(found, VALID_UNTIL, 1);
        if (from != null && until != null && !from.isBefore(until)) {
            throw new InvalidInputException(
                    VALID_UNTIL, "Its valid-until is not after its valid-from: correct the dates.");
        }
        return new DocumentMetadata(value(found, TITLE), named == null ? language : language(named), from, until);
    }

    /** One name for its spellings: {@code validFrom}, {@code valid_from} and {@code Valid-From} are the same. */
    static String name(String written) {
        String plain = written.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "validfrom" -> VALID_FROM;
            case "validuntil" -> VALID_UNTIL;
            case "lang" -> LANGUAGE;
            default -> plain;
        };
    }

    /** What is known, under the names that {@link dev.h002.spi.Chunk} gives them. */
    Map<String, String> ofChunks() {
        Map<String, String> metadata = new HashMap<>();
        put(metadata, "language", language);
        put(metadata, "validFrom", validFrom);
        put(metadata, "validUntil", validUntil);
        return metadata;
    }

    private static void put(Map<String, String> metadata, String name, @Nullable Object value) {
        if (value != null) {
            metadata.put(name, value.toString());
        }
    }

    /**
     * A language's tag in its usual spelling.
     *
     * @throws InvalidInputException if it is none
     */
    static String language(String written) {
        String tag = languageOrNull(written);
        if (tag == null) {
            throw new InvalidInputException(LANGUAGE, "The language is no code such as en or de-AT: correct it.");
        }
        return tag;
    }

    static @Nullable String languageOrNull(String written) {
        try {
            String tag = new Locale.Builder()
                    .setLanguageTag(written.strip().replace('_', '-'))
                    .build()
                    .toLanguageTag();
            return tag.matches("(?!und)[a-z]{2,3}(?:-.*)?") ? tag : null;
        } catch (IllformedLocaleException e) {
            return null;
        }
    }

    private static @Nullable String value(Map<String, String> found, String name) {
        String value = found.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable Instant moment(Map<String, String> found, String name, int daysAfter) {
        String written = value(found, name);
        if (written == null) {
            return null;
        }
        try {
            return written.indexOf('T') < 0
                    ? LocalDate.parse(written)
                            .plusDays(daysAfter)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeException e) {
            InvalidInputException refused = new InvalidInputException(
                    name, "Its " + name + " is no date: write it as 2026-01-31 or 2026-01-31T00:00:00Z.");
            refused.addSuppressed(e);
            throw refused;
        }
    }

    /** A parser's metadata under these names, then the front matter's. */
    static Map<String, String> found(Map<String, Object> parsed, Map<String, String> frontMatter) {
        Map<String, String> found = new LinkedHashMap<>();
        parsed.forEach((name, value) -> found.put(name(name), String.valueOf(value)));
        frontMatter.forEach((name, value) -> {
            if (!value.isBlank()) {
                found.put(name, value);
            }
        });
        return found;
    }
}
