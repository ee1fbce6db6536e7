package dev.h002.core.embedding;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.h002.H002Exception;
import dev.h002.InvalidInputException;
import java.io.IOException;
import java.util.Arrays;

/** A model's tokenizer, which gives no more tokens than the model's window takes. Thread-safe until closed. */
final class TextTokens implements AutoCloseable {
    private final HuggingFaceTokenizer tokenizer;
    private final int maxTokens;
    private final int marks;
    private final int endMarks;

    private TextTokens(HuggingFaceTokenizer tokenizer, int maxTokens) {
        this.tokenizer = tokenizer;
        this.maxTokens = maxTokens;
        // BERT's tokenizers put one mark before the text and one after it; others have fewer.
        long[] special = tokenizer.encode("a").getSpecialTokenMask();
        this.marks = (int) Arrays.stream(special).sum();
        int end = special.length;
        while (end > 0 && special[end - 1] == 1) {
            end--;
        }
        this.endMarks = special.length - end;
        if (marks >= maxTokens) {
            throw new InvalidInputException("maxTokens", "The window has no room for more than the tokenizer's marks.");
        }
    }

    /** @throws H002Exception if the bytes are no tokenizer, or the tokenizer does not run on this machine */
    static TextTokens load(byte[] tokenizerJson, int maxTokens) {
        try {
            HuggingFaceTokenizer tokenizer = OfflineTokenizer.load(tokenizerJson);
            try {
                return new TextTokens(tokenizer, maxTokens);
            } catch (RuntimeException e) {
                tokenizer.close();
                throw e;
            }
        } catch (H002Exception e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw ModelPart.TOKENIZER.unreadable(e);
        }
    }

    /** The ids of a text with its marks. One that is too long is cut before the end mark. */
    long[] ids(String text) {
        long[] ids = tokenizer.encode(text).getIds();
        if (ids.length <= maxTokens) {
            return ids;
        }
        long[] cut = Arrays.copyOf(ids, maxTokens);
        System.arraycopy(ids, ids.length - endMarks, cut, maxTokens - endMarks, endMarks);
        return cut;
    }

    /** The number of tokens of a text of any length, without marks. */
    int count(String text) {
        return tokenizer.encode(text, false, false).getIds().length;
    }

    /** How many tokens of a text are kept, marks not counted. */
    int window() {
        return maxTokens - marks;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
