package dev.h002.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.H002Exception;
import dev.h002.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no model, no tokenizer, or no pair: a typed error that says what to do, and a process that lives on. */
class OnnxModelRefusalTest {
    private static final float[][] TABLE = table(TinyTokenizer.TOKENS);

    @TempDir
    Path folder;

    private Path model;
    private Path tokenizer;

    @BeforeEach
    void write() {
        model = TinyModel.of(TABLE).write(folder.resolve("model.onnx"));
        tokenizer = TinyTokenizer.write(folder.resolve("tokenizer.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not a model",
                "\0",
                "xxxxORTM and more",
                "{\"version\":\"1.0\"}",
                "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
            })
    void aFileThatIsNoModel(String content) throws Exception {
        Path other = Files.writeString(folder.resolve("other"), content);

        assertRefused(() -> load(other, tokenizer), "model", "not an ONNX model", ".onnx file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not a tokenizer",
                "\0",
                "{}",
                "[]",
                "null",
                "{\"version\":\"1.0\",\"model\":{\"type\":\"WordLevel\",\"vocab\":{},\"unk_token\":\"u\"}}"
            })
    void aFileThatIsNoTokenizer(String content) throws Exception {
        Path other = Files.writeString(folder.resolve("other"), content);

        assertRefused(() -> load(model, other), "tokenizer", "not a tokenizer", "tokenizer.json");
    }

    @Test
    void aFileThatIsMissingOrAFolder() {
        Path missing = folder.resolve("missing");

        assertRefused(() -> load(missing, tokenizer), "model", "not there", ".onnx file");
        assertRefused(() -> load(model, missing), "tokenizer", "not there", "tokenizer.json");
        assertRefused(() -> load(folder, tokenizer), "model", "cannot be read", ".onnx file");
        assertRefused(() -> load(model, folder), "tokenizer", "cannot be read", "tokenizer.json");
    }

    @Test
    void aFileThatIsEmpty() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty"));

        assertRefused(() -> load(empty, tokenizer), "model", "is empty", ".onnx file");
        assertRefused(() -> load(model, empty), "tokenizer", "is empty", "tokenizer.json");
    }

    @Test
    void aResourceThatIsNotOnTheClassPath() {
        assertRefused(
                () -> OnnxEmbeddingModel.loadFromClassPath("x", "no/such.onnx", MiniLmFiles.TOKENIZER, 16, 1),
                "model",
                "not there",
                ".onnx file");
        assertRefused(
                () -> OnnxEmbeddingModel.loadFromClassPath("x", MiniLmFiles.MODEL, "no/such.json", 16, 1),
                "tokenizer",
                "not there",
                "tokenizer.json");
    }

    @Test
    void aModelThatIsNoSentenceModel() {
        TinyModel tiny = TinyModel.of(TABLE);

        assertRefused(() -> load(tiny.withInputs("input_ids", "pixel_values")), "model", "other inputs", "BERT-like");
        assertRefused(() -> load(tiny.withInputType(TinyModel.INT32)), "model", "64-bit", "BERT-like");
        assertRefused(() -> load(tiny.withShape(0, 2)), "model", "no hidden state", "last_hidden_state");
    }

    @Test
    void aModelWhoseTokenizerIsAnothers() {
        TinyModel ofFewerTokens = TinyModel.of(table(2));

        assertThatThrownBy(() -> load(ofFewerTokens))
                .isInstanceOf(H002Exception.class)
                .hasMessageContaining("tokenizer belongs to the model");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void aTextOfWhichTheModelMakesNoNumbers(float number) {
        float[][] table = table(TinyTokenizer.TOKENS);
        table[TinyTokenizer.HOT][1] = number;
        try (OnnxEmbeddingModel loaded = load(TinyModel.of(table))) {
            assertThat(loaded.embed("cold tea").content().vector()).hasSize(2);
            assertThatThrownBy(() -> loaded.embed("cold hot tea"))
                    .isInstanceOf(H002Exception.class)
                    .hasMessageContaining("NaN")
                    .hasMessageNotContaining("hot");
            assertThat(loaded.embed("cold tea").content().vector()).hasSize(2);
        }
    }

    @Test
    void aModelWhoseNumbersAreNoneAtAllIsRefusedWhileLoading() {
        float[][] table = table(TinyTokenizer.TOKENS);
        table[TinyTokenizer.START][0] = Float.NaN;

        assertThatThrownBy(() -> load(TinyModel.of(table)))
                .isInstanceOf(H002Exception.class)
                .hasMessageContaining("NaN");
    }

    @Test
    void aDamagedModelIsRefusedOrRunsAndTheProcessLivesOn() throws Exception {
        byte[] whole = TinyModel.of(TABLE).bytes();
        Path damaged = folder.resolve("damaged");
        Random random = new Random(11);
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            byte[] bytes = whole.clone();
            if (i % 2 == 0) {
                bytes = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length - 1));
            } else {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            }
            Files.write(damaged, bytes);
            try (OnnxEmbeddingModel loaded = load(damaged, tokenizer)) {
                assertThat(loaded.embed("cold").content().vector()).isNotEmpty();
            } catch (H002Exception e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThanOrEqualTo(100);
    }

    @Test
    void aTokenizerCutShortIsRefused() throws Exception {
        String whole = Files.readString(tokenizer, StandardCharsets.UTF_8);
        for (int length = 1; length < whole.strip().length(); length += 7) {
            Path cut = Files.writeString(folder.resolve("cut"), whole.substring(0, length));
            assertRefused(() -> load(model, cut), "tokenizer", "not a tokenizer", "tokenizer.json");
        }
    }

    @Test
    void numbersAndNamesThatCannotBe() {
        assertRefused(() -> OnnxEmbeddingModel.load(" ", model, tokenizer, 16, 1), "name", "name", "vectors");
        assertRefused(() -> OnnxEmbeddingModel.load("x", model, tokenizer, 2, 1), "maxTokens", "3", "8192");
        assertRefused(() -> OnnxEmbeddingModel.load("x", model, tokenizer, 8_193, 1), "maxTokens", "3", "8192");
        assertRefused(() -> OnnxEmbeddingModel.load("x", model, tokenizer, 16, 0), "concurrency", "one", "text");
    }

    private OnnxEmbeddingModel load(TinyModel tiny) {
        return load(tiny.write(folder.resolve("tiny.onnx")), tokenizer);
    }

    private static OnnxEmbeddingModel load(Path model, Path tokenizer) {
        return OnnxEmbeddingModel.load("x", model, tokenizer, 16, 1);
    }

    private static void assertRefused(ThrowingCallable load, String field, String... words) {
        assertThatThrownBy(load)
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageContainingAll(words);
    }

    private static float[][] table(int tokens) {
        float[][] table = new float[tokens][];
        for (int i = 0; i < tokens; i++) {
            table[i] = new float[] {1 + i, 2};
        }
        return table;
    }
}
