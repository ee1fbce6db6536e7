package dev.h002.core.embedding;

import dev.langchain4j.model.embedding.EmbeddingModel;

/** Counts the tokens of a text as an embedding model reads it, without the marks for start and end. Thread-safe. */
@FunctionalInterface
public interface TokenCounter {
    /** The number of tokens. */
    int count(String text);

    /**
     * How many tokens the model reads of a text, the marks for start and end not counted; what is beyond is lost. Default
     * 254, as all-MiniLM-L6-v2.
     */
    default int window() {
        return 254;
    }

    /**
     * An estimate for a model whose tokenizer is not at hand: one and a half tokens to a word, and no fewer than one to
     * four characters, so that text without spaces counts too.
     */
    static TokenCounter estimate() {
        return text -> {
            int words = 0;
            boolean inWord = false;
            for (int i = 0; i < text.length(); i++) {
                boolean space = Character.isWhitespace(text.charAt(i));
                if (!space && !inWord) {
                    words++;
                }
                inWord = !space;
            }
            return Math.max((words * 3 + 1) / 2, text.length() / 4);
        };
    }

    /** The model's own counter if it has one, else {@link #estimate()}. */
    static TokenCounter of(EmbeddingModel model) {
        return model instanceof TokenCounter counter ? counter : estimate();
    }
}
