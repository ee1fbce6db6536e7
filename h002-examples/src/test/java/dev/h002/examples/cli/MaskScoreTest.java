package dev.h002.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.examples.corpus.GoldMessage;
import dev.h002.examples.corpus.MaskingCorpus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mask --score}, with a masker that finds email addresses only. */
class MaskScoreTest {
    private static final String EMAIL =
            "{\"id\":\"a\",\"text\":\"To ann@x.org\",\"spans\":[{\"type\":\"EMAIL\",\"start\":3,\"end\":12}]}\n";
    private static final String NOTHING = "{\"id\":\"b\",\"text\":\"To bob@x.org\",\"spans\":[]}\n";

    @TempDir
    Path folder;

    private CommandRun command;

    @BeforeEach
    void prepare() {
        command = new CommandRun(folder);
    }

    @Test
    void scoresAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("gold.jsonl"), EMAIL + "\n" + NOTHING);
        assertThat(command.run("mask", "--score", file.toString())).isZero();
        assertThat(command.out())
                .contains("EMAIL                1       2       1     0.5000   1.0000   0.6667     0.6667")
                .contains("Messages without personal data: 1, 1 with a finding")
                .doesNotContain("x.org");
    }

    @Test
    void scoresTheBuiltInCorpusWithoutAFile() {
        assertThat(command.run("mask", "--score")).isZero();
        assertThat(command.out()).contains("NATIONAL_ID").contains("Address characters masked");
    }

    @Test
    void aBadLineEndsIt() throws IOException {
        Path file = Files.writeString(folder.resolve("gold.jsonl"), EMAIL + "ann@x.org\n");
        assertThat(command.run("mask", "--score", file.toString())).isEqualTo(2);
        assertThat(command.err()).contains("Line 2").doesNotContain("x.org");
        assertThat(command.out()).isEmpty();
    }

    @Test
    void doesNotGoWithJsonLines() {
        assertThat(command.run("mask", "--score", "--jsonl")).isEqualTo(2);
        assertThat(command.err()).hasLineCount(1).contains("--jsonl");
    }

    @Test
    void theCorpusIsInputForJsonLinesAsItIs() throws IOException {
        try (InputStream corpus = MaskingCorpus.open()) {
            command.input(corpus.readAllBytes());
        }
        assertThat(command.run("mask", "--jsonl")).isZero();
        assertThat(command.jsonLines())
                .noneMatch(line -> line.has("error"))
                .extracting(line -> line.get("id").textValue())
                .containsExactlyElementsOf(MaskingCorpus.generate(MaskingCorpus.SEED).stream()
                        .map(GoldMessage::id)
                        .toList());
    }
}
