package dev.h002.examples.questions;

import dev.h002.MaskedText;
import dev.h002.Passage;
import dev.h002.core.embedding.CachedEmbeddingModel;
import dev.h002.core.knowledge.IngestReport;
import dev.h002.core.knowledge.Ingestor;
import dev.h002.core.memory.InMemoryKnowledgeStore;
import dev.h002.core.retrieval.KnowledgeRetriever;
import dev.h002.core.retrieval.RetrievalSettings;
import dev.h002.spi.KnowledgeStore;
import dev.h002.spi.Masker;
import dev.h002.spi.RetrievalQuery;
import dev.h002.spi.Retriever;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Takes the documents of a corpus in, asks its questions, and scores what is found, all by the same code as the command line.
 *
 * <p>Each collection is a tenant of its own. Every text is embedded once, and documents once for each size of chunks, so that
 * only the first score takes long. Questions are asked on all cores. Used by one thread; closes nothing it was given.
 */
public final class RetrievalTrial {
    /** How many passages are asked for, which is what an assistant's turn asks for. */
    public static final int PASSAGES = 3;

    private static final int CACHED_VECTORS = 50_000;
    private static final Duration NEVER = Duration.ofDays(1);
    private static final double NO_PASSAGE = -1;

    private final QuestionCorpus corpus;
    private final EmbeddingModel model;
    private final Masker masker;
    private final TrialProgress progress;
    private final Map<Integer, KnowledgeStore> stores = new HashMap<>();

    /** @param masker hides what is personal in documents and questions, as it would in a customer's message */
    public RetrievalTrial(QuestionCorpus corpus, EmbeddingModel model, Masker masker, TrialProgress progress) {
        this.corpus = corpus;
        this.model = new CachedEmbeddingModel(model, CACHED_VECTORS);
        this.masker = masker;
        this.progress = progress;
    }

    /** Scores the defaults for the model. */
    public RetrievalScore score() {
        return score("Asking", RetrievalSettings.defaultsFor(model));
    }

    /**
     * Scores other settings.
     *
     * @param what a few words that tell what goes on
     */
    public RetrievalScore score(String what, RetrievalSettings settings) {
        KnowledgeStore store = stores.get(settings.chunkTokens());
        if (store == null) {
            store = ingest(settings);
            stores.put(settings.chunkTokens(), store);
        }
        progress.begin(what);
        Asking asking = new Asking(retriever(store, settings), retriever(store, settings.withMinScore(-1)));
        List<CollectionScore> scores = new ArrayList<>();
        for (TestCollection collection : corpus.collections()) {
            String tenant = collection.name();
            scores.add(new CollectionScore(
                    tenant, asking.score(tenant, collection.questions()), asking.score(tenant, corpus.outOfScope())));
        }
        return new RetrievalScore(model.modelName(), settings, scores);
    }

    private KnowledgeStore ingest(RetrievalSettings settings) {
        KnowledgeStore store = new InMemoryKnowledgeStore();
        Ingestor ingestor =
                Ingestor.builder(store, model).settings(settings).masker(masker).build();
        for (TestCollection collection : corpus.collections()) {
            progress.begin("Reading the documents of " + collection.name());
            IngestReport report = ingestor.ingestDocuments(
                    collection.name(), collection.documents(), (done, total, source) -> progress.step(done, total));
            if (!report.errors().isEmpty()) {
                throw new IllegalStateException("A document cannot be read: " + report.errors());
            }
        }
        return store;
    }

    private Retriever retriever(KnowledgeStore store, RetrievalSettings settings) {
        return KnowledgeRetriever.builder(store, model)
                .settings(settings)
                .pollInterval(NEVER)
                .build();
    }

    private int questions() {
        return corpus.collections().stream()
                .flatMap(collection -> Stream.concat(collection.questions().stream(), corpus.outOfScope().stream()))
                .mapToInt(set -> set.questions().size())
                .sum();
    }

    /** Asks two retrievers: one with the settings, and one that gives passages however bad they are. */
    private final class Asking {
        private final Retriever retriever;
        private final Retriever anyScore;
        private final AtomicInteger asked = new AtomicInteger();
        private final int total = questions();

        private Asking(Retriever retriever, Retriever anyScore) {
            this.retriever = retriever;
            this.anyScore = anyScore;
        }

        private record Found(LabelledQuestion question, List<Passage> passages, double best) {}

        private List<SetScore> score(String tenant, List<QuestionSet> sets) {
            return sets.stream().map(set -> score(tenant, set)).toList();
        }

        private SetScore score(String tenant, QuestionSet set) {
            SetScorer scorer = new SetScorer(set.name());
            set.questions().parallelStream()
                    .map(question -> ask(tenant, question))
                    .toList()
                    .forEach(found -> scorer.add(found.question(), found.passages(), found.best()));
            return scorer.score();
        }

        private Found ask(String tenant, LabelledQuestion question) {
            MaskedText masked =
                    masker.open(List.of(), Map.of()).mask(question.text()).text();
            RetrievalQuery query = new RetrievalQuery(tenant, masked, PASSAGES);
            double best = anyScore.retrieve(query).stream()
                    .mapToDouble(Passage::score)
                    .max()
                    .orElse(NO_PASSAGE);
            Found found = new Found(question, retriever.retrieve(query), best);
            progress.step(asked.incrementAndGet(), total);
            return found;
        }
    }
}
