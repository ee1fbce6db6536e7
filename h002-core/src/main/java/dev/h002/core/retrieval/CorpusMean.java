package dev.h002.core.retrieval;

import java.util.Collection;

/**
 * What all chunks of a tenant have in common, as the sum of their vectors. Taken off a question and a chunk, what is left is what
 * each says of its own; a long question is near to every chunk of a shop's documents because it is about a shop. Unmodifiable.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CorpusMean(double[] sum, int count) {
    // Of few chunks the mean is mostly themselves, so that little is taken off: half as much at so many.
    private static final int HALF_AT = 50;
    private static final double SHARE = 0.8;

    static CorpusMean none(int dimensions) {
        return new CorpusMean(new double[dimensions], 0);
    }

    CorpusMean change(Collection<float[]> added, Collection<float[]> removed) {
        double[] next = sum.clone();
        added.forEach(vector -> add(next, vector, 1));
        removed.forEach(vector -> add(next, vector, -1));
        return new CorpusMean(next, count + added.size() - removed.size());
    }

    private static void add(double[] sum, float[] vector, int sign) {
        for (int d = 0; d < sum.length; d++) {
            sum[d] += sign * (double) vector[d];
        }
    }

    /** What to take off. */
    float[] common() {
        double factor = count == 0 ? 0 : SHARE * count / (count + HALF_AT) / count;
        float[] common = new float[sum.length];
        for (int d = 0; d < sum.length; d++) {
            common[d] = (float) (factor * sum[d]);
        }
        return common;
    }
}
