package dev.h002.core.masking;

import dev.h002.EntityType;

/**
 * Finds text that {@link PlaceholderGrammar} would read as a placeholder, so that nobody gets a value by typing one. Reads
 * the text exactly as it will be restored.
 */
final class PlaceholderLikeRecognizer implements Recognizer {
    @Override
    public void find(CharSequence text, Findings findings) {
        for (int i = 0; i < text.length(); i++) {
            int end = text.charAt(i) == '<' ? PlaceholderGrammar.end(text, i) : PlaceholderGrammar.NO;
            if (end > 0) {
                findings.add(EntityType.LITERAL, i, end);
                i = end - 1;
            }
        }
    }
}
