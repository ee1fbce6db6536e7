package dev.h002.mongo;

import com.mongodb.MongoCommandException;
import dev.h002.InvalidInputException;
import dev.h002.MaskedText;
import dev.h002.Passage;
import dev.h002.StoreException;
import dev.h002.spi.RetrievalQuery;
import dev.h002.spi.Retriever;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.bson.Document;

/**
 * Finds passages with the server's {@code $vectorSearch}: one aggregation for each question, whose tenant, metadata and time of
 * validity are filtered inside the search. Get one from {@link MongoStores#vectorRetriever}; thread-safe.
 *
 * <p>The search is approximate over 20 candidates for each passage asked for (at least 100, at most 10,000), and a moment behind
 * what was stored. A passage's score is its cosine to the question; those below the least score are not given, and of those with
 * the same score the one with the lower id comes first.
 */
public final class MongoVectorRetriever implements Retriever {
    private static final double DEFAULT_MIN_SCORE = 0.3;
    private static final MaskedText ANY_TEXT = MaskedText.alreadyMasked("How long is a vector?");
    private static final Comparator<Hit> BEST_FIRST = Comparator.comparingDouble(
                    (Hit hit) -> hit.passage().score())
            .reversed()
            .thenComparing(Hit::id);

    private final Function<MaskedText, float[]> embedding;
    private final Function<List<Document>, List<Document>> aggregate;
    private final VectorIndex index;
    private final SearchableChunks searchable;
    private final SkippedDocuments skipped;
    private final double minScore;
    private final Clock clock;

    private MongoVectorRetriever(Builder builder) {
        this.embedding = builder.embedding;
        this.aggregate = builder.aggregate;
        this.index = builder.index;
        this.searchable = builder.searchable;
        this.skipped = builder.skipped;
        this.minScore = builder.minScore;
        this.clock = builder.clock;
    }

    private record Hit(String id, Passage passage) {}

    /**
     * Makes sure that the index is there and answers, once before the first question: brings chunks that were written on another
     * kind of server into the form that is searched, creates the index if there is none, and waits until it can be queried.
     * Doing so again changes nothing.
     *
     * @param wait how long at most for the index to be built, up to a day
     * @throws InvalidInputException if there is an index for vectors of another length than the embedding gives
     * @throws StoreException if the index was made differently, cannot be built or is not built in time, or the database fails
     */
    public void ensureVectorIndex(Duration wait) {
        int dimensions = embedding.apply(ANY_TEXT).length;
        searchable.complete();
        index.ensure(dimensions, wait);
    }

    /**
     * @throws InvalidInputException if the query asks for metadata longer than 1,000 characters
     * @throws StoreException if there is no index yet, the embedding does not fit it, or the database fails
     */
    @Override
    public List<Passage> retrieve(RetrievalQuery query) {
        if (query.text().value().isBlank()) {
            return List.of();
        }
        float[] vector = embedding.apply(query.text());
        if (VectorForm.norm(vector) == 0) {
            // No direction, so nothing is near; the server would refuse it.
            return List.of();
        }
        if (!VectorForm.isUsable(vector)) {
            throw new StoreException("The embedding of a question holds numbers that are not finite.", null);
        }
        List<Document> found = search(VectorSearchCommand.search(query, vector, clock.instant()), vector.length);
        if (found.isEmpty()) {
            index.requireQueryable();
        }
        return skipped.readable(NamedCollections.EMBEDDINGS, found, MongoVectorRetriever::hit).stream()
                .filter(hit -> hit.passage().score() >= minScore)
                .sorted(BEST_FIRST)
                .map(Hit::passage)
                .toList();
    }

    private List<Document> search(List<Document> pipeline, int dimensions) {
        return MongoFailures.translated(() -> {
            try {
                return aggregate.apply(pipeline);
            } catch (MongoCommandException refused) {
                if (refused.getErrorCode() == MongoFailures.UNAUTHORIZED) {
                    throw refused;
                }
                throw new StoreException(
                        "The server refused the search (error code " + refused.getErrorCode()
                                + "): call ensureVectorIndex, which tells whether the index fits vectors of "
                                + dimensions + " numbers.",
                        MongoFailures.translate(refused).getCause());
            }
        });
    }

    private static Hit hit(Document found) {
        DocumentReader in = new DocumentReader(found);
        Object score = found.get(VectorSearchCommand.SCORE);
        if (!(score instanceof Number similarity)) {
            throw in.wrong(VectorSearchCommand.SCORE, "must be a number");
        }
        // The server gives (1 + cosine) / 2.
        double cosine = 2 * similarity.doubleValue() - 1;
        return new Hit(
                in.text("_id"),
                new Passage(in.text("source"), in.text("title"), in.count("chunk"), in.text("text"), cosine));
    }

    /** Collects what a retriever is made of. Not thread-safe. */
    public static final class Builder {
        private final Function<MaskedText, float[]> embedding;
        private final Function<List<Document>, List<Document>> aggregate;
        private final VectorIndex index;
        private final SearchableChunks searchable;
        private final SkippedDocuments skipped;
        private double minScore = DEFAULT_MIN_SCORE;
        private Clock clock;

        Builder(
                Function<MaskedText, float[]> embedding,
                Function<List<Document>, List<Document>> aggregate,
                VectorIndex index,
                SearchableChunks searchable,
                SkippedDocuments skipped,
                Clock clock) {
            this.embedding = Objects.requireNonNull(embedding);
            this.aggregate = aggregate;
            this.index = index;
            this.searchable = searchable;
            this.skipped = skipped;
            this.clock = clock;
        }

        /**
         * The least cosine a passage must have to the question. Default {@value #DEFAULT_MIN_SCORE}.
         *
         * @throws InvalidInputException if it is not between -1 and 1
         */
        public Builder minScore(double minScore) {
            if (!(minScore >= -1 && minScore <= 1)) {
                throw new InvalidInputException("minScore", "The least score must be between -1 and 1.");
            }
            this.minScore = minScore;
            return this;
        }

        /** What says whether a passage is valid now. Default that of the stores. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock);
            return this;
        }

        public MongoVectorRetriever build() {
            return new MongoVectorRetriever(this);
        }
    }
}
