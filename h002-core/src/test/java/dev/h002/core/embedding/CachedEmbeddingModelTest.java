package dev.h002.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.segment.TextSegment;
import java.util.List;
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
