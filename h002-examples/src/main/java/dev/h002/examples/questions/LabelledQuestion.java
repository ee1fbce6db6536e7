package dev.h002.examples.questions;

import java.util.Set;

/**
 * A question, and where its answer stands.
 *
 * @param right the sources of the documents that answer it, each as good as the others; empty if none does
 */
public record LabelledQuestion(String id, String text, Set<String> right) {
    public LabelledQuestion {
        right = Set.copyOf(right);
    }
}
