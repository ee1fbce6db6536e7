package dev.h002.core.retrieval;

import java.util.Arrays;
import java.util.List;

/**
 * Vectors as one bit per number: whether it is above the mean of all. The mean comes off first because sentence vectors share a
 * direction, which would otherwise decide most bits. The share of differing bits estimates the angle between two centred
 * vectors divided by pi (Charikar, "Similarity Estimation Techniques from Rounding Algorithms", 2002).
 *
 * @param mean frozen for all codes that are compared with one another; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // shared by all blocks of an index, and never compared
record SignCodes(float[] mean) {
    /** The mean of a sample taken evenly over the vectors. */
    static SignCodes of(List<float[]> vectors, int dimensions) {
        int step = Math.max(1, vectors.size() / MAX_SAMPLE);
        double[] sums = new double[dimensions];
        int count = 0;
        for (int i = 0; i < vectors.size(); i += step) {
            float[] vector = vectors.get(i);
            for (int d = 0; d < dimensions; d++) {
                sums[d] += vector[d];
            }
            count++;
        }
        float[] mean = new float[dimensions];
        for (int d = 0; d < dimensions; d++) {
            mean[d] = (float) (sums[d] / count);
        }
        return new SignCodes(mean);
    }

    private static final double DEVIATIONS = 3;
    private static final int MAX_SAMPLE = 65_536;

    /** How many words a code has; those behind the last dimension hold zeros. */
    static int words(int dimensions) {
        int bitsAtATime = Kernel.WORDS * Long.SIZE;
        return (dimensions + bitsAtATime - 1) / bitsAtATime * Kernel.WORDS;
    }

    /** What the number of differing bits tells. */
    CodeDistance distance() {
        return new CodeDistance(mean.length, Math.sqrt(mean.length), DEVIATIONS);
    }

    /** The code of one vector, by itself. */
    long[] encode(float[] vector) {
        long[] code = new long[words(mean.length)];
        encode(vector, code, 0, 1);
        return code;
    }

    /** Writes a code's words at {@code at}, {@code at + step} and so on. */
    void encode(float[] vector, long[] into, int at, int step) {
        int target = at;
        for (int from = 0; from < mean.length; from += Long.SIZE) {
            int to = Math.min(mean.length, from + Long.SIZE);
            long word = 0;
            for (int d = from; d < to; d++) {
                // The sign bit of the difference, without a branch that goes either way half the time.
                word |= (long) (Float.floatToRawIntBits(mean[d] - vector[d]) >>> 31) << (d - from);
            }
            into[target] = word;
            target += step;
        }
    }

    @Override
    public String toString() {
        return "SignCodes" + Arrays.asList(mean.length);
    }
}
