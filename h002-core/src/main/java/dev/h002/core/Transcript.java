package dev.h002.core;

import dev.h002.Action;
import dev.h002.Outcome;
import java.time.Instant;
import java.util.List;

/**
 * A conversation in the customer's own words and values.
 *
 * @param exchanges oldest first
 * @param actions offered in it, oldest first
 */
public record Transcript(String conversationId, Instant updatedAt, List<Exchange> exchanges, List<Action> actions) {
    public Transcript {
        exchanges = List.copyOf(exchanges);
        actions = List.copyOf(actions);
    }

    /** One question with its answer. {@code toString} hides both. */
    public record Exchange(String question, String answer, Outcome outcome, Instant at) {
        @Override
        public String toString() {
            return "Exchange[outcome=" + outcome + ", at=" + at + "]";
        }
    }
}
