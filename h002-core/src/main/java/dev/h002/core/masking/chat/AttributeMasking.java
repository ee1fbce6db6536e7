package dev.h002.core.masking.chat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Masks the attributes of a message: every text and number in its maps and collections. Truth values stay; what is of any
 * other class is left to a rule, since nobody can tell what it holds. Thread-safe.
 */
final class AttributeMasking {
    private final TextMasking texts;
    private final BiFunction<String, Object, Optional<Object>> others;

    /** @param others what becomes of a value of another class, given the outermost attribute it belongs to */
    AttributeMasking(TextMasking texts, BiFunction<String, Object, Optional<Object>> others) {
        this.texts = texts;
        this.others = others;
    }

    /** The attributes masked, in the same order; what the rule leaves out is not there. */
    Map<String, Object> mask(Map<String, Object> attributes) {
        Map<String, Object> masked = new LinkedHashMap<>();
        attributes.forEach((name, value) -> value(name, value).ifPresent(kept -> masked.put(texts.plain(name), kept)));
        return masked;
    }

    private Optional<Object> value(String attribute, Object value) {
        if (value instanceof Boolean) {
            return Optional.of(value);
        }
        if (value instanceof CharSequence) {
            return Optional.of(texts.text(value.toString()));
        }
        if (value instanceof Number) {
            String masked = texts.plain(value.toString());
            return Optional.of(masked.equals(value.toString()) ? value : masked);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> masked = new LinkedHashMap<>();
            map.forEach((name, inner) ->
                    value(attribute, inner).ifPresent(kept -> masked.put(texts.plain(String.valueOf(name)), kept)));
            return Optional.of(masked);
        }
        if (value instanceof Collection<?> collection) {
            List<Object> masked = new ArrayList<>();
            collection.forEach(inner -> value(attribute, inner).ifPresent(masked::add));
            return Optional.of(masked);
        }
        return others.apply(attribute, value);
    }
}
