package dev.h002.examples.corpus;

import dev.h002.InvalidInputException;
import java.util.List;

/**
 * A message with what is personal in it marked.
 *
 * @param spans in the order of the text, not overlapping; none if nothing is personal
 */
public record GoldMessage(String id, String text, List<GoldSpan> spans) {
    /** @throws InvalidInputException if spans overlap, are out of order or end after the text */
    public GoldMessage {
        spans = List.copyOf(spans);
        int free = 0;
        for (GoldSpan span : spans) {
            if (span.start() < free || span.end() > text.length()) {
                throw new InvalidInputException(
                        "spans", "Spans stand in the order of the text, do not overlap and end within it.");
            }
            free = span.end();
        }
    }

    /** Whether nothing in it is personal, so that a masker must leave it alone. */
    public boolean isNegative() {
        return spans.isEmpty();
    }

    /** Hides the text. */
    @Override
    public String toString() {
        return "GoldMessage[" + id + ", " + spans.size() + " spans]";
    }
}
