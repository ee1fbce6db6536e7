package dev.h002.core.masking;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation wrote a value otherwise than its placeholder's own spelling, so that what was masked is restored to the
 * letter.
 *
 * <p>A value has one placeholder, however it is written, and a placeholder one spelling. A place is known by a hash of the masked
 * text up to and with the placeholder; the latest {@value #MOST} are kept. So restoring a masked text gives each spelling back
 * where it stood, and any other text gets the placeholder's own. Thread-safe.
 */
final class Spellings {
    private static final int MOST = 100_000;

    /** Where the hash of a text begins. */
    static final long START = 0xCBF29CE484222325L;

    private final Map<Long, String> byPlace = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
            return size() > MOST;
        }
    };

    /** The hash of a text with more behind it. */
    static long hash(long before, CharSequence text, int from, int to) {
        long hash = before;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return hash;
    }

    /** Takes what stood at a place, null for the placeholder's own spelling. */
    synchronized void remember(long place, @Nullable String spelling) {
        byPlace.remove(place);
        if (spelling != null) {
            byPlace.put(place, spelling);
        }
    }

    synchronized @Nullable String at(long place) {
        return byPlace.get(place);
    }

    synchronized boolean isEmpty() {
        return byPlace.isEmpty();
    }
}
