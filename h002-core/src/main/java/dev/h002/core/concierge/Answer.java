package dev.h002.core.concierge;

import dev.h002.Citation;
import java.util.List;

/**
 * What the offline concierge says. Immutable.
 *
 * @param text one to three sentences; may hold the customer's own name and order numbers
 * @param citations the passages it stands on; empty if it stands on other facts
 */
public record Answer(String text, List<Citation> citations) {
    public Answer {
        citations = List.copyOf(citations);
    }

    /** One that cites nothing. */
    static Answer of(String text) {
        return new Answer(text, List.of());
    }

    /** Hides the text. */
    @Override
    public String toString() {
        return "Answer[" + text.length() + " characters, citations=" + citations.size() + "]";
    }
}
