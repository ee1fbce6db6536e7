package dev.h002;

/**
 * Tokens spent on one turn, by the model's own count, or estimated where it gave none.
 *
 * @param inputTokens at least 0
 * @param outputTokens at least 0
 */
public record Usage(long inputTokens, long outputTokens) {
    /** Nothing spent. */
    public static final Usage NONE = new Usage(0, 0);

    /** @throws InvalidInputException if a count is negative */
    public Usage {
        if (inputTokens < 0 || outputTokens < 0) {
            throw new InvalidInputException("usage", "Token counts must not be negative.");
        }
    }

    /** Input and output together. */
    public long total() {
        return inputTokens + outputTokens;
    }
}
