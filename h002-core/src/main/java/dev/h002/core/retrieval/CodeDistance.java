package dev.h002.core.retrieval;

/**
 * What a distance between codes tells of the vectors. Each bit that differs counts with a weight; the share of the weights that
 * do is about normally distributed around the angle divided by pi (for weights of 1 that is Charikar, "Similarity Estimation
 * Techniques from Rounding Algorithms", 2002).
 *
 * @param greatest the sum of all weights
 * @param norm the root of the sum of their squares
 * @param deviations how many standard deviations an entry may seem further than it is, and is still looked at
 */
record CodeDistance(int greatest, double norm, double deviations) {
    // Bits of a model depend on one another, so that the nearest seem surer than they are.
    private static final double LEAST_SHARE = 0.05;

    /** How much further than a distance an entry may seem that is truly as near. */
    int tolerance(int distance) {
        double share = Math.max(LEAST_SHARE, (double) distance / greatest);
        return (int) Math.ceil(deviations * norm * Math.sqrt(share * Math.max(0, 1 - share)));
    }
}
