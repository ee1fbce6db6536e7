package dev.h002.mongo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was removed of a customer.
 *
 * @param removed by collection, how many documents were deleted or, of coupons that are everyone's, changed
 * @param sources the company documents of which passages were removed, since they held a value of the customer: mend them, or
 *     the next ingestion brings the passages back
 */
public record Erasure(Map<String, Long> removed, List<String> sources) {
    public Erasure {
        removed = Collections.unmodifiableMap(new LinkedHashMap<>(removed));
        sources = List.copyOf(sources);
    }

    /** How many documents in all. */
    public long total() {
        return removed.values().stream().mapToLong(Long::longValue).sum();
    }
}
