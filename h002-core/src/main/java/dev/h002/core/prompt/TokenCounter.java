package dev.h002.core.prompt;

import java.nio.charset.StandardCharsets;

/** Counts the tokens a model would see in a text. Thread-safe. */
@FunctionalInterface
public interface TokenCounter {
    /** How many tokens the text takes, at least. */
    int count(String text);

    /**
     * An estimate for any model: one token per three bytes of UTF-8, rounded up. English runs at about four bytes a token in
     * current models, so this errs on the side of trimming too early rather than overflowing.
     */
    static TokenCounter estimate() {
        return text -> (text.getBytes(StandardCharsets.UTF_8).length + 2) / 3;
    }
}
