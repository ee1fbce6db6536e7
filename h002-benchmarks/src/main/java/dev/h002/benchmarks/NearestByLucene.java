package dev.h002.benchmarks;

import dev.h002.retail.GeoPoint;
import dev.h002.retail.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Lucene's index of places (a block k-d tree) in memory, merged into one segment. */
final class NearestByLucene {
    private static final String PLACE = "place";
    private static final MethodHandle SEARCH = findSearch();

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

    /** The search is in the sandbox of the Lucene that runs on JDK 17, and beside the field in the newer one. */
    private static MethodHandle findSearch() {
        MethodType type = MethodType.methodType(
                TopFieldDocs.class, IndexSearcher.class, String.class, double.class, double.class, int.class);
        for (String owner : List.of(
                "org.apache.lucene.document.LatLonPoint",
                "org.apache.lucene.sandbox.search.LatLonPointPrototypeQueries")) {
            try {
                return MethodHandles.publicLookup().findStatic(Class.forName(owner), "nearest", type);
            } catch (ReflectiveOperationException elsewhere) {
                // The next one is tried.
            }
        }
        throw new IllegalStateException("This Lucene finds no nearest places.");
    }

    List<Store> nearest(GeoPoint place, int limit) {
        TopFieldDocs found;
        try {
            found = (TopFieldDocs) SEARCH.invokeExact(searcher, PLACE, place.latitude(), place.longitude(), limit);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
        List<Store> nearest = new ArrayList<>();
        for (ScoreDoc hit : found.scoreDocs) {
            nearest.add(stores.get(hit.doc));
        }
        return nearest;
    }
}
