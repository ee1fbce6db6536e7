package dev.h002.benchmarks;

import java.util.List;

/** What is measured at vector search, in the order of the page. */
public enum SearchSubject {
    /** Ours: signs first, the nearest exactly. */
    H002("H-002", Report.OURS, false),
    /** Ours, with grouping switched off. */
    H002_WHOLE("H-002, not grouped", "#66b2c0", false),
    /** A graph. */
    LUCENE("Lucene HNSW", Report.PEER, true),
    /** A graph. */
    JVECTOR("JVector", "#f0a94e", true),
    /** Exact. */
    LANGCHAIN4J("LangChain4j in memory", "#f6cd97", false),
    /** The control, exact. */
    FLOAT_SCAN("Control: plain scan", Report.CONTROL, false);

    // About a seventh more each time: the least that reaches the recall is at most so much too wide.
    private static final List<Integer> WIDTHS = List.of(
            10, 12, 14, 16, 18, 21, 24, 28, 32, 37, 42, 48, 56, 64, 75, 87, 100, 115, 133, 154, 178, 205, 237, 274, 316,
            365, 422, 487, 562, 649, 750, 866, 1_000);

    private final String label;
    private final String colour;
    private final boolean graph;

    SearchSubject(String label, String colour, boolean graph) {
        this.label = label;
        this.colour = colour;
        this.graph = graph;
    }

    String label() {
        return label;
    }

    String colour() {
        return colour;
    }

    /** The search widths to choose from, least first; 0 alone where every vector is compared. */
    List<Integer> widths() {
        return graph ? WIDTHS : List.of(0);
    }

    VectorPeer build(float[][] vectors) {
        return switch (this) {
            case H002 -> H002Vectors.build(vectors);
            case H002_WHOLE -> H002Vectors.whole(vectors);
            case LUCENE -> LuceneHnsw.build(vectors);
            case JVECTOR -> JVectorGraph.build(vectors);
            case LANGCHAIN4J -> LangChain4jStore.build(vectors);
            case FLOAT_SCAN -> new FloatScan(vectors);
        };
    }
}
