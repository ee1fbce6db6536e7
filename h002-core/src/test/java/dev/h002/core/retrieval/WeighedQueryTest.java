package dev.h002.core.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeighedQueryTest {
    private static final int DIMENSIONS = 100;

    @Test
    void aBitThatDiffersWeighsAsMuchAsTheQueryIsFarFromTheMean() {
        Random random = new Random(3);
        SignCodes codes = new SignCodes(vector(random));
        float[] query = vector(random);
        float largest = 0;
        for (int d = 0; d < DIMENSIONS; d++) {
            largest = Math.max(largest, Math.abs(query[d] - codes.mean()[d]));
        }
        WeighedQuery weighed = WeighedQuery.of(query, codes.mean(), codes.encode(query));
        int all = 0;
        for (int round = 0; round < 20; round++) {
            float[] entry = vector(random);
            int expected = 0;
            all = 0;
            for (int d = 0; d < DIMENSIONS; d++) {
                float off = query[d] - codes.mean()[d];
                int weight = Math.round(15 * Math.abs(off) / largest);
                all += weight;
                expected += off > 0 == entry[d] - codes.mean()[d] > 0 ? 0 : weight;
            }
            Block.Page page = new Block.Page();
            page.add("first", query, codes.encode(query));
            page.add("second", entry, codes.encode(entry));
            Block block = Block.empty(Rescoring.FLOAT).plus(page, 0, 2);

            assertThat(weighed.distance(block, 0)).isZero();
            assertThat(weighed.distance(block, 1)).isEqualTo(expected);
        }
        assertThat(weighed.distance().greatest()).isEqualTo(all);
    }

    @Test
    void aQueryAtTheMeanWeighsNothing() {
        float[] mean = vector(new Random(4));
        WeighedQuery weighed = WeighedQuery.of(mean, mean, new SignCodes(mean).encode(mean));

        assertThat(weighed.distance().greatest()).isZero();
        assertThat(weighed.distance().tolerance(0)).isZero();
    }

    @Test
    void theToleranceIsAsManyDeviationsOfSoManyCoins() {
        assertThat(new CodeDistance(400, 20, 3).tolerance(100))
                .isEqualTo((int) Math.ceil(3 * Math.sqrt(400 * 0.25 * 0.75)));
        assertThat(new CodeDistance(400, 20, 3).tolerance(0))
                .isEqualTo((int) Math.ceil(3 * Math.sqrt(400 * 0.05 * 0.95)));
        assertThat(new CodeDistance(400, 20, 3).tolerance(400)).isZero();
    }

    @Test
    void theShareOfDifferingBitsIsTheAngle() {
        Random random = new Random(5);
        SignCodes codes = SignCodes.of(List.of(new float[384]), 384);
        double share = 0;
        for (int round = 0; round < 200; round++) {
            float[] a = new float[384];
            float[] b = new float[384];
            for (int d = 0; d < 384; d++) {
                a[d] = (float) random.nextGaussian();
                b[d] = a[d] + (float) random.nextGaussian();
            }
            int distance = 0;
            long[] left = codes.encode(a);
            long[] right = codes.encode(b);
            for (int w = 0; w < left.length; w++) {
                distance += Long.bitCount(left[w] ^ right[w]);
            }
            share += distance / 384.0 / 200;
        }
        assertThat(share).isCloseTo(0.25, within(0.005));
    }

    private static float[] vector(Random random) {
        float[] vector = new float[DIMENSIONS];
        for (int d = 0; d < DIMENSIONS; d++) {
            vector[d] = (float) random.nextGaussian();
        }
        return vector;
    }
}
