package dev.h002.core.masking;

import dev.h002.EntityType;
import dev.h002.InvalidInputException;
import dev.h002.core.masking.PlaceholderGrammar.Parsed;
import dev.h002.spi.KnownValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The placeholders of one conversation with the values they stand for. Thread-safe; holds at most a fixed number.
 *
 * <p>Values with the same {@link CanonicalForm} have one placeholder. It stands for the spelling that the customer's records have,
 * else for the first one seen.
 */
final class Vault {
    private final CanonicalForm canonical;
    private final int capacity;
    private final Collection<KnownValue> known;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<Key, String> bySpelling = new HashMap<>();
    private final Map<Key, String> byForm = new HashMap<>();
    private final Map<String, Integer> lastNumber = new HashMap<>();
    private @Nullable Map<Key, String> recordSpellings;
    private final Set<Key> ambiguous = new HashSet<>();

    /** A text under a label: a spelling, or the canonical form of several. */
    private record Key(String label, String text) {
        @Override
        public String toString() {
            return "Key[" + label + "]";
        }
    }

    /**
     * @param known what the customer's records hold
     * @throws InvalidInputException if the stored map is none that a vault gave, or holds more than {@code capacity}
     */
    Vault(CanonicalForm canonical, int capacity, Collection<KnownValue> known, Map<String, String> stored) {
        this.canonical = canonical;
        this.capacity = capacity;
        this.known = List.copyOf(known);
        for (Map.Entry<String, String> entry : stored.entrySet()) {
            if (!PlaceholderGrammar.isWritten(entry.getKey())) {
                throw new InvalidInputException(
                        "vault", "A stored vault has a key that is no placeholder: give what vault() gave.");
            }
            Parsed parsed =
                    PlaceholderGrammar.parse(entry.getKey(), 0, entry.getKey().length());
            EntityType type = new EntityType(parsed.label());
            Key exact = new Key(parsed.label(), entry.getValue());
            remember(parsed, entry.getValue());
            bySpelling.putIfAbsent(exact, entry.getKey());
            byForm.putIfAbsent(form(type, entry.getValue()), entry.getKey());
        }
    }

    /**
     * The placeholder of a value, a new one if it has none yet.
     *
     * @throws InvalidInputException if the conversation holds too many values already
     */
    synchronized String placeholder(EntityType type, String spelling) {
        Key exact = new Key(type.label(), spelling);
        String written = bySpelling.get(exact);
        if (written != null) {
            return written;
        }
        Key form = form(type, spelling);
        written = byForm.get(form);
        if (written == null) {
            Parsed placeholder = new Parsed(type.label(), lastNumber.getOrDefault(type.label(), 0) + 1);
            written = remember(placeholder, recordSpellings().getOrDefault(form, spelling));
            byForm.put(form, written);
        }
        if (bySpelling.size() < 2 * capacity) {
            bySpelling.put(exact, written);
        }
        return written;
    }

    private String remember(Parsed placeholder, String value) {
        if (values.size() >= capacity) {
            throw new InvalidInputException(
                    "message",
                    "This conversation holds more than " + capacity + " personal values: start a new conversation.");
        }
        String written = placeholder.written();
        values.put(written, value);
        lastNumber.merge(placeholder.label(), placeholder.number(), Math::max);
        return written;
    }

    /** Two records whose values differ by separators only, as W-12345 and W1-2345 do, stay two values. */
    private Key form(EntityType type, String spelling) {
        Key form = new Key(type.label(), canonical.of(type, spelling));
        recordSpellings();
        return ambiguous.contains(form) ? new Key(type.label(), form.text() + '\n' + spelling) : form;
    }

    /** How the records write what a form stands for; of a name also each word. */
    private Map<Key, String> recordSpellings() {
        Map<Key, String> spellings = recordSpellings;
        if (spellings == null) {
            spellings = new HashMap<>();
            for (KnownValue value : known) {
                Key form = new Key(value.type().label(), canonical.of(value.type(), value.value()));
                String other = spellings.putIfAbsent(form, value.value());
                boolean twoIds =
                        value.type().equals(EntityType.ORDER) || value.type().equals(EntityType.REFERENCE);
                if (twoIds && other != null && !other.equals(value.value())) {
                    ambiguous.add(form);
                }
            }
            for (KnownValue value : known) {
                if (value.type().equals(EntityType.NAME)) {
                    for (String word : value.value().strip().split("\\s+", -1)) {
                        spellings.putIfAbsent(new Key(value.type().label(), canonical.of(value.type(), word)), word);
                    }
                }
            }
            recordSpellings = spellings;
        }
        return spellings;
    }

    /** The text a placeholder stands for, null if it is none of this conversation's. */
    synchronized @Nullable String value(String placeholder) {
        return values.get(placeholder);
    }

    synchronized int size() {
        return values.size();
    }

    synchronized Map<String, String> copy() {
        return new LinkedHashMap<>(values);
    }
}
