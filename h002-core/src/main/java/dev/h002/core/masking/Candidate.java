package dev.h002.core.masking;

import dev.h002.EntityType;

/** A stretch of the original text that may be personal. */
record Candidate(EntityType type, int start, int end, Evidence evidence) {
    int length() {
        return end - start;
    }
}
