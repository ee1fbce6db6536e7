package dev.h002.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.H002Exception;
import dev.h002.InvalidInputException;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CachedEmbeddingModelTest {
    private final CountingEmbeddingModel counting = new CountingEmbeddingModel("counting");
    private final CachedEmbeddingModel model = new CachedEmbeddingModel(counting);

    @Test
    void aTextIsEmbeddedOnce() {
        float[] first = model.embed("coffee").content().vector();
        float[] second = model.embed("coffee").content().vector();

        assertThat(second).containsExactly(first);
        assertThat(counting.embedded()).containsExactly("coffee");
    }

    @Test
    void onlyWhatIsNewInAListIsEmbeddedAndTheOrderIsKept() {
        model.embed("tea");
        List<TextSegment> texts = List.of(TextSegment.from("milk"), TextSegment.from("tea"), TextSegment.from("milk"));

        List<float[]> vectors =
                model.embedAll(texts).content().stream().map(e -> e.vector()).toList();

        assertThat(counting.embedded()).containsExactly("tea", "milk");
        assertThat(vectors.get(0)).containsExactly(vectors.get(2));
        assertThat(vectors.get(1)).containsExactly(model.embed("tea").content().vector());
    }

    @Test
    void aCallerWhoChangesAVectorChangesItsOwn() {
        float[] mine = model.embed("coffee").content().vector();
        float before = mine[0];
        mine[0] = 42;

        assertThat(model.embed("coffee").content().vector()[0]).isEqualTo(before);
    }

    @Test
    void keepsNoMoreVectorsThanTold() {
        CachedEmbeddingModel small = new CachedEmbeddingModel(counting, 10);
        List<String> texts =
                IntStream.range(0, 1_000).mapToObj(i -> "text " + i).toList();
        for (String text : texts) {
            small.embed(text);
            assertThat(small.size()).isLessThanOrEqualTo(10);
        }
        small.embedAll(texts.stream().map(TextSegment::from).toList());
        assertThat(small.size()).isEqualTo(10);
        counting.forget();

        texts.forEach(small::embed);

        assertThat(counting.embedded()).hasSizeGreaterThanOrEqualTo(990);
    }

    @Test
    void keeps2000VectorsUnlessToldOtherwise() {
        IntStream.range(0, 3_000).forEach(i -> model.embed("text " + i));

        assertThat(model.size()).isEqualTo(2_000);
    }

    @Test
    void theBoundHoldsWithManyThreads() throws Exception {
        CachedEmbeddingModel small = new CachedEmbeddingModel(counting, 10);
        ExecutorService executor = Executors.newFixedThreadPool(8);
        try {
            List<Future<float[]>> vectors = IntStream.range(0, 2_000)
                    .mapToObj(i -> executor.submit(
                            () -> small.embed("text " + i % 40).content().vector()))
                    .toList();
            for (int i = 40; i < vectors.size(); i++) {
                assertThat(vectors.get(i).get())
                        .containsExactly(vectors.get(i % 40).get());
            }
        } finally {
            executor.shutdownNow();
        }
        small.embed("the last");
        assertThat(small.size()).isLessThanOrEqualTo(10);
    }

    @Test
    void ofNoneAndOfFewerThanNone() {
        CachedEmbeddingModel none = new CachedEmbeddingModel(counting, 0);
        none.embed("coffee");
        none.embed("coffee");

        assertThat(counting.embedded()).hasSize(2);
        assertThatThrownBy(() -> new CachedEmbeddingModel(counting, -1)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void whatFailsIsNotKept() {
        AtomicBoolean broken = new AtomicBoolean(true);
        CachedEmbeddingModel cached = new CachedEmbeddingModel(new EmbeddingModel() {
            @Override
            public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
                if (broken.get()) {
                    throw new H002Exception("no");
                }
                return counting.embedAll(segments);
            }
        });
        assertThatThrownBy(() -> cached.embed("coffee")).isInstanceOf(H002Exception.class);
        broken.set(false);

        assertThat(cached.embed("coffee").content().vector()).hasSize(384);
    }

    @Test
    void aModelThatGivesTooFewVectorsIsRefused() {
        CachedEmbeddingModel cached = new CachedEmbeddingModel(new EmbeddingModel() {
            @Override
            public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
                return Response.from(List.of());
            }
        });

        assertThatThrownBy(() -> cached.embed("coffee"))
                .isInstanceOf(H002Exception.class)
                .hasMessageContaining("0 vectors for 1 texts");
    }

    @Test
    void longTextsAreNotKept() {
        String text = "long ".repeat(1000);
        model.embed(text);
        model.embed(text);

        assertThat(counting.embedded()).hasSize(2);
    }

    @Test
    void speaksForTheModelBehindItAndClosesIt() {
        assertThat(model.modelName()).isEqualTo("counting");
        assertThat(model.dimension()).isEqualTo(384);
        assertThat(new CachedEmbeddingModel(TestModels.miniLm()).count("hello world"))
                .isEqualTo(2);
        model.close();
        assertThat(counting.closed).isTrue();
    }
}
