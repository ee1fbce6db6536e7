package dev.h002.core.retrieval;

import java.util.Arrays;
import java.util.Random;

/**
 * Measures how much of an index a search must read when it begins with the cells nearest to its query. That depends on the
 * vectors: where they lie in topics, a few cells hold all that is near; where they do not, nearly all must be read.
 */
final class CellReach {
    private static final int QUERIES = 256;
    private static final int NEAREST = 10;
    private static final double FOUND = 0.99;
    // A question lies further from the entries than they lie from one another.
    private static final float OTHER = 0.5f;
    // For what the sample has not shown.
    private static final double SPARE = 1.5;
    private static final long SEED = 20260427;

    private CellReach() {}

    /** The share of all entries to read so that of the ten nearest by their codes 99 of 100 are found. */
    static double share(VectorIndex<?> index) {
        IndexState state = index.state;
        int[] cellOf = cellOfBlocks(state);
        Random random = new Random(SEED);
        int[] reads = new int[QUERIES * NEAREST];
        for (int q = 0; q < QUERIES; q++) {
            long[] code = state.layout().codes().encode(between(entry(state, random), entry(state, random)));
            int[] cells = state.layout().cells().order(code);
            int[] readUpTo = readUpTo(state, cells);
            Candidates nearest = new Candidates(NEAREST, index.dimensions);
            new IndexSearch<>(index, new float[0], NEAREST, -1, null)
                    .scan(code, cells, cells.length, state.live(), nearest);
            int[] ordinals = nearest.within(nearest.distanceOf(NEAREST));
            for (int i = 0; i < NEAREST; i++) {
                reads[q * NEAREST + i] = readUpTo[cellOf[ordinals[i] >>> Block.SHIFT]];
            }
        }
        Arrays.sort(reads);
        return SPARE * reads[(int) (FOUND * reads.length)] / state.slots();
    }

    private static int[] cellOfBlocks(IndexState state) {
        int[] cellOf = new int[state.blocks().size()];
        for (int cell = 0; cell < state.blocksOf().length; cell++) {
            for (int number : state.blocksOf()[cell]) {
                cellOf[number] = cell;
            }
        }
        return cellOf;
    }

    /** How much has been read after each cell, if cells are read in an order. */
    private static int[] readUpTo(IndexState state, int[] order) {
        int[] upTo = new int[order.length];
        int read = 0;
        for (int cell : order) {
            for (int number : state.blocksOf()[cell]) {
                read += state.blocks().get(number).slots();
            }
            upTo[cell] = read;
        }
        return upTo;
    }

    private static float[] entry(IndexState state, Random random) {
        Block block = state.blocks().get(random.nextInt(state.blocks().size()));
        return block.rows().vector(random.nextInt(block.size()));
    }

    private static float[] between(float[] entry, float[] other) {
        float[] between = new float[entry.length];
        for (int d = 0; d < entry.length; d++) {
            between[d] = entry[d] + OTHER * other[d];
        }
        return between;
    }
}
