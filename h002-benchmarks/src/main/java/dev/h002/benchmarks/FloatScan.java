package dev.h002.benchmarks;

import java.util.Arrays;

/** The search anybody would write first, as a control: one loop over all vectors, one sum, the best kept in order. */
final class FloatScan {
    private FloatScan() {}

    /** Where the nearest vectors stand, nearest first; all of one length, {@code limit} of them or more. */
    static int[] search(float[][] vectors, float[] query, int limit) {
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
