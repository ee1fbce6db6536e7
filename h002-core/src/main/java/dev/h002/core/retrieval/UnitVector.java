package dev.h002.core.retrieval;

import dev.h002.InvalidInputException;
import dev.h002.core.embedding.Similarity;

/** Checks vectors on their way in. */
final class UnitVector {
    // What a sum of 384 rounded squares may be off.
    private static final double TOLERANCE = 1e-4;

    private UnitVector() {}

    /**
     * The vector itself if its length is 1, else a copy that is.
     *
     * @throws InvalidInputException if it has another number of dimensions, is all zeros, or holds what is no number
     */
    static float[] of(float[] vector, int dimensions) {
        if (vector.length != dimensions) {
            throw new InvalidInputException(
                    "vector",
                    "The vector has " + vector.length + " dimensions where " + dimensions
                            + " are stored: embed everything with one model.");
        }
        double squares = 0;
        for (float number : vector) {
            squares += (double) number * number;
        }
        if (!Double.isFinite(squares) || squares == 0) {
            throw new InvalidInputException(
                    "vector", "The vector is all zeros or holds what is no number: embed the text again.");
        }
        return Math.abs(squares - 1) <= TOLERANCE ? vector : Similarity.normalized(vector);
    }
}
