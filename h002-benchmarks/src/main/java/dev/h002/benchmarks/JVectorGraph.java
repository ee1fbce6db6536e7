package dev.h002.benchmarks;

import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult.NodeScore;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * JVector's graph, as a peer: in memory, with whole vectors and the settings of its tutorial. It builds on the threads that it
 * chooses itself.
 *
 * @param searcher for one thread at a time
 */
record JVectorGraph(RandomAccessVectorValues vectors, GraphSearcher searcher) implements VectorPeer {
    private static final VectorSimilarityFunction SIMILARITY = VectorSimilarityFunction.DOT_PRODUCT;

    // From "JVector Tutorial Part 1" of its documentation.
    private static final int NEIGHBOURS = 32;
    private static final int CANDIDATES_WHILE_BUILDING = 100;
    private static final float OVERFLOW = 1.2f;
    private static final float ALPHA = 1.2f;

    static JVectorGraph build(float[][] vectors) {
        VectorTypeSupport types = VectorizationProvider.getInstance().getVectorTypeSupport();
        List<VectorFloat<?>> values = new ArrayList<>();
        for (float[] vector : vectors) {
            values.add(types.createFloatVector(vector));
        }
        RandomAccessVectorValues access = new ListRandomAccessVectorValues(values, vectors[0].length);
        BuildScoreProvider scores = BuildScoreProvider.randomAccessScoreProvider(access, SIMILARITY);
        try (GraphIndexBuilder builder = GraphIndexBuilder.builder(scores, access.dimension(), NEIGHBOURS)
                .withBeamWidth(CANDIDATES_WHILE_BUILDING)
                .withNeighborOverflow(OVERFLOW)
                .withAlpha(ALPHA)
                .build()) {
            return new JVectorGraph(access, new GraphSearcher(builder.build(access)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int[] search(float[] query, int limit, int width) {
        VectorFloat<?> asked =
                VectorizationProvider.getInstance().getVectorTypeSupport().createFloatVector(query);
        NodeScore[] found = searcher.search(
                        DefaultSearchScoreProvider.exact(asked, SIMILARITY, vectors), limit, width, 0, 0, Bits.ALL)
                .getNodes();
        int[] positions = new int[found.length];
        for (int i = 0; i < found.length; i++) {
            positions[i] = found[i].node;
        }
        return positions;
    }
}
