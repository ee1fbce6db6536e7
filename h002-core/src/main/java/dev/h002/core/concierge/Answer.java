package dev.h002.core.concierge;

import dev.h002.Citation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    static Answer of(String... sentences) {
        return new Answer(joined(sentences), List.of());
    }

    /** Sentences one after the other; empty ones are left out. */
    static String joined(String... sentences) {
        return Stream.of(sentences).filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining(" "));
    }

    /** Hides the text. */
    @Override
    public String toString() {
        return "Answer[" + text.length() + " characters, citations=" + citations.size() + "]";
    }
}
