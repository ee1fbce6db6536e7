package dev.h002.core.prompt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Counts a text once: prompts repeat themselves, the guard in each, and the same items, stores and passages in many. It keeps
 * what was counted, masked texts only, at most {@value #MOST_CHARACTERS} characters. Thread-safe.
 */
final class RememberingTokenCounter implements TokenCounter {
    /** Some 2 MB at most. */
    static final int MOST_CHARACTERS = 1_000_000;

    private final TokenCounter counter;
    private final Cache<String, Integer> counted = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String text, Integer count) -> text.length())
            .executor(Runnable::run)
            .build();

    RememberingTokenCounter(TokenCounter counter) {
        this.counter = counter;
    }

    @Override
    public int count(String text) {
        Integer known = counted.getIfPresent(text);
        if (known != null) {
            return known;
        }
        int count = counter.count(text);
        counted.put(text, count);
        return count;
    }
}
