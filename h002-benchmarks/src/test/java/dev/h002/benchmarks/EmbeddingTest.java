package dev.h002.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.core.embedding.OnnxEmbeddingModel;
import dev.h002.core.embedding.Similarity;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddingTest {
    private static final OnnxEmbeddingModel OURS = OnnxEmbeddingModel.miniLm();
    private static final EmbeddingModel PEER = new AllMiniLmL6V2QuantizedEmbeddingModel();

    @AfterAll
    static void close() {
        OURS.close();
    }

    @ParameterizedTest
    @EnumSource
    void textsHaveTheTokensTheyAreSaidToHave(EmbeddingCase each) {
        assertThat(OURS.count(each.text()) + 2).isEqualTo(each.tokens());
    }

    @Test
    void thePeerGivesTheSameVectorOfAMessage() {
        String message = EmbeddingCase.MESSAGE.text();

        assertThat(Similarity.dot(vector(OURS, message), Similarity.normalized(vector(PEER, message))))
                .isGreaterThan(0.9999f);
    }

    @Test
    void thePeerReadsThePassageToItsWindowOnlyAndOursReadsAll() {
        String passage = EmbeddingCase.PASSAGE.text();
        String otherEnd = passage.substring(0, passage.length() - 60) + "tea";

        assertThat(vector(PEER, otherEnd)).containsExactly(vector(PEER, passage));
        assertThat(vector(OURS, otherEnd)).isNotEqualTo(vector(OURS, passage));
    }

    @Test
    void theControlRunsTheModel() throws Exception {
        try (BareSession control = BareSession.open()) {
            float number = control.run(EmbeddingCase.MESSAGE.text());

            assertThat(number).isFinite().isNotZero().isEqualTo(control.run(EmbeddingCase.MESSAGE.text()));
            assertThat(control.run(EmbeddingCase.PASSAGE.text())).isNotEqualTo(number);
        }
    }

    @Test
    void neighboursAreBusyUntilClosed() throws Exception {
        BusyNeighbours neighbours = new BusyNeighbours(1);
        long seen = neighbours.sum();
        for (int i = 0; i < 1_000 && neighbours.sum() == seen; i++) {
            Thread.sleep(1);
        }
        long later = neighbours.sum();
        neighbours.close();
        long last = neighbours.sum();
        Thread.sleep(5);

        assertThat(later).isNotEqualTo(seen);
        assertThat(neighbours.sum()).isEqualTo(last);
    }

    @Test
    void aNewProcessSaysWhenItHadItsFirstVector(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("starts.csv");

        ColdStart.measure(file, 1);

        assertThat(Files.readAllLines(file)).hasSize(3);
        assertThat(ColdStart.table(file)).contains("| H-002 | 1 |", "| LangChain4j | 1 |");
        assertThat(ColdStart.start(ColdStart.OURS))
                .satisfies(start -> assertThat(start.fromMain()).isBetween(1.0, start.fromProcess()));
    }

    @Test
    void aFileOfNoColdStartsIsRefused(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");

        assertThatThrownBy(() -> ColdStart.table(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cold starts");
    }

    private static float[] vector(EmbeddingModel model, String text) {
        return model.embed(text).content().vector();
    }
}
