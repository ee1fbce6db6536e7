package dev.h002.spi;

import dev.h002.InvalidInputException;
import dev.h002.MaskedText;

/**
 * What to find.
 *
 * @param tenant whose documents
 * @param limit the most passages to give, 1 to 1000
 */
public record RetrievalQuery(String tenant, MaskedText text, int limit) {
    private static final int MAX_LIMIT = 1000;

    /** @throws InvalidInputException if the limit is out of range */
    public RetrievalQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidInputException("limit", "The limit must be between 1 and " + MAX_LIMIT + ".");
        }
    }
}
