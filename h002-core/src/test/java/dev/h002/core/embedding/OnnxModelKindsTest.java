package dev.h002.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models as different exporters write them, each a table whose numbers are known. */
class OnnxModelKindsTest {
    // Rows by token: unknown, start, end, cold, hot, tea.
    private static final TinyModel MODEL = TinyModel.of(
            new float[] {9, 9},
            new float[] {1, 0},
            new float[] {0, 1},
            new float[] {2, 5},
            new float[] {-3, 0},
            new float[] {0, 7});

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "input_ids",
                "input_ids,attention_mask",
                "input_ids,attention_mask,token_type_ids",
                "token_type_ids,input_ids"
            })
    void isGivenTheInputsItHasAndNoOthers(String inputs) {
        try (OnnxEmbeddingModel model = load(MODEL.withInputs(inputs.split(",")), 16)) {
            assertThat(vector(model, "cold")).containsExactly(unit(1 + 0 + 2, 0 + 1 + 5));
        }
    }

    @Test
    void aVectorIsTheMeanOfAllTokensBroughtToLengthOne() {
        try (OnnxEmbeddingModel model = load(MODEL, 16)) {
            assertThat(vector(model, "tea hot tea")).containsExactly(unit(1 + 0 + 0 - 3 + 0, 0 + 1 + 7 + 0 + 7));
            assertThat(model.dimension()).isEqualTo(2);
        }
    }

    @Test
    void aTextBeyondTheWindowIsCutBeforeItsEndMark() {
        try (OnnxEmbeddingModel model = load(MODEL, 4)) {
            assertThat(vector(model, "cold tea hot hot hot")).containsExactly(vector(model, "cold tea"));
            assertThat(model.window()).isEqualTo(2);
            assertThat(model.count("cold tea hot hot hot")).isEqualTo(5);
        }
    }

    @Test
    void aTokenizerWithoutMarksGivesTheWindowToTheText() {
        Path tokenizer = TinyTokenizer.writeWithoutMarks(folder.resolve("tokenizer.json"));
        Path weights = MODEL.write(folder.resolve("model.onnx"));
        try (OnnxEmbeddingModel model = OnnxEmbeddingModel.load("tiny", weights, tokenizer, 3, 1)) {
            assertThat(vector(model, "cold tea hot hot hot")).containsExactly(unit(2 + 0 - 3, 5 + 7 + 0));
            assertThat(model.window()).isEqualTo(3);
            // A space that LangChain4j lets pass, and of which this tokenizer leaves nothing.
            assertThat(vector(model, "\u2003")).containsExactly(0, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "last_hidden_state",
                "token_embeddings",
                "sentence,last_hidden_state",
                "sentence,token_embeddings",
                "hidden"
            })
    void readsTheHiddenStatesWhateverElseItGives(String outputs) {
        try (OnnxEmbeddingModel model = load(MODEL.withOutputs(outputs.split(",")), 16)) {
            assertThat(vector(model, "cold")).containsExactly(unit(3, 6));
        }
    }

    @Test
    void findsOutTheDimensionsThatAModelLeavesOpen() {
        try (OnnxEmbeddingModel model = load(MODEL.withShape(0, 0, 0), 16)) {
            assertThat(model.dimension()).isEqualTo(2);
            assertThat(vector(model, "cold")).containsExactly(unit(3, 6));
        }
    }

    private OnnxEmbeddingModel load(TinyModel model, int maxTokens) {
        return OnnxEmbeddingModel.load(
                "tiny",
                model.write(folder.resolve("model.onnx")),
                TinyTokenizer.write(folder.resolve("tokenizer.json")),
                maxTokens,
                1);
    }

    private static float[] vector(OnnxEmbeddingModel model, String text) {
        return model.embed(text).content().vector();
    }

    private static float[] unit(double x, double y) {
        double norm = Math.sqrt(x * x + y * y);
        return new float[] {(float) (x / norm), (float) (y / norm)};
    }
}
