package dev.h002.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.H002Exception;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParallelEmbeddingTest {
    @ParameterizedTest
    @CsvSource({"0,2", "1,2", "16,2", "17,2", "100,1", "100,2", "100,8"})
    void vectorsComeInTheOrderOfTheTexts(int count, int threads) {
        HashingEmbeddingModel model = new HashingEmbeddingModel();
        List<String> texts =
                IntStream.range(0, count).mapToObj(i -> "text " + i).toList();

        List<float[]> vectors = ParallelEmbedding.embed(model, texts, threads);

        assertThat(vectors).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(vectors.get(i))
                    .containsExactly(model.embed(texts.get(i)).content().vector());
        }
    }

    @Test
    void vectorsAreBroughtToLengthOne() {
        EmbeddingModel model = model(segments -> segments.stream()
                .map(segment -> Embedding.from(new float[] {3, 4}))
                .toList());

        assertThat(ParallelEmbedding.embed(model, List.of("a"), 2).get(0)).containsExactly(0.6f, 0.8f);
    }

    @Test
    void whatTheModelThrowsIsThrown() {
        EmbeddingModel model = model(segments -> {
            throw new IllegalArgumentException("no");
        });

        assertThatThrownBy(() -> ParallelEmbedding.embed(
                        model, IntStream.range(0, 100).mapToObj(i -> "t" + i).toList(), 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aModelThatGivesTooFewVectorsIsRefused() {
        assertThatThrownBy(() -> ParallelEmbedding.embed(model(segments -> List.of()), List.of("a"), 2))
                .isInstanceOf(H002Exception.class);
    }

    @Test
    void interruptionEndsIt() {
        HashingEmbeddingModel model = new HashingEmbeddingModel();
        List<String> texts = IntStream.range(0, 100).mapToObj(i -> "t" + i).toList();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> ParallelEmbedding.embed(model, texts, 2)).isInstanceOf(H002Exception.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static EmbeddingModel model(Function<List<TextSegment>, List<Embedding>> vectors) {
        return new EmbeddingModel() {
            @Override
            public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
                return Response.from(vectors.apply(segments));
            }
        };
    }
}
