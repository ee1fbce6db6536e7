package dev.h002.core.masking;

/**
 * A built-in recognizer: finds personal values in a text that was taken apart once for all of them.
 *
 * <p>Thread-safe; looks at a bounded number of tokens around each place, so that time is linear in the text.
 */
interface Finder {
    /** Of these {@link Clues} one at least has to be in a text that holds what this finds. */
    int clues();

    /** Reports what it finds in a text with such a clue. */
    void find(TextScan scan, Candidates found);
}
