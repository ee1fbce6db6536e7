package dev.h002.spi;

import dev.h002.Usage;
import org.jspecify.annotations.Nullable;

/**
 * A model's answer, complete.
 *
 * @param text with placeholders, as the model wrote it
 * @param usage as the provider counted, or null if it did not say
 * @param model the model that answered, as the provider names it
 */
public record Completion(String text, @Nullable Usage usage, String model) {
    /** Hides the text. */
    @Override
    public String toString() {
        return "Completion[model=" + model + ", " + text.length() + " characters]";
    }
}
