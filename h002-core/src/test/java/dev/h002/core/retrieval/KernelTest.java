package dev.h002.core.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both kernels where the process has the Vector API, which the build gives to tests. */
class KernelTest {
    static Stream<Kernel> kernels() {
        return Stream.of(new PlainKernel(), Kernels.best());
    }

    @org.junit.jupiter.api.Test
    void theVectorApiIsUsedWhereItIs() {
        boolean there = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

        assertThat(there).isTrue();
        assertThat(Kernels.best().getClass().getSimpleName()).isEqualTo("VectorKernel");
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void distancesAreTheBitsThatDiffer(Kernel kernel) {
        Random random = new Random(1);
        for (int words : new int[] {6, 12, 24}) {
            for (int slots : new int[] {8, 16, 136, 512}) {
                long[] codes = random.longs((long) words * slots).toArray();
                long[] query = random.longs(words).toArray();
                int furthest = 32 * words - random.nextInt(20);
                int[] distances = new int[Block.CAPACITY];
                kernel.distances(codes, slots, query, distances);
                int[] nearDistances = new int[Block.CAPACITY];
                int[] near = new int[Block.CAPACITY];
                int count = kernel.near(codes, slots, query, furthest, nearDistances, near);
                List<Integer> expected = new ArrayList<>();
                for (int j = 0; j < slots; j++) {
                    int distance = 0;
                    for (int w = 0; w < words; w++) {
                        distance += Long.bitCount(codes[w * slots + j] ^ query[w]);
                    }
                    assertThat(distances[j]).isEqualTo(distance);
                    if (distance <= furthest) {
                        expected.add(j);
                        assertThat(nearDistances[j]).isEqualTo(distance);
                    }
                }
                assertThat(Arrays.copyOf(near, count))
                        .containsExactly(expected.stream().mapToInt(i -> i).toArray());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void dotProductsAreTheSameToTheBit(Kernel kernel) {
        Kernel plain = new PlainKernel();
        Random random = new Random(2);
        for (int length : new int[] {1, 7, 16, 17, 31, 384, 385, 1_536}) {
            float[] a = new float[length];
            float[] b = new float[length];
            byte[] bytes = new byte[length + 5];
            random.nextBytes(bytes);
            double exact = 0;
            double exactBytes = 0;
            for (int i = 0; i < length; i++) {
                a[i] = random.nextFloat() - 0.5f;
                b[i] = random.nextFloat() - 0.5f;
                exact += (double) a[i] * b[i];
                exactBytes += (double) a[i] * bytes[i + 5];
            }
            assertThat(kernel.dot(a, b)).isEqualTo(plain.dot(a, b)).isCloseTo((float) exact, within(1e-4f));
            assertThat(kernel.dot(a, bytes, 5))
                    .isEqualTo(plain.dot(a, bytes, 5))
                    .isCloseTo((float) exactBytes, within(1e-2f));
        }
    }
}
