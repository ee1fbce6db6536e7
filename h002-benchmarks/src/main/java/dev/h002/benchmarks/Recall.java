package dev.h002.benchmarks;

import java.util.Arrays;
import java.util.List;

/**
 * The share of the nearest vectors that an index finds, over a list of questions; what graphs are compared at.
 *
 * @param queries the questions
 * @param nearest the true positions for each, found by comparing every vector
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Recall(float[][] queries, int[][] nearest) {
    static Recall of(VectorCorpus corpus, int limit) {
        FloatScan exact = new FloatScan(corpus.vectors());
        int[][] nearest = Arrays.stream(corpus.queries())
                .map(query -> exact.search(query, limit, 0))
                .toArray(int[][]::new);
        return new Recall(corpus.queries(), nearest);
    }

    /** From 0 to 1. */
    double of(VectorPeer index, int width) {
        long found = 0;
        long sought = 0;
        for (int i = 0; i < queries.length; i++) {
            int[] expected = nearest[i].clone();
            Arrays.sort(expected);
            found += Arrays.stream(index.search(queries[i], expected.length, width))
                    .distinct()
                    .filter(position -> Arrays.binarySearch(expected, position) >= 0)
                    .count();
            sought += expected.length;
        }
        return (double) found / sought;
    }

    /** A search width and the recall at it. */
    record Reached(int width, double recall) {}

    /** The first width that reaches the recall; the last, if none does. */
    Reached reach(VectorPeer index, List<Integer> widths, double recall) {
        Reached reached = new Reached(0, 0);
        for (int width : widths) {
            reached = new Reached(width, of(index, width));
            if (reached.recall() >= recall) {
                break;
            }
        }
        return reached;
    }
}
