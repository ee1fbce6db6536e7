package dev.h002.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.core.knowledge.SourceDocument;
import dev.h002.examples.questions.LabelledQuestion;
import dev.h002.examples.questions.QuestionCorpus;
import dev.h002.examples.questions.QuestionSet;
import dev.h002.examples.questions.TestCollection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code retrieve --score}, with a model that hashes words. */
class RetrieveScoreTest {
    @TempDir
    Path folder;

    private CommandRun command;

    @BeforeEach
    void prepare() {
        command = new CommandRun(folder);
    }

    @Test
    void scoresTheBuiltInQuestions() {
        assertThat(command.run("retrieve", "--score")).isZero();
        assertThat(command.out())
                .startsWith("h002-hashing-384-v1, chunks of ")
                .containsPattern("policy +110 ")
                .containsPattern("intents +360 ")
                .contains("90% reach")
                .doesNotContain("variant");
        assertThat(command.err()).isEmpty();
        assertThat(command.shop.closed).isTrue();
    }

    /** Of a small corpus, since all variants of the built-in one take minutes. */
    @Test
    void comparesVariants() {
        SourceDocument kites = new SourceDocument("kites.md", "# Kites\n\nThey fly.".getBytes(UTF_8));
        LabelledQuestion question = new LabelledQuestion("a", "Do kites fly?", Set.of("kites.md"));
        QuestionCorpus corpus = new QuestionCorpus(
                List.of(new TestCollection(
                        "policy", List.of(kites), List.of(new QuestionSet("policy", List.of(question))))),
                List.of());
        Settings settings =
                SettingsLoader.of(Map.of("MOCK_LLM", "true"), folder).load(Map.of());
        Heard progress = new Heard();
        try (ShopSession session = new ShopSession(settings, command.shop, progress)) {
            assertThat(new RetrievalScoring(session, corpus).variants())
                    .contains("policy              1   100.0%   100.0%   100.0%")
                    .containsPattern("(?m)^vectors alone +100.0 / 100.0 ")
                    .containsPattern("(?m)^the default +100.0 / 100.0 ")
                    .containsPattern("(?m)^0.28 +");
        }
        assertThat(progress.begun)
                .startsWith("Reading the documents of policy", "Asking")
                .anyMatch(what -> what.matches("Variant 2 of \\d+"));
        assertThat(progress.steps).isPositive();
        assertThat(progress.ended).isTrue();
    }

    private static final class Heard implements Progress {
        private final List<String> begun = new ArrayList<>();
        private int steps;
        private boolean ended;

        @Override
        public void begin(String what) {
            begun.add(what);
        }

        @Override
        public synchronized void step(long done, long total) {
            steps++;
            assertThat(done).isLessThanOrEqualTo(total);
        }

        @Override
        public void end() {
            ended = true;
        }

        @Override
        public void note(String line) {}

        @Override
        public void close() {}
    }

    @Test
    void asksItsOwnQuestionsOnly() {
        assertThat(command.run("retrieve", "--score", "parking")).isEqualTo(2);
        assertThat(command.err()).hasLineCount(1).contains("QUERY");
        assertThat(command.run("retrieve", "--score", "--top", "3")).isEqualTo(2);
        assertThat(command.run("retrieve", "--score", "--json")).isEqualTo(2);
        assertThat(command.run("retrieve", "--score", "--jsonl")).isEqualTo(2);
        assertThat(command.out()).isEmpty();
    }

    @Test
    void variantsGoWithAScore() {
        assertThat(command.run("retrieve", "--variants", "parking")).isEqualTo(2);
        assertThat(command.err()).hasLineCount(1).contains("--score");
    }
}
