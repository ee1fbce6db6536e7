package dev.h002.core.masking;

import dev.h002.EntityType;
import dev.h002.InvalidInputException;
import dev.h002.core.masking.PlaceholderGrammar.Parsed;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The placeholders of one conversation with the values they stand for. Thread-safe; holds at most a fixed number.
 *
 * <p>Values with the same {@link CanonicalForm} share a number; each further spelling of one gets a variant, so that every
 * placeholder stands for exactly one text.
 */
final class Vault {
    private final CanonicalForm canonical;
    private final int capacity;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<Key, String> placeholders = new HashMap<>();
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> lastNumber = new HashMap<>();
    private final Map<String, Integer> lastVariant = new HashMap<>();

    /** A text under a label: a spelling, or the canonical form of several. */
    private record Key(String label, String text) {
        @Override
        public String toString() {
            return "Key[" + label + "]";
        }
    }

    /** @throws InvalidInputException if the stored map is none that a vault gave, or holds more than {@code capacity} */
    Vault(CanonicalForm canonical, int capacity, Map<String, String> stored) {
        this.canonical = canonical;
        this.capacity = capacity;
        for (Map.Entry<String, String> entry : stored.entrySet()) {
            if (!PlaceholderGrammar.isWritten(entry.getKey())) {
                throw new InvalidInputException(
                        "vault", "A stored vault has a key that is no placeholder: give what vault() gave.");
            }
            Parsed parsed =
                    PlaceholderGrammar.parse(entry.getKey(), 0, entry.getKey().length());
            String form = canonical.of(new EntityType(parsed.label()), entry.getValue());
            remember(parsed, new Key(parsed.label(), entry.getValue()), new Key(parsed.label(), form));
        }
    }

    /**
     * The placeholder of a value, a new one if it has none yet.
     *
     * @throws InvalidInputException if the conversation holds too many values already
     */
    synchronized String placeholder(EntityType type, String spelling) {
        Key exact = new Key(type.label(), spelling);
        String known = placeholders.get(exact);
        if (known != null) {
            return known;
        }
        Key form = new Key(type.label(), canonical.of(type, spelling));
        Integer number = numbers.get(form);
        Parsed placeholder = number == null
                ? new Parsed(type.label(), lastNumber.getOrDefault(type.label(), 0) + 1, 1)
                : new Parsed(type.label(), number, lastVariant.getOrDefault(slot(type.label(), number), 0) + 1);
        return remember(placeholder, exact, form);
    }

    private String remember(Parsed placeholder, Key exact, Key form) {
        if (values.size() >= capacity) {
            throw new InvalidInputException(
                    "message",
                    "This conversation holds more than " + capacity + " personal values: start a new conversation.");
        }
        String written = placeholder.written();
        values.put(written, exact.text());
        placeholders.putIfAbsent(exact, written);
        numbers.putIfAbsent(form, placeholder.number());
        lastNumber.merge(placeholder.label(), placeholder.number(), Math::max);
        lastVariant.merge(slot(placeholder.label(), placeholder.number()), placeholder.variant(), Math::max);
        return written;
    }

    private static String slot(String label, int number) {
        return label + "_" + number;
    }

    /** The text a placeholder stands for, null if it is none of this conversation's. */
    synchronized @Nullable String value(String placeholder) {
        return values.get(placeholder);
    }

    /** The first values of a type, at most so many. */
    synchronized List<String> values(EntityType type, int most) {
        String start = "<" + type.label() + "_";
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(start))
                .limit(most)
                .map(Map.Entry::getValue)
                .toList();
    }

    synchronized Map<String, String> copy() {
        return new LinkedHashMap<>(values);
    }
}
