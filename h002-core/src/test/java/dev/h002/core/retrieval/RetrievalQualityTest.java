package dev.h002.core.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.MaskedText;
import dev.h002.Passage;
import dev.h002.core.embedding.TestModels;
import dev.h002.core.knowledge.Ingestor;
import dev.h002.core.knowledge.MapKnowledgeStore;
import dev.h002.spi.RetrievalQuery;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The default settings over nine documents and the questions that customers ask about them. */
class RetrievalQualityTest {
    private static KnowledgeRetriever retriever;

    @BeforeAll
    static void ingest() throws Exception {
        MapKnowledgeStore store = new MapKnowledgeStore();
        new Ingestor(store, TestModels.miniLm()).ingest("t", List.of(resource("documents")));
        retriever = new KnowledgeRetriever(store, TestModels.miniLm());
    }

    @Test
    void theAnsweringDocumentIsFoundForNineQuestionsInTen() throws Exception {
        List<String> missed = lines("questions-en.tsv").stream()
                .filter(line -> found(line.split("\t")[1]).stream()
                        .noneMatch(passage -> passage.source().equals(line.split("\t")[0])))
                .toList();

        assertThat(missed).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void theAnsweringDocumentIsMostlyFirst() throws Exception {
        long first = lines("questions-en.tsv").stream()
                .filter(line -> found(line.split("\t")[1]).stream()
                        .limit(1)
                        .anyMatch(passage -> passage.source().equals(line.split("\t")[0])))
                .count();

        assertThat(first).isGreaterThanOrEqualTo(23);
    }

    @Test
    void nothingIsFoundForWhatNoDocumentIsAbout() throws Exception {
        assertThat(lines("off-topic-en.tsv"))
                .allSatisfy(line -> assertThat(found(line.split("\t")[1])).isEmpty());
    }

    private static List<Passage> found(String question) {
        return retriever.retrieve(new RetrievalQuery("t", MaskedText.alreadyMasked(question), 3));
    }

    private static List<String> lines(String name) throws Exception {
        return Files.readAllLines(resource(name), StandardCharsets.UTF_8).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static Path resource(String name) throws Exception {
        return Path.of(Objects.requireNonNull(RetrievalQualityTest.class.getResource(name))
                .toURI());
    }
}
