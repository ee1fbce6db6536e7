package dev.h002.benchmarks;

/**
 * An index of vectors of length 1, as the benchmark of vector search sees it. Built from the vectors in its constructor or a
 * factory; it may keep them, and nobody else does. Searched by one thread at a time.
 */
interface VectorPeer {
    /**
     * The positions of the nearest vectors, nearest first.
     *
     * @param width how many candidates a graph looks at, at least {@code limit}: more cost time and find more. An index that
     *     compares every vector takes no notice
     */
    int[] search(float[] query, int limit, int width);
}
