package dev.h002.benchmarks;

import dev.h002.core.retrieval.VectorIndex;
import java.util.ArrayList;
import java.util.List;

/** Ours. */
record H002Vectors(VectorIndex<H002Vectors.Position> index) implements VectorPeer {
    /** What is found: a position. The id is made when it is asked for, as an application's lies in its own objects. */
    record Position(int value) {
        String id() {
            return Integer.toString(value);
        }
    }

    static H002Vectors build(float[][] vectors) {
        return filled(builder(vectors), vectors);
    }

    /** Searches of it read all vectors. */
    static H002Vectors whole(float[][] vectors) {
        return filled(builder(vectors).groupedFrom(Integer.MAX_VALUE), vectors);
    }

    private static VectorIndex.Builder<Position> builder(float[][] vectors) {
        return VectorIndex.builder(vectors.length == 0 ? VectorCorpus.DIMENSIONS : vectors[0].length, Position::id);
    }

    private static H002Vectors filled(VectorIndex.Builder<Position> builder, float[][] vectors) {
        List<VectorIndex.Entry<Position>> entries = new ArrayList<>(vectors.length);
        for (int i = 0; i < vectors.length; i++) {
            entries.add(new VectorIndex.Entry<>(new Position(i), vectors[i]));
        }
        return new H002Vectors(builder.build().with(entries, List.of()));
    }

    @Override
    public int[] search(float[] query, int limit, int width) {
        return index.search(query, limit, -1).stream()
                .mapToInt(hit -> hit.value().value())
                .toArray();
    }
}
