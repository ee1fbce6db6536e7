package dev.h002.core.retrieval;

/**
 * Loops shaped so that the compiler of a recent JDK turns them into vector instructions by itself: three words at a time,
 * since longer bodies are not unrolled far enough, from a {@code long[]} into an {@code int[]}, which cannot be one array.
 * On JDK 25 with AVX-512 the distances take a third of the time they take on 17, where they stay scalar.
 */
final class PlainKernel implements Kernel {
    private static final int AT_A_TIME = 3;
    private static final int GROUP = 64;

    @Override
    public void distances(long[] codes, int slots, long[] query, int[] distances) {
        first(codes, slots, query, distances);
        for (int word = AT_A_TIME; word < query.length; word += AT_A_TIME) {
            next(codes, slots, query, word, distances);
        }
    }

    private static void first(long[] codes, int slots, long[] query, int[] distances) {
        long q0 = query[0];
        long q1 = query[1];
        long q2 = query[2];
        for (int j = 0; j < slots; j++) {
            distances[j] = Long.bitCount(codes[j] ^ q0)
                    + Long.bitCount(codes[slots + j] ^ q1)
                    + Long.bitCount(codes[2 * slots + j] ^ q2);
        }
    }

    private static void next(long[] codes, int slots, long[] query, int word, int[] distances) {
        long q0 = query[word];
        long q1 = query[word + 1];
        long q2 = query[word + 2];
        int at = word * slots;
        for (int j = 0; j < slots; j++) {
            distances[j] += Long.bitCount(codes[at + j] ^ q0)
                    + Long.bitCount(codes[at + slots + j] ^ q1)
                    + Long.bitCount(codes[at + 2 * slots + j] ^ q2);
        }
    }

    @Override
    public int near(long[] codes, int slots, long[] query, int furthest, int[] distances, int[] near) {
        distances(codes, slots, query, distances);
        int count = 0;
        for (int from = 0; from < slots; from += GROUP) {
            int to = Math.min(slots, from + GROUP);
            if (anyWithin(distances, from, to, furthest)) {
                for (int j = from; j < to; j++) {
                    if (distances[j] <= furthest) {
                        near[count++] = j;
                    }
                }
            }
        }
        return count;
    }

    // Mostly none is: the sign of any difference, without a branch for each.
    private static boolean anyWithin(int[] distances, int from, int to, int furthest) {
        int signs = 0;
        for (int j = from; j < to; j++) {
            signs |= distances[j] - furthest - 1;
        }
        return signs < 0;
    }

    @Override
    public float dot(float[] a, float[] b) {
        float[] sums = new float[SUMS];
        int whole = a.length - a.length % SUMS;
        for (int half = 0; half < SUMS; half += SUMS / 2) {
            eight(a, b, half, whole, sums);
        }
        for (int i = whole; i < a.length; i++) {
            sums[i - whole] += a[i] * b[i];
        }
        return Kernel.total(sums);
    }

    // Eight sums fit the registers of any machine; a single one makes each addition wait for the one before.
    private static void eight(float[] a, float[] b, int from, int to, float[] sums) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        for (int i = from; i < to; i += SUMS) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
            s4 += a[i + 4] * b[i + 4];
            s5 += a[i + 5] * b[i + 5];
            s6 += a[i + 6] * b[i + 6];
            s7 += a[i + 7] * b[i + 7];
        }
        sums[from] = s0;
        sums[from + 1] = s1;
        sums[from + 2] = s2;
        sums[from + 3] = s3;
        sums[from + 4] = s4;
        sums[from + 5] = s5;
        sums[from + 6] = s6;
        sums[from + 7] = s7;
    }

    @Override
    public float dot(float[] a, byte[] b, int at) {
        float[] sums = new float[SUMS];
        int whole = a.length - a.length % SUMS;
        for (int half = 0; half < SUMS; half += SUMS / 2) {
            eight(a, b, at, half, whole, sums);
        }
        for (int i = whole; i < a.length; i++) {
            sums[i - whole] += a[i] * b[at + i];
        }
        return Kernel.total(sums);
    }

    private static void eight(float[] a, byte[] b, int at, int from, int to, float[] sums) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        for (int i = from; i < to; i += SUMS) {
            int k = at + i;
            s0 += a[i] * b[k];
            s1 += a[i + 1] * b[k + 1];
            s2 += a[i + 2] * b[k + 2];
            s3 += a[i + 3] * b[k + 3];
            s4 += a[i + 4] * b[k + 4];
            s5 += a[i + 5] * b[k + 5];
            s6 += a[i + 6] * b[k + 6];
            s7 += a[i + 7] * b[k + 7];
        }
        sums[from] = s0;
        sums[from + 1] = s1;
        sums[from + 2] = s2;
        sums[from + 3] = s3;
        sums[from + 4] = s4;
        sums[from + 5] = s5;
        sums[from + 6] = s6;
        sums[from + 7] = s7;
    }
}
