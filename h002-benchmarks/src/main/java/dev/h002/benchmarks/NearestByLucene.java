package dev.h002.benchmarks;

import dev.h002.retail.GeoPoint;
import dev.h002.retail.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.sandbox.search.LatLonPointPrototypeQueries;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Lucene's index of places (a block k-d tree) in memory, merged into one segment. */
final class NearestByLucene {
    private static final String PLACE = "place";

    private final List<Store> stores;
    private final IndexSearcher searcher;

    NearestByLucene(List<Store> stores) {
        this.stores = List.copyOf(stores);
        try {
            ByteBuffersDirectory directory = new ByteBuffersDirectory();
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
                for (Store store : stores) {
                    Document document = new Document();
                    document.add(new LatLonPoint(
                            PLACE, store.location().latitude(), store.location().longitude()));
                    writer.addDocument(document);
                }
                writer.forceMerge(1);
            }
            searcher = new IndexSearcher(DirectoryReader.open(directory));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    List<Store> nearest(GeoPoint place, int limit) {
        try {
            List<Store> nearest = new ArrayList<>();
            for (ScoreDoc hit : LatLonPointPrototypeQueries.nearest(
                            searcher, PLACE, place.latitude(), place.longitude(), limit)
                    .scoreDocs) {
                nearest.add(stores.get(hit.doc));
            }
            return nearest;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
