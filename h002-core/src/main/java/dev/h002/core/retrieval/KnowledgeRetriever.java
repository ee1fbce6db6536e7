package dev.h002.core.retrieval;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.h002.InvalidInputException;
import dev.h002.Passage;
import dev.h002.core.embedding.EmbeddingText;
import dev.h002.core.retrieval.HybridRanking.Question;
import dev.h002.core.retrieval.HybridRanking.Ranked;
import dev.h002.spi.Chunk;
import dev.h002.spi.KnowledgeStore;
import dev.h002.spi.RetrievalQuery;
import dev.h002.spi.Retriever;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Finds passages by meaning and by words, over an index in memory that follows the store.
 *
 * <p>Chunks are ranked by the cosine of their vectors and the question's, by the sentences of a longer question, and by the words
 * both share; see {@link RetrievalSettings}. Those below its
 * least score are not given, nor is one that says the same as a better one, and passages of several documents come before
 * several of one. The best passage's score is about its cosine with the question or with one of its sentences.
 *
 * <p>A tenant's chunks are loaded when it first asks, which takes as long as reading them does; {@link #warmUp} does so
 * before. From then on a thread of its own asks the store every two seconds what changed, until the tenant has not asked for an
 * hour; {@link #refresh} does so now. No query waits for that, or for a store that fails: what is known is searched, and a
 * warning is logged.
 *
 * <p>Vectors of another model are refused with a {@link dev.h002.StoreException}, since their angles mean nothing. At most 64
 * tenants are kept in memory; the one unused longest is loaded anew when it comes back. Thread-safe. Close it when done; the thread is
 * a daemon, and ends too when nobody holds the retriever any more.
 */
public final class KnowledgeRetriever implements Retriever, AutoCloseable {
    private static final Duration UNUSED = Duration.ofHours(1);
    private static final Duration LEAST_INTERVAL = Duration.ofMillis(10);

    private final KnowledgeStore store;
    private final EmbeddingModel model;
    private final RetrievalSettings settings;
    private final Rescoring rescoring;
    private final Clock clock;
    private final Cache<String, TenantIndex> tenants;
    private final Supplier<Collection<TenantIndex>> followed;
    private final Follower follower;

    /** One with the defaults. */
    public KnowledgeRetriever(KnowledgeStore store, EmbeddingModel model) {
        this(builder(store, model));
    }

    private KnowledgeRetriever(Builder builder) {
        this.store = builder.store;
        this.model = builder.model;
        this.settings = builder.settings;
        this.rescoring = builder.rescoring;
        this.clock = builder.clock;
        this.tenants = Caffeine.newBuilder()
                .maximumSize(builder.maxTenants)
                .expireAfterAccess(UNUSED)
                .build();
        this.followed = () -> List.copyOf(tenants.asMap().values());
        this.follower = new Follower(builder.pollInterval);
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
        String text = EmbeddingText.of(query.text());
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return List.of();
        }
        return index(query.tenant()).ask(snapshot -> passages(snapshot, text, query));
    }

    private List<Passage> passages(KnowledgeSnapshot snapshot, String text, RetrievalQuery query) {
        if (snapshot.vectors().size() == 0) {
            return List.of();
        }
        HybridRanking ranking = new HybridRanking(
                snapshot,
                settings,
                question(text),
                query.metadata(),
                clock.instant().toEpochMilli());
        return new Selection(settings, query.limit())
                .of(ranking.ranked(query.limit())).stream()
                        .map(KnowledgeRetriever::passage)
                        .toList();
    }

    private Question question(String text) {
        List<float[]> parts = new ArrayList<>();
        if (settings.partsWeight() > 0) {
            for (String part : QuestionParts.of(text, settings.maxParts())) {
                parts.add(vector(part));
            }
        }
        return new Question(text, vector(text), parts);
    }

    private float[] vector(String text) {
        return UnitVector.of(model.embed(text).content().vector(), model.dimension());
    }

    /** Loads a tenant's chunks now rather than at its first question. */
    public void warmUp(String tenant) {
        var unused = index(tenant).ask(snapshot -> snapshot.vectors().size());
    }

    /**
     * Takes in now what changed in the store, such as what was just ingested.
     *
     * @throws dev.h002.StoreException if the store fails, or holds chunks of another model; what was known stays
     */
    public void refresh(String tenant) {
        warmUp(tenant);
        index(tenant).follow();
    }

    /** Stops following the store. What is known can still be searched. */
    @Override
    public void close() {
        follower.close();
    }

    private TenantIndex index(String tenant) {
        follower.start(followed);
        return tenants.get(tenant, name -> {
            VectorIndex<KnownChunk> empty = VectorIndex.builder(model.dimension(), KnownChunk::id)
                    .rescoring(rescoring)
                    .build();
            return new TenantIndex(name, store, model.modelName(), empty);
        });
    }

    private static Passage passage(Ranked ranked) {
        Chunk chunk = ranked.chunk().chunk();
        return new Passage(chunk.source(), chunk.title(), chunk.index(), chunk.text(), ranked.score());
    }

    /** Collects a retriever's settings. Not thread-safe. */
    public static final class Builder {
        private final KnowledgeStore store;
        private final EmbeddingModel model;
        private RetrievalSettings settings;
        private Rescoring rescoring = Rescoring.FLOAT;
        private Duration pollInterval = Duration.ofSeconds(2);
        private int maxTenants = 64;
        private Clock clock = Clock.systemUTC();

        private Builder(KnowledgeStore store, EmbeddingModel model) {
            this.store = Objects.requireNonNull(store);
            this.model = Objects.requireNonNull(model);
            this.settings = RetrievalSettings.defaultsFor(model);
        }

        /** How to rank and what to leave out; default {@link RetrievalSettings#defaultsFor}. */
        public Builder settings(RetrievalSettings settings) {
            this.settings = Objects.requireNonNull(settings);
            return this;
        }

        /** How vectors are kept to score by; default {@link Rescoring#FLOAT}. */
        public Builder rescoring(Rescoring kind) {
            this.rescoring = Objects.requireNonNull(kind);
            return this;
        }

        /** How often the store is asked what changed; default two seconds, at least 10 ms. */
        public Builder pollInterval(Duration pollInterval) {
            if (pollInterval.compareTo(LEAST_INTERVAL) < 0) {
                throw new InvalidInputException("pollInterval", "The poll interval must be at least 10 ms.");
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

        /** Tells what is valid now; default the system's. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock);
            return this;
        }

        public KnowledgeRetriever build() {
            return new KnowledgeRetriever(this);
        }
    }
}
