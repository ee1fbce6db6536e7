package dev.h002.core.retrieval;

/** How an index keeps vectors to score the best candidates by. */
public enum Rescoring {
    /** The arrays that were handed in: nothing is copied, scores are exact. */
    FLOAT,
    /** A byte for each number, a quarter of the memory: scores are within 0.01, and mostly within 0.002. */
    INT8
}
