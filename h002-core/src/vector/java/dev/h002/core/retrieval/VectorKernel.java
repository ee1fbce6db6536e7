package dev.h002.core.retrieval;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops on the Vector API. Needs {@code --add-modules jdk.incubator.vector}, so it is compiled apart from the rest and found
 * by name. Where the API cannot count bits, which is up to JDK 18, they are counted by additions.
 */
final class VectorKernel implements Kernel {
    private static final VectorSpecies<Long> LONGS = atMost512(LongVector.SPECIES_PREFERRED, LongVector.SPECIES_512);
    private static final VectorSpecies<Float> FLOATS =
            atMost512(FloatVector.SPECIES_PREFERRED, FloatVector.SPECIES_512);
    private static final VectorSpecies<Integer> INTS =
            LONGS.length() == 8 ? IntVector.SPECIES_256 : IntVector.SPECIES_128;
    private static final VectorSpecies<Byte> BYTES =
            FLOATS.length() == 16 ? ByteVector.SPECIES_128 : ByteVector.SPECIES_64;

    // Absent up to JDK 18, which this is compiled with too; a constant to the compiler where it is there.
    private static final VectorOperators.Unary BIT_COUNT = bitCount();

    private final Kernel plain = new PlainKernel();

    private static <E> VectorSpecies<E> atMost512(VectorSpecies<E> preferred, VectorSpecies<E> largest) {
        return preferred.vectorBitSize() > VectorShape.S_512_BIT.vectorBitSize() ? largest : preferred;
    }

    private static VectorOperators.Unary bitCount() {
        try {
            return (VectorOperators.Unary)
                    VectorOperators.class.getField("BIT_COUNT").get(null);
        } catch (ReflectiveOperationException before19) {
            return null;
        }
    }

    @Override
    public void distances(long[] codes, int slots, long[] query, int[] distances) {
        if (BIT_COUNT != null || LONGS.length() < 4) {
            plain.distances(codes, slots, query, distances);
            return;
        }
        for (int word = 0; word < query.length; word += WORDS) {
            threeWords(codes, slots, query, word, distances);
        }
    }

    @Override
    public int near(long[] codes, int slots, long[] query, int furthest, int[] distances, int[] near) {
        if (BIT_COUNT == null || LONGS.length() < 4) {
            distances(codes, slots, query, distances);
            return within(furthest, slots, distances, near);
        }
        int count = 0;
        for (int j = 0; j < slots; j += LONGS.length()) {
            LongVector sum = LongVector.zero(LONGS);
            for (int word = 0; word < query.length; word += WORDS) {
                int at = word * slots + j;
                sum = sum.add(differing(codes, at, query[word]).lanewise(BIT_COUNT))
                        .add(differing(codes, at + slots, query[word + 1]).lanewise(BIT_COUNT))
                        .add(differing(codes, at + 2 * slots, query[word + 2]).lanewise(BIT_COUNT));
            }
            long lanes = sum.compare(VectorOperators.LE, furthest).toLong();
            if (lanes != 0) {
                ((IntVector) sum.convertShape(VectorOperators.L2I, INTS, 0)).intoArray(distances, j);
                for (; lanes != 0; lanes &= lanes - 1) {
                    near[count++] = j + Long.numberOfTrailingZeros(lanes);
                }
            }
        }
        return count;
    }

    private static int within(int furthest, int slots, int[] distances, int[] near) {
        int count = 0;
        for (int j = 0; j < slots; j += INTS.length()) {
            long lanes = IntVector.fromArray(INTS, distances, j)
                    .compare(VectorOperators.LE, furthest)
                    .toLong();
            for (; lanes != 0; lanes &= lanes - 1) {
                near[count++] = j + Long.numberOfTrailingZeros(lanes);
            }
        }
        return count;
    }

    // A full adder turns three words into ones and twos, which are counted together: even bits as numbers of two bits,
    // odd bits
    // as such, all four as numbers of four bits, and so on (Warren, "Hacker's Delight", chapter 5).
    private static void threeWords(long[] codes, int slots, long[] query, int word, int[] distances) {
        LongVector m5 = LongVector.broadcast(LONGS, 0x5555555555555555L);
        LongVector mA = LongVector.broadcast(LONGS, 0xAAAAAAAAAAAAAAAAL);
        LongVector m3 = LongVector.broadcast(LONGS, 0x3333333333333333L);
        LongVector mF = LongVector.broadcast(LONGS, 0x0F0F0F0F0F0F0F0FL);
        LongVector low = LongVector.broadcast(LONGS, 0xFFL);
        for (int j = 0; j < slots; j += LONGS.length()) {
            LongVector x = differing(codes, word * slots + j, query[word]);
            LongVector y = differing(codes, (word + 1) * slots + j, query[word + 1]);
            LongVector z = differing(codes, (word + 2) * slots + j, query[word + 2]);
            LongVector xy = x.lanewise(VectorOperators.XOR, y);
            LongVector ones = xy.lanewise(VectorOperators.XOR, z);
            LongVector twos = x.and(y).or(xy.and(z));
            LongVector even = ones.and(m5).or(twos.and(m5).lanewise(VectorOperators.LSHL, 1));
            LongVector odd = ones.lanewise(VectorOperators.LSHR, 1).and(m5).or(twos.and(mA));
            LongVector fours = even.and(m3)
                    .add(even.lanewise(VectorOperators.LSHR, 2).and(m3))
                    .add(odd.and(m3))
                    .add(odd.lanewise(VectorOperators.LSHR, 2).and(m3));
            LongVector bytes =
                    fours.and(mF).add(fours.lanewise(VectorOperators.LSHR, 4).and(mF));
            LongVector sum = bytes.add(bytes.lanewise(VectorOperators.LSHR, 32));
            sum = sum.add(sum.lanewise(VectorOperators.LSHR, 16));
            sum = sum.add(sum.lanewise(VectorOperators.LSHR, 8)).and(low);
            IntVector counts = (IntVector) sum.convertShape(VectorOperators.L2I, INTS, 0);
            if (word > 0) {
                counts = counts.add(IntVector.fromArray(INTS, distances, j));
            }
            counts.intoArray(distances, j);
        }
    }

    private static LongVector differing(long[] codes, int at, long query) {
        return LongVector.fromArray(LONGS, codes, at).lanewise(VectorOperators.XOR, query);
    }

    @Override
    public float dot(float[] a, float[] b) {
        float[] sums = new float[SUMS];
        int whole = a.length - a.length % SUMS;
        for (int lane = 0; lane < SUMS; lane += FLOATS.length()) {
            FloatVector sum = FloatVector.zero(FLOATS);
            for (int i = lane; i < whole; i += SUMS) {
                sum = sum.add(FloatVector.fromArray(FLOATS, a, i).mul(FloatVector.fromArray(FLOATS, b, i)));
            }
            sum.intoArray(sums, lane);
        }
        for (int i = whole; i < a.length; i++) {
            sums[i - whole] += a[i] * b[i];
        }
        return Kernel.total(sums);
    }

    @Override
    public float dot(float[] a, byte[] b, int at) {
        if (FLOATS.length() < 8) {
            return plain.dot(a, b, at);
        }
        float[] sums = new float[SUMS];
        int whole = a.length - a.length % SUMS;
        for (int lane = 0; lane < SUMS; lane += FLOATS.length()) {
            FloatVector sum = FloatVector.zero(FLOATS);
            for (int i = lane; i < whole; i += SUMS) {
                Vector<Float> numbers =
                        ByteVector.fromArray(BYTES, b, at + i).convertShape(VectorOperators.B2F, FLOATS, 0);
                sum = sum.add(FloatVector.fromArray(FLOATS, a, i).mul(numbers));
            }
            sum.intoArray(sums, lane);
        }
        for (int i = whole; i < a.length; i++) {
            sums[i - whole] += a[i] * b[at + i];
        }
        return Kernel.total(sums);
    }
}
