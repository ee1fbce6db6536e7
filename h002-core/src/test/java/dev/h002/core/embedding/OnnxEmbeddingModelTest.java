package dev.h002.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxEmbeddingModelTest {
    private final OnnxEmbeddingModel model = TestModels.miniLm();

    @Test
    void vectorsHave384NumbersAndLengthOne() {
        float[] vector = vector("Where is the nearest store?");

        assertThat(vector).hasSize(384);
        assertThat(Similarity.dot(vector, vector)).isCloseTo(1, within(1e-5f));
        assertThat(model.dimension()).isEqualTo(384);
        assertThat(model.modelName()).isEqualTo("all-minilm-l6-v2-q");
    }

    @Test
    void meaningIsNearerThanWords() {
        float[] cold = vector("I'm cold.");

        assertThat(Similarity.dot(cold, vector("I am freezing")))
                .isGreaterThan(Similarity.dot(cold, vector("I'm old.")) + 0.1f);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm cold.",
                "Where is the nearest store with coffee?",
                "Opened items can be returned within 14 days, as long as nothing is missing and they still work."
            })
    void agreesWithTheModelsOwnLibrary(String text) {
        EmbeddingModel reference = new AllMiniLmL6V2QuantizedEmbeddingModel();
        float[] expected = Similarity.normalized(reference.embed(text).content().vector());

        assertThat(Similarity.dot(vector(text), expected)).isGreaterThan(0.9999f);
    }

    @Test
    void reads256TokensAndNotOnlyTheFirst128() {
        String words200 = "store ".repeat(200);
        String words300 = "store ".repeat(300);

        assertThat(vector(words200 + "refund")).isNotEqualTo(vector(words200 + "coffee"));
        assertThat(vector(words300 + "refund")).containsExactly(vector(words300 + "coffee"));
    }

    @Test
    void countsTheTokensOfTextsOfAnyLength() {
        assertThat(model.count("hello world")).isEqualTo(2);
        assertThat(model.count("word ".repeat(1000))).isEqualTo(1000);
        assertThat(model.count("")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ud83d",
                "a\ud83d b",
                "\udc00",
                "\u0000",
                "a\u0000b",
                "😀",
                "日本語のテキスト",
                "\n\t ",
                "<EMAIL_1>",
                "\u202e"
            })
    void readsWhateverAStringCanHold(String text) {
        assertThat(vector("x" + text + "x")).hasSize(384).doesNotContain(Float.NaN);
        assertThat(model.count(text)).isNotNegative();
    }

    @Test
    void aVeryLongTextIsReadAtItsBeginning() {
        assertThat(vector("cold ".repeat(200_000))).containsExactly(vector("cold ".repeat(300)));
    }

    @Test
    void loadsFromFilesAndIsOfNoUseOnceClosed(@TempDir Path folder) throws Exception {
        Path weights = write(MiniLmFiles.model(), folder.resolve("model.onnx"));
        Path tokenizer = write(MiniLmFiles.tokenizer(), folder.resolve("tokenizer.json"));
        OnnxEmbeddingModel loaded = OnnxEmbeddingModel.load("mine", weights, tokenizer, 256, 1);

        assertThat(loaded.embed("I'm cold.").content().vector()).containsExactly(vector("I'm cold."));
        assertThat(loaded.modelName()).isEqualTo("mine");
        loaded.close();
        loaded.close();
        assertThatThrownBy(() -> loaded.embed("I'm cold.")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> loaded.count("I'm cold.")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void loadsAnyResourceOfTheClassPath() {
        try (OnnxEmbeddingModel loaded =
                OnnxEmbeddingModel.loadFromClassPath("from a jar", MiniLmFiles.MODEL, MiniLmFiles.TOKENIZER, 256, 1)) {
            assertThat(loaded.embed("I'm cold.").content().vector()).containsExactly(vector("I'm cold."));
            assertThat(loaded.modelName()).isEqualTo("from a jar");
            assertThat(loaded.dimension()).isEqualTo(384);
            assertThat(loaded.window()).isEqualTo(254);
        }
    }

    @Test
    void theSwitchesThatKeepTheTokenizerOffTheNetworkAreGivenBack() {
        assertThat(model.dimension()).isPositive();
        assertThat(System.getProperty("ai.djl.offline")).isNull();
        assertThat(System.getProperty("OPT_OUT_TRACKING")).isNull();
    }

    private float[] vector(String text) {
        return model.embed(text).content().vector();
    }

    private static Path write(ModelFile file, Path target) throws Exception {
        return Files.write(target, file.read());
    }
}
