package dev.h002.benchmarks;

import java.util.Arrays;

/** The search anybody would write first, as a control: one loop over all vectors, one sum, the best kept in order. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FloatScan(float[][] vectors) implements VectorPeer {
    @Override
    public int[] search(float[] query, int limit, int width) {
        int[] best = new int[limit];
        float[] scores = new float[limit];
        Arrays.fill(scores, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < vectors.length; i++) {
            float score = dot(vectors[i], query);
            if (score > scores[limit - 1]) {
                int at = limit - 1;
                while (at > 0 && scores[at - 1] < score) {
                    scores[at] = scores[at - 1];
                    best[at] = best[at - 1];
                    at--;
                }
                scores[at] = score;
                best[at] = i;
            }
        }
        return best;
    }

    private static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
