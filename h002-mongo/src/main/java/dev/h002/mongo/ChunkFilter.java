package dev.h002.mongo;

import dev.h002.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/**
 * What a chunk is filtered by inside {@code $vectorSearch}, stored beside its metadata as {@code filter{from, until,
 * metadata[]}}: from when until before when it is valid, both always there since a missing field cannot be compared, and each
 * entry of its metadata as {@code name=value}, since an index knows paths only, not names that are yet to come.
 */
final class ChunkFilter {
    static final String FIELD = "filter";
    static final String FROM = FIELD + ".from";
    static final String UNTIL = FIELD + ".until";
    static final String METADATA = FIELD + ".metadata";

    private static final String VALID_FROM = "validFrom";
    private static final String VALID_UNTIL = "validUntil";

    /** The index takes no longer texts; what is longer is stored but not found by. */
    private static final int MAX_ENTRY = 1000;

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private ChunkFilter() {}

    /** @throws InvalidInputException if a date of its validity is not an instant */
    static Document of(String source, Map<String, String> metadata) {
        List<String> entries = new ArrayList<>();
        new TreeMap<>(metadata).forEach((name, value) -> {
            String entry = entry(name, value);
            if (entry.length() <= MAX_ENTRY) {
                entries.add(entry);
            }
        });
        return new Document("from", date(source, metadata, VALID_FROM, EARLIEST))
                .append("until", date(source, metadata, VALID_UNTIL, LATEST))
                .append("metadata", entries);
    }

    /**
     * What a chunk must meet to be given now.
     *
     * @throws InvalidInputException if more than {@value #MAX_ENTRY} characters of metadata are asked for by one name
     */
    static List<Document> conditions(Map<String, String> metadata, Instant now) {
        List<Document> conditions = new ArrayList<>();
        conditions.add(new Document(FROM, new Document("$lte", Date.from(now))));
        conditions.add(new Document(UNTIL, new Document("$gt", Date.from(now))));
        new TreeMap<>(metadata).forEach((name, value) -> {
            String entry = entry(name, value);
            if (entry.length() > MAX_ENTRY) {
                throw new InvalidInputException(
                        "metadata", "Metadata to look for must be shorter than " + MAX_ENTRY + " characters.");
            }
            conditions.add(new Document(METADATA, new Document("$eq", entry)));
        });
        return conditions;
    }

    /** The name's own equals signs are escaped: otherwise {@code a=b} with c would be {@code a} with b=c. */
    private static String entry(String name, String value) {
        return name.replace("%", "%25").replace("=", "%3D") + "=" + value;
    }

    private static Date date(String source, Map<String, String> metadata, String name, Instant bound) {
        String text = metadata.get(name);
        if (text == null) {
            return Date.from(bound);
        }
        try {
            Instant moment = Instant.parse(text);
            if (moment.isBefore(EARLIEST)) {
                return Date.from(EARLIEST);
            }
            return Date.from(moment.isAfter(LATEST) ? LATEST : moment);
        } catch (DateTimeException notAnInstant) {
            throw new InvalidInputException(
                    "metadata", "The " + name + " of " + source + " must be an instant such as 2026-01-31T12:00:00Z.");
        }
    }
}
