package dev.h002.core.retrieval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Groups of vectors whose codes are alike, so that a search of many vectors reads the groups nearest to the query and not the
 * others (an inverted file, as in Jégou et al., "Product Quantization for Nearest Neighbor Search", 2011, with k-means over the
 * codes: a cell's centre has the bit that most of its codes have). Unmodifiable.
 */
final class Cells {
    private static final int ROUNDS = 12;
    private static final int ROUNDS_THAT_MOVE = 4;
    private static final int CELLS_PER_MOVED = 50;
    private static final int SAMPLE_PER_CELL = 32;
    private static final long SEED = 20260302;

    private final Kernel kernel;
    private final int count;
    private final int slots;
    private final long[] centres;

    private Cells(Kernel kernel, List<long[]> centres) {
        this.kernel = kernel;
        this.count = centres.size();
        this.slots = (count + Kernel.LANES - 1) / Kernel.LANES * Kernel.LANES;
        int words = centres.get(0).length;
        this.centres = new long[words * slots];
        for (int cell = 0; cell < count; cell++) {
            for (int w = 0; w < words; w++) {
                this.centres[w * slots + cell] = centres.get(cell)[w];
            }
        }
    }

    /** One cell that holds everything. */
    static Cells one(Kernel kernel, int words) {
        return new Cells(kernel, List.of(new long[words]));
    }

    /** Cells for so many codes, made from a sample of them; the same codes give the same cells. */
    static Cells of(Kernel kernel, int codes, IntFunction<long[]> code, int cells) {
        Random random = new Random(SEED);
        int sampled = Math.min(codes, cells * SAMPLE_PER_CELL);
        List<long[]> sample = new ArrayList<>(sampled);
        for (int i = 0; i < sampled; i++) {
            sample.add(code.apply(random.nextInt(codes)));
        }
        Cells result = new Cells(kernel, sample.subList(0, Math.min(cells, sampled)));
        for (int round = 0; round < ROUNDS; round++) {
            result = result.centred(sample, random, round < ROUNDS_THAT_MOVE);
        }
        return result;
    }

    /** @param move whether the smallest cells give way to codes that are far from all, which no cell has been near so far */
    private Cells centred(List<long[]> sample, Random random, boolean move) {
        int bits = sample.get(0).length * Long.SIZE;
        int[][] ones = new int[count][bits];
        int[] sizes = new int[count];
        int[] distances = new int[slots];
        long[] byDistance = new long[sample.size()];
        for (int i = 0; i < sample.size(); i++) {
            long[] code = sample.get(i);
            int cell = nearest(code, distances);
            sizes[cell]++;
            byDistance[i] = (long) distances[cell] << Integer.SIZE | i;
            for (int bit = 0; bit < bits; bit++) {
                ones[cell][bit] += (int) (code[bit >>> 6] >>> bit) & 1;
            }
        }
        List<long[]> next = new ArrayList<>(count);
        for (int cell = 0; cell < count; cell++) {
            // An empty cell starts anew from some code, which splits a full one.
            next.add(sizes[cell] == 0 ? sample.get(random.nextInt(sample.size())) : majority(ones[cell], sizes[cell]));
        }
        if (move) {
            int moved = count / CELLS_PER_MOVED;
            List<long[]> far = far(sample, byDistance, moved, random);
            int[] smallest = smallest(sizes, moved);
            for (int i = 0; i < moved; i++) {
                next.set(smallest[i], far.get(i));
            }
        }
        return new Cells(kernel, next);
    }

    private static int[] smallest(int[] sizes, int most) {
        return IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingInt(cell -> sizes[cell]))
                .limit(most)
                .mapToInt(cell -> cell)
                .toArray();
    }

    /**
     * Some of the furthest codes.
     *
     * @param byDistance distances to the nearest centre in the upper half, places in the sample in the lower; sorted here
     */
    private static List<long[]> far(List<long[]> sample, long[] byDistance, int most, Random random) {
        Arrays.sort(byDistance);
        int furthest = Math.max(1, sample.size() / CELLS_PER_MOVED);
        return IntStream.range(0, most)
                .map(i -> (int) byDistance[sample.size() - 1 - random.nextInt(furthest)])
                .mapToObj(sample::get)
                .toList();
    }

    private static long[] majority(int[] ones, int size) {
        long[] centre = new long[ones.length / Long.SIZE];
        for (int bit = 0; bit < ones.length; bit++) {
            if (2 * ones[bit] > size) {
                centre[bit >>> 6] |= 1L << bit;
            }
        }
        return centre;
    }

    int count() {
        return count;
    }

    /** Room for {@link #nearest(long[], int[])} to work in. */
    int[] room() {
        return new int[slots];
    }

    /** The cell a code belongs to; of equals the first. */
    int nearest(long[] code, int[] room) {
        if (count == 1) {
            return 0;
        }
        kernel.distances(centres, slots, code, room);
        int best = 0;
        for (int cell = 1; cell < count; cell++) {
            if (room[cell] < room[best]) {
                best = cell;
            }
        }
        return best;
    }

    /** All cells, the nearest first; of equals the first. */
    int[] order(long[] code) {
        if (count == 1) {
            return new int[] {0};
        }
        int[] distances = room();
        kernel.distances(centres, slots, code, distances);
        // Sorted by counting: there are fewer distances than cells.
        int[] next = new int[code.length * Long.SIZE + 2];
        for (int cell = 0; cell < count; cell++) {
            next[distances[cell] + 1]++;
        }
        for (int distance = 1; distance < next.length; distance++) {
            next[distance] += next[distance - 1];
        }
        int[] order = new int[count];
        for (int cell = 0; cell < count; cell++) {
            order[next[distances[cell]]++] = cell;
        }
        return order;
    }
}
