package dev.h002.core.retrieval;

/**
 * A query as codes are compared with it more closely than by its own code: a bit that differs counts as much as the query's
 * number is far from the mean, since the entries' numbers are unknown but the query's are not (Gordo et al., "Asymmetric
 * Distances for Binary Embeddings", 2014). The weights are whole numbers of {@value #PLANES} bits, and one bit of all of them lies
 * together, so that this too is a matter of counting bits.
 *
 * @param code of the query, as {@link SignCodes} writes it
 * @param planes bit {@code p} of the weights in words from {@code p * code.length} on
 * @param distance what distances by these weights tell
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WeighedQuery(long[] code, long[] planes, CodeDistance distance) {
    private static final int PLANES = 4;
    private static final int HEAVIEST = (1 << PLANES) - 1;
    private static final double DEVIATIONS = 2.5;

    /** @param mean what was taken off the entries */
    static WeighedQuery of(float[] query, float[] mean, long[] code) {
        float largest = Float.MIN_NORMAL;
        for (int d = 0; d < mean.length; d++) {
            largest = Math.max(largest, Math.abs(query[d] - mean[d]));
        }
        long[] planes = new long[PLANES * code.length];
        int sum = 0;
        int squares = 0;
        for (int d = 0; d < mean.length; d++) {
            int weight = (int) (Math.abs(query[d] - mean[d]) / largest * HEAVIEST + 0.5f);
            for (int p = 0; p < PLANES; p++) {
                planes[p * code.length + d / Long.SIZE] |= (long) (weight >>> p & 1) << d;
            }
            sum += weight;
            squares += weight * weight;
        }
        return new WeighedQuery(code, planes, new CodeDistance(sum, Math.sqrt(squares), DEVIATIONS));
    }

    /** The sum of the weights of the bits in which an entry differs. */
    int distance(Block block, int slot) {
        long[] codes = block.codes();
        int words = code.length;
        int sum = 0;
        for (int w = 0; w < words; w++) {
            long differing = codes[w * block.slots() + slot] ^ code[w];
            sum += Long.bitCount(differing & planes[w])
                    + 2 * Long.bitCount(differing & planes[words + w])
                    + 4 * Long.bitCount(differing & planes[2 * words + w])
                    + 8 * Long.bitCount(differing & planes[3 * words + w]);
        }
        return sum;
    }
}
