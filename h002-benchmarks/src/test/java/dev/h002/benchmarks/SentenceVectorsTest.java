package dev.h002.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.h002.core.embedding.Similarity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentenceVectorsTest {
    @TempDir
    Path folder;

    @Test
    void sentencesAndPairsOfThemAreEmbeddedAndReadBack() throws Exception {
        write(
                "harrow-documents",
                "text",
                "# Returns\\n\\nA coat goes back within thirty days. Boots go back within ten days.");
        write("larkfield-documents", "text", "The shop on the corner opens at nine in the morning.");
        Files.writeString(
                folder.resolve("faq.jsonl"),
                "{\"question\":\"How long is a voucher good?\",\"answer\":\"A voucher is good for two years.\"}\n");
        write("intents", "text", "still no card in the post");
        write("larkfield-questions", "query", "When does the shop open?");
        write("out-of-scope", "query", "will it rain in Lisbon");
        Path file = folder.resolve("vectors.bin");
        SentenceVectors.write(folder, 20, file);

        VectorCorpus corpus = SentenceVectors.read(file, 12);
        assertThat(corpus.vectors()).hasNumberOfRows(12);
        assertThat(corpus.queries()).hasNumberOfRows(3);
        for (float[] vector : corpus.vectors()) {
            assertThat(Similarity.dot(vector, vector)).isCloseTo(1, within(1e-4f));
        }
        assertThatThrownBy(() -> SentenceVectors.read(file, 21)).isInstanceOf(IOException.class);
        Files.delete(folder.resolve("faq.jsonl"));
        assertThatThrownBy(() -> SentenceVectors.write(folder, 20, file)).isInstanceOf(NoSuchFileException.class);
    }

    private void write(String name, String field, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".jsonl"), "{\"" + field + "\":\"" + text + "\"}\n");
    }
}
