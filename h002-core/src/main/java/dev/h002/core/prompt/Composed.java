package dev.h002.core.prompt;

import dev.h002.TurnTrace.MaskedFact;
import dev.h002.spi.Prompt;
import java.util.List;

/**
 * A prompt and what it cost.
 *
 * @param inputTokens by the composer's own counter
 * @param facts those that fit, in the order of the prompt
 * @param trimmed what did not fit, a short description each, without values
 */
public record Composed(Prompt prompt, int inputTokens, List<MaskedFact> facts, List<String> trimmed) {
    public Composed {
        facts = List.copyOf(facts);
        trimmed = List.copyOf(trimmed);
    }
}
