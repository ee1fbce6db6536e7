package dev.h002.core.masking;

import dev.h002.EntityType;

/**
 * Finds personal values by how they look. Thread-safe; takes time linear in the text, whatever the text.
 *
 * <p>The text is what the customer wrote, in plain characters: without accents and invisible characters, with digits, dashes,
 * dots, blanks and full-width forms as ASCII, case as written. What looks like a placeholder, and what was found before, stands
 * there as a run of {@code <}. One text may be shown several times. A recognizer that throws fails the whole masking: see
 * {@link MaskingException}.
 */
@FunctionalInterface
public interface Recognizer {
    /** Takes what a recognizer found. */
    @FunctionalInterface
    interface Findings {
        /**
         * Reports one personal value; values may overlap and come in any order.
         *
         * @param start index of its first character
         * @param end index after its last character, greater than {@code start}
         */
        void add(EntityType type, int start, int end);
    }

    /** Reports every personal value in the text. */
    void find(CharSequence text, Findings findings);
}
