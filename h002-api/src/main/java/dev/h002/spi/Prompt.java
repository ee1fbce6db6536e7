package dev.h002.spi;

import dev.h002.InvalidInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model is asked. All of it is masked.
 *
 * @param messages in order, at least one
 * @param maxOutputTokens the longest answer, at least 1
 * @param endUser a hash that tells one customer from another for the provider's abuse detection, or null
 */
public record Prompt(
        List<PromptMessage> messages,
        int maxOutputTokens,
        @Nullable String endUser) {
    /** @throws InvalidInputException if there is no message or no room for an answer */
    public Prompt {
        messages = List.copyOf(messages);
        if (messages.isEmpty() || maxOutputTokens < 1) {
            throw new InvalidInputException("prompt", "A prompt needs a message and room for an answer.");
        }
    }
}
