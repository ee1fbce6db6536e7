package dev.h002.core.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.MaskedText;
import dev.h002.Passage;
import dev.h002.StoreException;
import dev.h002.core.embedding.CountingEmbeddingModel;
import dev.h002.core.knowledge.IngestProgress;
import dev.h002.core.knowledge.Ingestor;
import dev.h002.core.knowledge.MapKnowledgeStore;
import dev.h002.core.knowledge.SourceDocument;
import dev.h002.spi.RetrievalQuery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnowledgeRetrieverTest {
    private final MapKnowledgeStore store = new MapKnowledgeStore();
    private final CountingEmbeddingModel model = new CountingEmbeddingModel("counting");
    private final KnowledgeRetriever retriever = new KnowledgeRetriever(store, model);

    @Test
    void aPassageSaysWhereItIsFrom() {
        ingest("t", "returns.md", "# Returns\n\nOpened items can be returned.");

        assertThat(ask("t", "Can opened items be returned?")).singleElement().satisfies(passage -> {
            assertThat(passage.source()).isEqualTo("returns.md");
            assertThat(passage.title()).isEqualTo("Returns");
            assertThat(passage.text()).isEqualTo("Opened items can be returned.");
            assertThat(passage.score()).isBetween(0.5, 1.0);
        });
    }

    @Test
    void theStoreIsFollowedByItself() throws Exception {
        try (KnowledgeRetriever followed = KnowledgeRetriever.builder(store, model)
                .pollInterval(Duration.ofMillis(20))
                .build()) {
            assertThat(followed.retrieve(query("t", "returned items"))).isEmpty();
            ingest("t", "returns.md", "Opened items can be returned.");
            await(() -> followed.retrieve(query("t", "returned items")).size() == 1);

            store.fail(true);
            Thread.sleep(60);
            assertThat(followed.retrieve(query("t", "returned items"))).hasSize(1);
            store.fail(false);
            new Ingestor(store, model).clear("t");
            await(() -> followed.retrieve(query("t", "returned items")).isEmpty());
        }
    }

    @Test
    void aClosedRetrieverAsksTheStoreNoMore() throws Exception {
        KnowledgeRetriever closed = KnowledgeRetriever.builder(store, model)
                .pollInterval(Duration.ofMillis(10))
                .build();
        ingest("t", "returns.md", "Opened items can be returned.");
        closed.warmUp("t");
        closed.close();
        Thread.sleep(30);
        int polls = store.polls();
        Thread.sleep(60);

        assertThat(store.polls()).isEqualTo(polls);
        assertThat(closed.retrieve(query("t", "returned items"))).hasSize(1);
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
            Thread.sleep(5);
        }
    }

    @Test
    void aRefreshTakesInWhatChangedAtOnce() {
        ask("t", "returned items");
        ingest("t", "returns.md", "Opened items can be returned.");
        retriever.refresh("t");

        assertThat(ask("t", "returned items")).hasSize(1);
    }

    @Test
    void removedChunksAreNotFoundAnyMore() {
        ingest("t", "returns.md", "Opened items can be returned.");
        ask("t", "returned items");
        new Ingestor(store, model).clear("t");
        retriever.refresh("t");

        assertThat(ask("t", "returned items")).isEmpty();
    }

    @Test
    void whatIsKnownIsSearchedWhileTheStoreIsAway() {
        ingest("t", "returns.md", "Opened items can be returned.");
        ask("t", "returned items");
        store.fail(true);

        assertThatThrownBy(() -> retriever.refresh("t")).isInstanceOf(StoreException.class);
        assertThat(ask("t", "returned items")).hasSize(1);
        assertThatThrownBy(() -> ask("new tenant", "returned items")).isInstanceOf(StoreException.class);
        store.fail(false);
        assertThat(ask("new tenant", "returned items")).isEmpty();
    }

    @Test
    void vectorsOfAnotherModelAreRefused() {
        new Ingestor(store, new CountingEmbeddingModel("other"))
                .ingestDocuments("t", List.of(document("a.md", "Opened items.")), IngestProgress.none());

        assertThatThrownBy(() -> ask("t", "opened items"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("other")
                .hasMessageContaining("counting");
    }

    @Test
    void passagesBelowTheLeastScoreAreNotGiven() {
        ingest("t", "returns.md", "Opened items can be returned.");

        assertThat(ask("t", "Who painted the Mona Lisa?")).isEmpty();
        assertThat(KnowledgeRetriever.builder(store, model)
                        .settings(RetrievalSettings.defaults().withMinScore(-1))
                        .build()
                        .retrieve(query("t", "Who painted the Mona Lisa?")))
                .hasSize(1);
    }

    @Test
    void aTenantThatWasPushedOutComesBack() {
        KnowledgeRetriever small =
                KnowledgeRetriever.builder(store, model).maxTenants(1).build();
        for (String tenant : List.of("a", "b", "c")) {
            ingest(tenant, tenant + ".md", "Opened items can be returned.");
        }
        for (int i = 0; i < 10; i++) {
            for (String tenant : List.of("a", "b", "c")) {
                assertThat(small.retrieve(query(tenant, "returned items")))
                        .extracting(Passage::source)
                        .containsExactly(tenant + ".md");
            }
        }
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        KnowledgeRetriever.Builder builder = KnowledgeRetriever.builder(store, model);

        assertThatThrownBy(() -> RetrievalSettings.defaults().withMinScore(Double.NaN))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RetrievalSettings.defaults().withMinScore(1.1))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> builder.pollInterval(Duration.ofMillis(9))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> builder.maxTenants(0)).isInstanceOf(InvalidInputException.class);
    }

    private void ingest(String tenant, String source, String text) {
        new Ingestor(store, model).ingestDocuments(tenant, List.of(document(source, text)), IngestProgress.none());
    }

    private static SourceDocument document(String source, String text) {
        return new SourceDocument(source, text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Passage> ask(String tenant, String question) {
        return retriever.retrieve(query(tenant, question));
    }

    private static RetrievalQuery query(String tenant, String question) {
        return new RetrievalQuery(tenant, MaskedText.alreadyMasked(question), 3);
    }
}
