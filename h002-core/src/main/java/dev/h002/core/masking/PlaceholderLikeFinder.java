package dev.h002.core.masking;

import dev.h002.EntityType;

/**
 * Finds text that {@link PlaceholderGrammar} would read as a placeholder, so that nobody gets a value by typing one. Reads
 * the text exactly as it will be restored.
 */
final class PlaceholderLikeFinder {
    private PlaceholderLikeFinder() {}

    static void find(String text, Candidates found) {
        int bracket = text.indexOf('<');
        while (bracket >= 0) {
            int end = PlaceholderGrammar.end(text, bracket);
            if (end > 0) {
                found.accept(new Candidate(EntityType.LITERAL, bracket, end, Evidence.LITERAL));
            }
            bracket = text.indexOf('<', end > 0 ? end : bracket + 1);
        }
    }
}
