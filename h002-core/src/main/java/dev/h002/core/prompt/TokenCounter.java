package dev.h002.core.prompt;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Counts the tokens a model would see in a text. Thread-safe. */
@FunctionalInterface
public interface TokenCounter {
    /** How many tokens the text takes, at least. */
    int count(String text);

    /**
     * By the model's own tokenizer where that is known and at hand, else {@link #estimate}. Known are those of OpenAI's chat
     * models, at hand if {@code com.knuddels:jtokkit} is on the class path; the first count loads a table: half a
     * second, and 30 MB that stay. Counting a prompt then takes some tenths of a millisecond.
     *
     * @param model its name as its maker spells it; null if it is not known
     */
    static TokenCounter ofModel(@Nullable String model) {
        if (model == null) {
            return estimate();
        }
        try {
            return ModelTokenCounter.of(model).orElseGet(TokenCounter::estimate);
        } catch (NoClassDefFoundError withoutLibrary) {
            return estimate();
        }
    }

    /**
     * An estimate for any model: one token per three bytes of UTF-8, rounded up. English runs at about four bytes a token in
     * current models, so this errs on the side of trimming too early rather than overflowing.
     */
    static TokenCounter estimate() {
        return text -> (text.getBytes(StandardCharsets.UTF_8).length + 2) / 3;
    }
}
