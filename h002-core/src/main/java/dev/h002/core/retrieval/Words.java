package dev.h002.core.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.util.BytesRef;

/**
 * The words of all chunks at one moment. Thread-safe. Whoever searches holds it meanwhile, since it is freed once it was
 * replaced and nobody holds it.
 */
final class Words {
    // Lucene's own defaults, and those of Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009).
    private static final float TERM_SATURATION = 1.2f;
    private static final float LENGTH_NORMALISATION = 0.75f;
    private static final int MAX_TERMS = 256;

    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final Analyzer analyzer;

    /** Holds the reader once, until {@link #release}. */
    Words(DirectoryReader reader, Analyzer analyzer) {
        reader.incRef();
        this.reader = reader;
        this.analyzer = analyzer;
        this.searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BM25Similarity(TERM_SATURATION, LENGTH_NORMALISATION));
    }

    /** False if it was freed: take the one that replaced it. */
    boolean hold() {
        return reader.tryIncRef();
    }

    /** Ends one hold. */
    void release() {
        try {
            reader.decRef();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The chunks that share most with a question, by id, the best first. */
    Map<String, Double> best(QuestionWords question, Query filter, int limit) {
        return search(question, List.of(filter), limit);
    }

    /** How much of a question these chunks hold, by id; those that hold nothing are left out. */
    Map<String, Double> of(QuestionWords question, Collection<String> ids) {
        List<BytesRef> terms = ids.stream().map(BytesRef::new).toList();
        return ids.isEmpty()
                ? Map.of()
                : search(question, List.of(new TermInSetQuery(WordIndex.ID, terms)), ids.size());
    }

    private Map<String, Double> search(QuestionWords question, List<Query> filters, int limit) {
        if (question.weight() == 0) {
            return Map.of();
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(question.query(), Occur.MUST);
        filters.forEach(filter -> query.add(filter, Occur.FILTER));
        try {
            TopDocs found = searcher.search(query.build(), limit);
            Map<String, Double> coverage = new LinkedHashMap<>();
            for (ScoreDoc hit : found.scoreDocs) {
                coverage.put(id(hit.doc), Math.min(1, hit.score / question.weight()));
            }
            return coverage;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String id(int document) throws IOException {
        List<LeafReaderContext> leaves = reader.leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        BinaryDocValues ids = leaf.reader().getBinaryDocValues(WordIndex.ID);
        if (ids == null || !ids.advanceExact(document - leaf.docBase)) {
            throw new IllegalStateException("Every chunk is indexed with its id.");
        }
        return ids.binaryValue().utf8ToString();
    }

    /** What a question's words weigh here. */
    QuestionWords words(String question) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        double weight = 0;
        try {
            for (String term : terms(question)) {
                int holding = reader.docFreq(new Term(WordIndex.TEXT, term));
                // The weight that BM25 gives a word, which is also the most that one occurrence or many can score.
                weight += Math.log(1 + (reader.maxDoc() - holding + 0.5) / (holding + 0.5));
                if (holding > 0) {
                    query.add(new TermQuery(new Term(WordIndex.TEXT, term)), Occur.SHOULD);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        BooleanQuery built = query.build();
        return new QuestionWords(built, built.clauses().isEmpty() ? 0 : weight);
    }

    private Set<String> terms(String text) throws IOException {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream tokens = analyzer.tokenStream(WordIndex.TEXT, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken() && terms.size() < MAX_TERMS) {
                terms.add(term.toString());
            }
            tokens.end();
        }
        return terms;
    }

    /** Lets only chunks through that hold this metadata and are valid now. */
    static Query filter(Map<String, String> metadata, long now) {
        BooleanQuery.Builder filter = new BooleanQuery.Builder()
                .add(LongPoint.newRangeQuery(WordIndex.FROM, Long.MIN_VALUE, now), Occur.FILTER)
                .add(LongPoint.newRangeQuery(WordIndex.UNTIL, now + 1, Long.MAX_VALUE), Occur.FILTER);
        metadata.forEach((name, value) -> filter.add(
                new TermQuery(new Term(WordIndex.METADATA, WordIndex.metadataTerm(name, value))), Occur.FILTER));
        return filter.build();
    }

    /**
     * A question's words against the words of all chunks.
     *
     * @param weight what a chunk would score that holds all of them as well as can be; 0 if no chunk holds any
     */
    record QuestionWords(BooleanQuery query, double weight) {}
}
