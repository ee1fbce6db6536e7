package dev.h002.core.retrieval;

/**
 * A query as codes are compared with it, in two ways. First by its signs alone, as the codes themselves are. Then more finely: a
 * bit that differs counts as much as the query's number is far from the mean, since the entries' numbers are unknown but the
 * query's are not (Gordo et al., "Asymmetric Distances for Binary Embeddings", 2014). The weights are whole numbers of
 * {@value #PLANES} bits, and one bit of all of them lies together, so that this too is a matter of counting bits.
 *
 * @param signs as {@link SignCodes} writes them
 * @param planes bit {@code p} of the weights in words from {@code p * signs.length} on
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record QueryCode(long[] signs, long[] planes, CodeDistance bySigns, CodeDistance byWeights) {
    private static final int PLANES = 4;
    private static final int HEAVIEST = (1 << PLANES) - 1;
    private static final double DEVIATIONS_OF_SIGNS = 3;
    private static final double DEVIATIONS_OF_WEIGHTS = 2.5;

    /** @param mean what was taken off the entries */
    static QueryCode of(float[] query, float[] mean, long[] signs) {
        float largest = Float.MIN_NORMAL;
        for (int d = 0; d < mean.length; d++) {
            largest = Math.max(largest, Math.abs(query[d] - mean[d]));
        }
        long[] planes = new long[PLANES * signs.length];
        int sum = 0;
        int squares = 0;
        for (int d = 0; d < mean.length; d++) {
            int weight = (int) (Math.abs(query[d] - mean[d]) / largest * HEAVIEST + 0.5f);
            for (int p = 0; p < PLANES; p++) {
                planes[p * signs.length + d / Long.SIZE] |= (long) (weight >>> p & 1) << d;
            }
            sum += weight;
            squares += weight * weight;
        }
        return new QueryCode(
                signs,
                planes,
                new CodeDistance(mean.length, Math.sqrt(mean.length), DEVIATIONS_OF_SIGNS),
                new CodeDistance(sum, Math.sqrt(squares), DEVIATIONS_OF_WEIGHTS));
    }

    /** The sum of the weights of the bits in which an entry differs. */
    int weighted(Block block, int slot) {
        long[] codes = block.codes();
        int words = signs.length;
        int sum = 0;
        for (int w = 0; w < words; w++) {
            long differing = codes[w * block.slots() + slot] ^ signs[w];
            sum += Long.bitCount(differing & planes[w])
                    + 2 * Long.bitCount(differing & planes[words + w])
                    + 4 * Long.bitCount(differing & planes[2 * words + w])
                    + 8 * Long.bitCount(differing & planes[3 * words + w]);
        }
        return sum;
    }
}
