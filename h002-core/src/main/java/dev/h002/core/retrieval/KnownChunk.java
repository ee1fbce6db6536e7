package dev.h002.core.retrieval;

import dev.h002.StoreException;
import dev.h002.spi.Chunk;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;

/**
 * A chunk as the indexes hold it, with what filters ask for parsed once.
 *
 * @param validFrom milliseconds since 1970; {@link Long#MIN_VALUE} if the chunk does not say
 * @param validUntil likewise, not included; {@link Long#MAX_VALUE} if the chunk does not say
 */
record KnownChunk(Chunk chunk, long validFrom, long validUntil) {
    private static final String FROM = "validFrom";
    private static final String UNTIL = "validUntil";

    /** @throws StoreException if the chunk's validity cannot be read: it must not be taken for valid */
    static KnownChunk of(Chunk chunk) {
        return new KnownChunk(chunk, instant(chunk, FROM, Long.MIN_VALUE), instant(chunk, UNTIL, Long.MAX_VALUE));
    }

    private static long instant(Chunk chunk, String name, long otherwise) {
        String text = chunk.metadata().get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new StoreException(
                    "The " + name + " of " + chunk.source() + " in the knowledge base is no ISO-8601 instant: ingest it"
                            + " again.",
                    e);
        }
    }

    String id() {
        return chunk.id();
    }

    boolean matches(Map<String, String> metadata, long now) {
        if (now < validFrom || now >= validUntil) {
            return false;
        }
        for (Map.Entry<String, String> wanted : metadata.entrySet()) {
            if (!wanted.getValue().equals(chunk.metadata().get(wanted.getKey()))) {
                return false;
            }
        }
        return true;
    }
}
