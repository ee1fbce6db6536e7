package dev.h002.spi;

import dev.h002.InvalidInputException;
import dev.h002.MaskedText;
import java.util.Map;

/**
 * What to find.
 *
 * @param tenant whose documents
 * @param limit the most passages to give, 1 to 1000
 * @param metadata what a passage's {@link Chunk#metadata()} must hold, name by name, such as {@code language} and {@code en};
 *     empty: anything. It is applied before passages are ranked, so that it never costs places.
 */
public record RetrievalQuery(String tenant, MaskedText text, int limit, Map<String, String> metadata) {
    private static final int MAX_LIMIT = 1000;

    /** @throws InvalidInputException if the limit is out of range */
    public RetrievalQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidInputException("limit", "The limit must be between 1 and " + MAX_LIMIT + ".");
        }
        metadata = Map.copyOf(metadata);
    }

    /** One that asks of all the tenant's documents. */
    public RetrievalQuery(String tenant, MaskedText text, int limit) {
        this(tenant, text, limit, Map.of());
    }
}
