package dev.h002.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Lucene's HNSW graph, as a peer: in memory, in one segment, with Lucene's defaults (16 neighbours, 100 candidates while
 * building). The search width is the query's {@code k}, of which the best are taken.
 */
record LuceneHnsw(IndexSearcher searcher) implements VectorPeer {
    private static final String FIELD = "vector";

    // Lucene takes no more. One segment from the start is built once, and not again by merging.
    private static final double BUFFER_MEGABYTES = 2_000;
    private static final int HARD_LIMIT_MEGABYTES = 2_047;

    static LuceneHnsw build(float[][] vectors) {
        IndexWriterConfig config = new IndexWriterConfig()
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setRAMPerThreadHardLimitMB(HARD_LIMIT_MEGABYTES)
                // It merges neighbours only, so that a document's number stays the vector's position.
                .setMergePolicy(new LogDocMergePolicy())
                .setUseCompoundFile(false);
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try {
            try (IndexWriter writer = new IndexWriter(directory, config)) {
                for (float[] vector : vectors) {
                    Document document = new Document();
                    document.add(new KnnFloatVectorField(FIELD, vector, VectorSimilarityFunction.DOT_PRODUCT));
                    writer.addDocument(document);
                }
                writer.forceMerge(1);
            }
            IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
            searcher.setQueryCache(null); // no query is asked twice
            return new LuceneHnsw(searcher);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int segments() {
        return searcher.getIndexReader().leaves().size();
    }

    @Override
    public int[] search(float[] query, int limit, int width) {
        try {
            ScoreDoc[] found = searcher.search(new KnnFloatVectorQuery(FIELD, query, width), limit).scoreDocs;
            int[] positions = new int[found.length];
            for (int i = 0; i < found.length; i++) {
                positions[i] = found[i].doc;
            }
            return positions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
