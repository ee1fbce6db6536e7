package dev.h002.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.h002.H002Exception;
import dev.h002.InvalidInputException;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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
    void aTextHasTheSameBytesAloneInCompanyAndUnderLoad() throws Exception {
        String text = "Do I have any coupons left?";
        float[] alone = vector(text);
        List<TextSegment> company =
                List.of(TextSegment.from("word ".repeat(100)), TextSegment.from(text), TextSegment.from("Hi"));

        assertThat(model.embedAll(company).content().get(1).vector()).containsExactly(alone);
        ExecutorService executor = Executors.newFixedThreadPool(8);
        try {
            List<Future<float[]>> vectors = IntStream.range(0, 64)
                    .mapToObj(i -> executor.submit(() -> vector(i % 2 == 0 ? text : "other words " + i)))
                    .toList();
            for (int i = 0; i < vectors.size(); i += 2) {
                assertThat(vectors.get(i).get()).containsExactly(alone);
            }
        } finally {
            executor.shutdownNow();
        }
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
        Path weights = copy(MiniLmFiles.MODEL, folder);
        Path tokenizer = copy(MiniLmFiles.TOKENIZER, folder);
        OnnxEmbeddingModel loaded = OnnxEmbeddingModel.load("mine", weights, tokenizer, 256, 1);

        assertThat(loaded.embed("I'm cold.").content().vector()).containsExactly(vector("I'm cold."));
        assertThat(loaded.modelName()).isEqualTo("mine");
        loaded.close();
        loaded.close();
        assertThatThrownBy(() -> loaded.embed("I'm cold.")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> loaded.count("I'm cold.")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void filesThatAreMissingOrDamagedAreRefusedInOneSentence(@TempDir Path folder) throws Exception {
        Path damaged = Files.writeString(folder.resolve("damaged"), "not a model");
        Path weights = copy(MiniLmFiles.MODEL, folder);
        Path tokenizer = copy(MiniLmFiles.TOKENIZER, folder);
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> OnnxEmbeddingModel.load("x", damaged, tokenizer, 256, 1))
                .isInstanceOf(H002Exception.class)
                .hasMessageContaining("cannot be loaded");
        assertThatThrownBy(() -> OnnxEmbeddingModel.load("x", weights, damaged, 256, 1))
                .isInstanceOf(H002Exception.class);
        assertThatThrownBy(() -> OnnxEmbeddingModel.load("x", missing, tokenizer, 256, 1))
                .isInstanceOf(H002Exception.class);
        assertThatThrownBy(() -> OnnxEmbeddingModel.load("x", weights, tokenizer, 2, 1))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> OnnxEmbeddingModel.load("x", weights, tokenizer, 256, 0))
                .isInstanceOf(InvalidInputException.class);
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

    private static Path copy(String resource, Path folder) throws Exception {
        Path target = folder.resolve(resource);
        try (InputStream in = MiniLmFiles.open(resource)) {
            Files.copy(in, target);
        }
        return target;
    }
}
