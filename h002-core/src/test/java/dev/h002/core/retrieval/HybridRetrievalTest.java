package dev.h002.core.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.MaskedText;
import dev.h002.Passage;
import dev.h002.StoreException;
import dev.h002.core.embedding.EmbeddingModels;
import dev.h002.core.embedding.Similarity;
import dev.h002.core.embedding.TestModels;
import dev.h002.core.knowledge.MapKnowledgeStore;
import dev.h002.spi.Chunk;
import dev.h002.spi.RetrievalQuery;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Filters, words, sentences and thresholds with the real model. */
class HybridRetrievalTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private final EmbeddingModel model = TestModels.miniLm();
    private final MapKnowledgeStore store = new MapKnowledgeStore();

    @Test
    void wordsDecideBetweenWhatMeansTheSame() {
        put("zx-900.md", "The ZX-900 coffee machine is descaled every two months.", Map.of());
        put("zx-700.md", "The ZX-700 coffee machine is descaled every three months.", Map.of());
        put("qt-100.md", "The QT-100 coffee machine is descaled every four months.", Map.of());

        for (String name : List.of("ZX-900", "ZX-700", "QT-100")) {
            assertThat(ask("How often do I descale my " + name + "?", Map.of())
                            .get(0)
                            .text())
                    .contains(name);
        }
    }

    @Test
    void oneSentenceOfALongStoryIsEnough() {
        put("trade-in.md", "Old phones are taken back for a voucher; the screen must not be broken.", Map.of());
        put("lounge.md", "Our family lounge has a play corner and a changing room next to the café.", Map.of());
        put("cake.md", "Birthday cakes are ordered two days ahead at the bakery counter.", Map.of());
        put("hours.md", "Stores open at nine on weekdays and at ten on Sundays.", Map.of());

        assertThat(ask(
                                "You are Robin and you spent the whole day in town with two tired children. Your feet hurt and"
                                        + " it has been raining since noon. Last week you bought a new telephone and the former one lies"
                                        + " in a drawer. You would like to get something for it. You are in a good mood otherwise.",
                                Map.of())
                        .get(0)
                        .source())
                .isEqualTo("trade-in.md");
    }

    @Test
    void aFilterLeavesOnlyWhatHoldsItsMetadata() {
        put("en.md", "Parking is free for two hours.", Map.of("language", "en"));
        put("de.md", "Parking is free for three hours.", Map.of("language", "de"));

        assertThat(sources("is parking free", Map.of("language", "de"))).containsExactly("de.md");
        assertThat(sources("is parking free", Map.of("language", "fr"))).isEmpty();
        assertThat(sources("is parking free", Map.of())).hasSize(2);
    }

    @Test
    void onlyWhatIsValidNowIsGiven() {
        put("old.md", "Parking cost one dollar.", Map.of("validUntil", NOW.toString()));
        put(
                "current.md",
                "Parking is free for two hours.",
                Map.of(
                        "validFrom",
                        NOW.toString(),
                        "validUntil",
                        NOW.plusMillis(1).toString()));
        put(
                "coming.md",
                "Parking will cost two dollars.",
                Map.of("validFrom", NOW.plusMillis(1).toString()));

        assertThat(sources("what does parking cost", Map.of())).containsExactly("current.md");
    }

    @Test
    void validityThatCannotBeReadIsNotTakenForValid() {
        put("odd.md", "Parking is free.", Map.of("validUntil", "soon"));

        assertThatThrownBy(() -> sources("parking", Map.of()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("odd.md")
                .hasMessageContaining("validUntil");
    }

    @Test
    void aScoreIsAtMostTheCosineAndTheBestHasNearlyIt() {
        put("parking.md", "Parking is free for two hours behind the building.", Map.of());
        put("cake.md", "Birthday cakes are ordered two days ahead.", Map.of());
        String question = "is parking free";
        float[] asked = model.embed(question).content().vector();

        Passage best = ask(question, Map.of()).get(0);
        double cosine = Similarity.dot(asked, model.embed(best.text()).content().vector());
        assertThat(best.score()).isBetween(cosine - 0.01, cosine + 1e-6);
    }

    @Test
    void withoutWordsAndPartsTheScoreIsTheCosine() {
        put("parking.md", "Parking is free for two hours behind the building.", Map.of());
        KnowledgeRetriever plain = KnowledgeRetriever.builder(store, model)
                .settings(RetrievalSettings.defaults().withWeights(0, 0))
                .build();
        Passage best = plain.retrieve(query("Is parking free? I have a car.", Map.of()))
                .get(0);

        assertThat((float) best.score())
                .isEqualTo(Kernels.best()
                        .dot(
                                model.embed("Is parking free? I have a car.")
                                        .content()
                                        .vector(),
                                model.embed(best.text()).content().vector()));
    }

    @Test
    void bytesFindTheSamePassages() {
        put("parking.md", "Parking is free for two hours behind the building.", Map.of());
        put("cake.md", "Birthday cakes are ordered two days ahead.", Map.of());
        KnowledgeRetriever small = KnowledgeRetriever.builder(store, model)
                .rescoring(Rescoring.INT8)
                .build();

        assertThat(small.retrieve(query("is parking free", Map.of())))
                .extracting(Passage::source)
                .containsExactly("parking.md");
    }

    @Test
    void aQuestionOfSignsOrStopWordsIsNoTrouble() {
        put("parking.md", "Parking is free for two hours.", Map.of());

        assertThat(ask("?!", Map.of())).isEmpty();
        assertThat(ask("what is it with you and me", Map.of())).isEmpty();
        assertThat(ask("parking ".repeat(5_000), Map.of())).hasSize(1);
        assertThat(ask("parking? ".repeat(2_000), Map.of())).hasSize(1);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> RetrievalSettings.defaults().withWeights(-1, 0))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RetrievalSettings.defaults().withWeights(0, Double.NaN))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RetrievalSettings.defaults().withChunkTokens(15))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RetrievalSettings.defaults().withPassagesPerSource(0))
                .isInstanceOf(InvalidInputException.class);
        assertThat(RetrievalSettings.defaultsFor(EmbeddingModels.bestAvailable()))
                .isEqualTo(RetrievalSettings.defaults());
    }

    private void put(String source, String text, Map<String, String> metadata) {
        store.put(
                "t",
                List.of(new Chunk(
                        source,
                        source,
                        "",
                        0,
                        text,
                        model.embed(text).content().vector(),
                        model.modelName(),
                        "hash",
                        metadata)));
    }

    private List<Passage> ask(String question, Map<String, String> metadata) {
        return KnowledgeRetriever.builder(store, model)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .build()
                .retrieve(query(question, metadata));
    }

    private List<String> sources(String question, Map<String, String> metadata) {
        return ask(question, metadata).stream().map(Passage::source).collect(Collectors.toList());
    }

    private static RetrievalQuery query(String question, Map<String, String> metadata) {
        return new RetrievalQuery("t", MaskedText.alreadyMasked(question), 3, metadata);
    }
}
