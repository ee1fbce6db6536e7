package dev.h002;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a customer demands of whatever meets the need.
 *
 * @param maxPrice the most one item may cost, or null
 * @param currency ISO 4217 code of {@code maxPrice} if the customer named one, or null
 * @param excludes what they do not want, such as {@code coffee}
 * @param maxMinutes the longest walk in minutes, or null
 * @param before the time by which it must be done, local to the store, or null
 */
public record Constraints(
        @Nullable BigDecimal maxPrice,
        @Nullable String currency,
        boolean vegan,
        boolean glutenFree,
        List<String> excludes,
        @Nullable Integer maxMinutes,
        @Nullable LocalTime before) {
    /** Nothing demanded. */
    public static final Constraints NONE = new Constraints(null, null, false, false, List.of(), null, null);

    public Constraints {
        excludes = List.copyOf(excludes);
    }

    /** What is demanded, under its JSON names; what is not is absent. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        putIfPresent(fields, "maxPrice", maxPrice);
        putIfPresent(fields, "currency", currency);
        if (vegan) {
            fields.put("vegan", true);
        }
        if (glutenFree) {
            fields.put("glutenFree", true);
        }
        if (!excludes.isEmpty()) {
            fields.put("excludes", excludes);
        }
        putIfPresent(fields, "maxMinutes", maxMinutes);
        putIfPresent(fields, "before", before == null ? null : before.toString());
        return fields;
    }

    private static void putIfPresent(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
