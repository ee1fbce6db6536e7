package dev.h002.core.retrieval;

/**
 * The two loops a search spends its time in. Every kernel gives the same results to the bit: distances are whole numbers, and
 * a dot product adds its terms in one fixed order, 16 sums side by side. Stateless and thread-safe.
 */
interface Kernel {
    /** How many sums a dot product keeps; those of a vector's last terms beyond a multiple of it go to the first ones. */
    int SUMS = 16;

    /** Codes are computed so many at a time, so a block's slots are a multiple of it. */
    int LANES = 8;

    /** So many words of a code are read at a time, so a code's words are a multiple of it. */
    int WORDS = 6;

    /**
     * Hamming distances of a code to those of a block.
     *
     * @param codes word {@code w} of slot {@code j} at {@code w * slots + j}
     * @param slots a multiple of {@value #LANES}
     * @param query as many words as each code has, a multiple of {@value #WORDS}
     * @param distances one for each slot
     */
    void distances(long[] codes, int slots, long[] query, int[] distances);

    /**
     * Which slots are near, and their distances; those of others are left open.
     *
     * @param furthest the greatest distance that is near
     * @param near the slots within it, in ascending order
     * @return how many there are
     */
    int near(long[] codes, int slots, long[] query, int furthest, int[] distances, int[] near);

    /** The dot product of two vectors of one length. */
    float dot(float[] a, float[] b);

    /** The dot product of a vector and the numbers from {@code at} on. */
    float dot(float[] a, byte[] b, int at);

    /** Adds what the sums hold in the order all kernels share. */
    static float total(float[] sums) {
        float[] s = sums;
        return (((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7])))
                + (((s[8] + s[9]) + (s[10] + s[11])) + ((s[12] + s[13]) + (s[14] + s[15])));
    }
}
