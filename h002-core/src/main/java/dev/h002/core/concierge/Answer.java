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
 * @param echoes what of the text are the customer's own words for what was not found
 */
public record Answer(String text, List<Citation> citations, List<String> echoes) {
    public Answer {
        citations = List.copyOf(citations);
        echoes = List.copyOf(echoes);
    }

    /** One in which no words of the customer's stand. */
    public Answer(String text, List<Citation> citations) {
        this(text, citations, List.of());
    }

    /** One that cites nothing. */
    static Answer of(String... sentences) {
        return new Answer(joined(sentences), List.of());
    }

    /** The same, with what of it are the customer's own words. */
    Answer echoing(List<String> words) {
        return new Answer(text, citations, words);
    }

    /** The text without the customer's own words, which are no facts: a model could have anything confirmed by them. */
    public String facts() {
        String facts = text;
        for (String echo : echoes) {
            facts = facts.replace(echo, "…");
        }
        return facts;
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
