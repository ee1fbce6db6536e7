package dev.h002.core.concierge;

import dev.h002.core.wording.Words;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The words a quote is looked for with, as stems.
 *
 * @param asked those of the message that carry meaning
 * @param small its other ones, which tell apart what is equal but for them: "in one order" from "on one item"
 * @param meant those of its need
 */
record Question(Set<String> asked, Set<String> small, Set<String> meant) {
    static Question of(String message, Set<String> meant) {
        Set<String> asked = Words.content(message);
        Set<String> small = new LinkedHashSet<>(Words.stems(message));
        small.removeAll(asked);
        return new Question(asked, small, meant);
    }
}
