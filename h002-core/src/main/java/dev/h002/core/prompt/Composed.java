package dev.h002.core.prompt;

import dev.h002.spi.Prompt;
import java.util.List;

/**
 * A prompt and what it cost.
 *
 * @param inputTokens by the composer's own counter
 * @param trimmed what did not fit, a short description each, without values
 */
public record Composed(Prompt prompt, int inputTokens, List<String> trimmed) {
    public Composed {
        trimmed = List.copyOf(trimmed);
    }
}
