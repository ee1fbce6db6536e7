package dev.h002.core.retrieval.rag;

import static dev.langchain4j.store.embedding.filter.MetadataFilterBuilder.metadataKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.h002.InvalidInputException;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.filter.Filter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VectorEmbeddingStoreTest {
    private final VectorEmbeddingStore store = new VectorEmbeddingStore(2);

    @Test
    void whatWasAddedIsFoundNearestFirst() {
        String east = store.add(vector(3, 0), segment("east", "en"));
        store.add("north", vector(0, 2));
        List<String> more = store.addAll(
                List.of(vector(-1, 0), vector(1, 1)), List.of(segment("west", "de"), segment("north-east", "en")));

        List<EmbeddingMatch<TextSegment>> matches = search(vector(1, 0.1f), 3, 0, null);
        assertThat(matches).extracting(EmbeddingMatch::embeddingId).containsExactly(east, more.get(1), "north");
        assertThat(matches.get(0).embedded()).isEqualTo(segment("east", "en"));
        assertThat(matches.get(0).score()).isCloseTo((1 + 1 / Math.sqrt(1.01)) / 2, within(1e-6));
        assertThat(matches.get(2).embedded()).isNull();
        assertThat(search(vector(1, 0.1f), 9, 0.9, null)).hasSize(1);
    }

    @Test
    void filtersApplyBeforeRanking() {
        store.add(vector(1, 0), segment("a", "en"));
        store.add(vector(0, 1), segment("b", "de"));

        assertThat(search(vector(1, 0), 1, 0, metadataKey("language").isEqualTo("de")))
                .extracting(match -> match.embedded().text())
                .containsExactly("b");
    }

    @Test
    void whatIsRemovedIsGone() {
        String first = store.add(vector(1, 0), segment("a", "en"));
        store.add(vector(0, 1), segment("b", "de"));
        store.add(vector(1, 1), segment("c", "de"));

        store.remove(first);
        assertThat(search(vector(1, 0), 9, 0, null)).hasSize(2);
        store.removeAll(metadataKey("language").isEqualTo("de"));
        assertThat(search(vector(1, 0), 9, 0, null)).isEmpty();
        store.addAll(List.of(vector(1, 0), vector(0, 1)));
        store.removeAll();
        assertThat(search(vector(1, 0), 9, 0, null)).isEmpty();
    }

    @Test
    void whatIsGivenBackIsNobodysButTheCallers() {
        store.add(vector(1, 0), segment("a", "en"));
        search(vector(1, 0), 1, 0, null).get(0).embedding().vector()[0] = -1;

        assertThat(search(vector(1, 0), 1, 0.9, null)).hasSize(1);
    }

    @Test
    void unfitVectorsAreRefusedWhole() {
        assertThatThrownBy(() -> store.addAll(List.of(vector(1, 0), vector(Float.NaN, 0))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> store.add(Embedding.from(new float[] {1, 0, 0})))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> store.addAll(List.of("a"), List.of(), List.of()))
                .isInstanceOf(InvalidInputException.class);
        assertThat(search(vector(1, 0), 9, 0, null)).isEmpty();
    }

    private List<EmbeddingMatch<TextSegment>> search(
            Embedding query, int limit, double minScore, @Nullable Filter filter) {
        return store.search(EmbeddingSearchRequest.builder()
                        .queryEmbedding(query)
                        .maxResults(limit)
                        .minScore(minScore)
                        .filter(filter)
                        .build())
                .matches();
    }

    private static Embedding vector(float x, float y) {
        return Embedding.from(new float[] {x, y});
    }

    private static TextSegment segment(String text, String language) {
        return TextSegment.from(text, Metadata.from("language", language));
    }
}
