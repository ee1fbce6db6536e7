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

    private static final long M5 = 0x5555555555555555L;
    private static final long M3 = 0x3333333333333333L;
    private static final long MF = 0x0F0F0F0F0F0F0F0FL;
    private static final long LOW = 0xFF;

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
        plain.distances(codes, slots, query, distances);
    }

    @Override
    public int near(long[] codes, int slots, long[] query, int furthest, int[] distances, int[] near) {
        if (LONGS.length() < 4 || query.length > WORDS) {
            return plain.near(codes, slots, query, furthest, distances, near);
        }
        return BIT_COUNT == null
                ? nearByAdding(codes, slots, query, furthest, distances, near)
                : nearByCounting(codes, slots, query, furthest, distances, near);
    }

    private static int nearByCounting(
            long[] codes, int slots, long[] query, int furthest, int[] distances, int[] near) {
        int count = 0;
        for (int j = 0; j < slots; j += LONGS.length()) {
            LongVector sum = LongVector.zero(LONGS);
            for (int word = 0; word < WORDS; word++) {
                sum = sum.add(differing(codes, word * slots + j, query[word]).lanewise(BIT_COUNT));
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

    // Full adders turn six words into ones, twos and fours, which are counted together (Warren, "Hacker's Delight",
    // chapter 5). In one piece, and with no mask as a number: the compiler of JDK 17 hands objects to what it does not
    // inline.
    private static int nearByAdding(long[] codes, int slots, long[] query, int furthest, int[] distances, int[] near) {
        int count = 0;
        for (int j = 0; j < slots; j += LONGS.length()) {
            LongVector a = differing(codes, j, query[0]);
            LongVector b = differing(codes, slots + j, query[1]);
            LongVector c = differing(codes, 2 * slots + j, query[2]);
            LongVector d = differing(codes, 3 * slots + j, query[3]);
            LongVector e = differing(codes, 4 * slots + j, query[4]);
            LongVector f = differing(codes, 5 * slots + j, query[5]);
            LongVector ab = a.lanewise(VectorOperators.XOR, b);
            LongVector ones1 = ab.lanewise(VectorOperators.XOR, c);
            LongVector twos1 = a.and(b).or(ab.and(c));
            LongVector de = d.lanewise(VectorOperators.XOR, e);
            LongVector ones2 = de.lanewise(VectorOperators.XOR, f);
            LongVector twos2 = d.and(e).or(de.and(f));
            LongVector carry = ones1.and(ones2);
            LongVector ones = ones1.lanewise(VectorOperators.XOR, ones2);
            LongVector twos12 = twos1.lanewise(VectorOperators.XOR, twos2);
            LongVector twos = twos12.lanewise(VectorOperators.XOR, carry);
            LongVector fours = twos1.and(twos2).or(twos12.and(carry));
            LongVector pairs1 = ones.sub(ones.lanewise(VectorOperators.LSHR, 1).and(M5));
            LongVector pairs2 = twos.sub(twos.lanewise(VectorOperators.LSHR, 1).and(M5));
            LongVector pairs4 =
                    fours.sub(fours.lanewise(VectorOperators.LSHR, 1).and(M5));
            LongVector nibbles1 =
                    pairs1.and(M3).add(pairs1.lanewise(VectorOperators.LSHR, 2).and(M3));
            LongVector nibbles2 =
                    pairs2.and(M3).add(pairs2.lanewise(VectorOperators.LSHR, 2).and(M3));
            LongVector nibbles4 =
                    pairs4.and(M3).add(pairs4.lanewise(VectorOperators.LSHR, 2).and(M3));
            // At most 12 in four bits, 56 in eight, 224 after two steps more.
            LongVector small = nibbles1.add(nibbles2).add(nibbles2);
            LongVector large =
                    nibbles4.add(nibbles4.lanewise(VectorOperators.LSHR, 4)).and(MF);
            LongVector bytes = small.and(MF)
                    .add(small.lanewise(VectorOperators.LSHR, 4).and(MF))
                    .add(large.lanewise(VectorOperators.LSHL, 2));
            LongVector half = bytes.add(bytes.lanewise(VectorOperators.LSHR, 32));
            LongVector quarter = half.add(half.lanewise(VectorOperators.LSHR, 16));
            LongVector sum = quarter.and(LOW)
                    .add(quarter.lanewise(VectorOperators.LSHR, 8).and(LOW));
            if (sum.compare(VectorOperators.LE, furthest).anyTrue()) {
                ((IntVector) sum.convertShape(VectorOperators.L2I, INTS, 0)).intoArray(distances, j);
                for (int slot = j; slot < j + LONGS.length(); slot++) {
                    if (distances[slot] <= furthest) {
                        near[count++] = slot;
                    }
                }
            }
        }
        return count;
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
