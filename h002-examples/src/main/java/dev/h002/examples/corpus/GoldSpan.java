package dev.h002.examples.corpus;

import dev.h002.EntityType;
import dev.h002.InvalidInputException;

/**
 * Where something personal truly stands in a text.
 *
 * @param start UTF-16 index of its first unit
 * @param end UTF-16 index after its last unit
 */
public record GoldSpan(EntityType type, int start, int end) {
    /** @throws InvalidInputException if the span is empty or starts before the text */
    public GoldSpan {
        if (start < 0 || end <= start) {
            throw new InvalidInputException("spans", "A span starts at 0 or later and ends after its start.");
        }
    }

    int length() {
        return end - start;
    }
}
