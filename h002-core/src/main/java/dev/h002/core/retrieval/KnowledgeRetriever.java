package dev.h002.core.retrieval;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.h002.InvalidInputException;
import dev.h002.Passage;
import dev.h002.core.embedding.EmbeddingText;
import dev.h002.core.embedding.HashingEmbeddingModel;
import dev.h002.spi.Chunk;
import dev.h002.spi.KnowledgeStore;
import dev.h002.spi.RetrievalQuery;
import dev.h002.spi.Retriever;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Finds passages by the angle between the question's embedding and theirs, over an index in memory that follows the store.
 *
 * <p>A tenant's chunks are loaded when it first asks, which takes as long as reading them does; {@link #warmUp} does so
 * before. After that a query first asks the store what changed, unless it was asked within the last two seconds; if the
 * store fails then, the passages known so far are searched, and a warning is logged. While one query asks, others search
 * what there is.
 *
 * <p>Passages below a score of 0.22 are not given (with {@link HashingEmbeddingModel} 0.16): see {@link Builder#minScore}.
 * Vectors of another model are refused with a {@link dev.h002.StoreException}, since their angles mean nothing. At most 64
 * tenants are kept in memory; the one unused longest is loaded anew when it comes back. Thread-safe.
 */
public final class KnowledgeRetriever implements Retriever {
    // Over the nine documents of this module's tests, 26 questions they answer reach 0.33 and more but for one at 0.13,
    // and
    // 12 they do not answer reach 0.16 at most. Hashes tell the two apart less well: 0.09 to 0.58 against 0.05 to 0.20.
    private static final double MIN_SCORE = 0.22;
    private static final double MIN_SCORE_OF_HASHES = 0.16;

    private final KnowledgeStore store;
    private final EmbeddingModel model;
    private final double minScore;
    private final Duration pollInterval;
    private final Clock clock;
    private final Cache<String, TenantIndex> tenants;

    /** One with the defaults. */
    public KnowledgeRetriever(KnowledgeStore store, EmbeddingModel model) {
        this(builder(store, model));
    }

    private KnowledgeRetriever(Builder builder) {
        this.store = builder.store;
        this.model = builder.model;
        this.minScore = builder.minScore;
        this.pollInterval = builder.pollInterval;
        this.clock = builder.clock;
        this.tenants = Caffeine.newBuilder().maximumSize(builder.maxTenants).build();
    }

    /** Starts one with other settings. */
    public static Builder builder(KnowledgeStore store, EmbeddingModel model) {
        return new Builder(store, model);
    }

    /**
     * {@inheritDoc}
     *
     * @throws dev.h002.StoreException if the tenant's chunks cannot be read the first time, or are of another model
     */
    @Override
    public List<Passage> retrieve(RetrievalQuery query) {
        String question = EmbeddingText.of(query.text());
        if (question.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return List.of();
        }
        VectorIndex<Chunk> index = index(query.tenant()).current();
        if (index == null || index.size() == 0) {
            return List.of();
        }
        float[] vector = model.embed(question).content().vector();
        return index.search(vector, query.limit(), minScore).stream()
                .map(KnowledgeRetriever::passage)
                .toList();
    }

    /** Loads a tenant's chunks now rather than at its first question. */
    public void warmUp(String tenant) {
        index(tenant).current();
    }

    private TenantIndex index(String tenant) {
        return tenants.get(tenant, name -> new TenantIndex(name, store, model.modelName(), pollInterval, clock));
    }

    private static Passage passage(VectorIndex.Hit<Chunk> hit) {
        return new Passage(
                hit.value().source(),
                hit.value().title(),
                hit.value().index(),
                hit.value().text(),
                hit.score());
    }

    /** Collects a retriever's settings. Not thread-safe. */
    public static final class Builder {
        private final KnowledgeStore store;
        private final EmbeddingModel model;
        private double minScore;
        private Duration pollInterval = Duration.ofSeconds(2);
        private int maxTenants = 64;
        private Clock clock = Clock.systemUTC();

        private Builder(KnowledgeStore store, EmbeddingModel model) {
            this.store = Objects.requireNonNull(store);
            this.model = Objects.requireNonNull(model);
            this.minScore =
                    model.modelName().equals(HashingEmbeddingModel.MODEL_NAME) ? MIN_SCORE_OF_HASHES : MIN_SCORE;
        }

        /** The least cosine a passage must have, -1 to 1. */
        public Builder minScore(double minScore) {
            if (!(minScore >= -1 && minScore <= 1)) {
                throw new InvalidInputException("minScore", "The least score must be between -1 and 1.");
            }
            this.minScore = minScore;
            return this;
        }

        /** How old what is known may be before the store is asked for changes; default two seconds. */
        public Builder pollInterval(Duration pollInterval) {
            if (pollInterval.isNegative()) {
                throw new InvalidInputException("pollInterval", "The poll interval must not be negative.");
            }
            this.pollInterval = pollInterval;
            return this;
        }

        /** How many tenants to keep in memory; default 64. */
        public Builder maxTenants(int maxTenants) {
            if (maxTenants < 1) {
                throw new InvalidInputException("maxTenants", "At least one tenant must be kept.");
            }
            this.maxTenants = maxTenants;
            return this;
        }

        /** Default the system's. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock);
            return this;
        }

        public KnowledgeRetriever build() {
            return new KnowledgeRetriever(this);
        }
    }
}
