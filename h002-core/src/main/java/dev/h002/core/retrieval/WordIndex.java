package dev.h002.core.retrieval;

import dev.h002.spi.Chunk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * The words of chunks, in a Lucene index in memory. Changed by one thread at a time; each change gives a {@link Words} of that
 * moment, which any number of threads may search.
 *
 * <p>Words are cut and stemmed as English; those of other languages are found where they are spelled alike.
 */
final class WordIndex {
    static final String ID = "id";
    static final String TEXT = "text";
    static final String METADATA = "metadata";
    static final String FROM = "from";
    static final String UNTIL = "until";

    private static final String SEARCHED_TITLE = "searchedTitle";
    private static final char BETWEEN = '\0';

    private final Analyzer analyzer = new EnglishAnalyzer(new CharArraySet(StopWords.ENGLISH, true));
    private final IndexWriter writer;
    private DirectoryReader reader;

    WordIndex() {
        try {
            // Merging on the thread that changes: no thread outlives an index that nobody closes.
            IndexWriterConfig config = new IndexWriterConfig(analyzer)
                    .setMergeScheduler(new SerialMergeScheduler())
                    .setCommitOnClose(false);
            this.writer = new IndexWriter(new ByteBuffersDirectory(), config);
            this.reader = DirectoryReader.open(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What can be searched after chunks were removed and others added or put in place of those of the same id. */
    Words change(Collection<KnownChunk> added, Collection<String> removed) {
        try {
            List<Term> gone = new ArrayList<>();
            removed.forEach(id -> gone.add(new Term(ID, id)));
            added.forEach(chunk -> gone.add(new Term(ID, chunk.id())));
            writer.deleteDocuments(gone.toArray(new Term[0]));
            for (KnownChunk chunk : added) {
                writer.addDocument(document(chunk));
            }
            DirectoryReader next = DirectoryReader.openIfChanged(reader, writer);
            if (next != null) {
                reader.decRef();
                reader = next;
            }
            return new Words(reader, analyzer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document document(KnownChunk known) {
        Document document = new Document();
        document.add(new StringField(ID, known.id(), Field.Store.NO));
        document.add(new BinaryDocValuesField(ID, new BytesRef(known.id())));
        document.add(new TextField(TEXT, searched(known.chunk()), Field.Store.NO));
        known.chunk()
                .metadata()
                .forEach((name, value) ->
                        document.add(new StringField(METADATA, metadataTerm(name, value), Field.Store.NO)));
        document.add(new LongPoint(FROM, known.validFrom()));
        document.add(new LongPoint(UNTIL, known.validUntil()));
        return document;
    }

    private static String searched(Chunk chunk) {
        return chunk.metadata().getOrDefault(SEARCHED_TITLE, chunk.title()) + "\n" + chunk.text();
    }

    static String metadataTerm(String name, String value) {
        return name + BETWEEN + value;
    }
}
