package dev.h002.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on real files, the embedded database and the real model. */
class IngestCommandTest {
    @TempDir
    Path folder;

    private Path documents;
    private RealCommands commands;

    @BeforeEach
    void prepare() throws IOException {
        commands = RealCommands.in(folder);
        documents = Files.createDirectory(folder.resolve("documents"));
        Files.writeString(
                documents.resolve("parking.md"), "# Parking\n\nCars park behind the store.\n\n## Bicycles\n\nFree.");
        Files.writeString(documents.resolve("doc-0001.txt"), "Dogs may come in on a leash.");
    }

    @Test
    void theSummaryCountsDocumentsAndPassages() throws IOException {
        assertThat(commands.run("ingest", documents.toString()).out())
                .isEqualTo(
                        "2 documents taken in, 0 unchanged, 0 not taken. Passages: 3 added, 0 unchanged, 0 removed.\n");
        Files.writeString(documents.resolve("parking.md"), "# Parking\n\nCars park on the roof.");
        Files.delete(documents.resolve("doc-0001.txt"));

        RealCommands.Ended second = commands.run("ingest", "--json", documents.toString());

        assertThat(second.out())
                .isEqualTo("{\"documents\":1,\"chunks\":1,\"unchanged\":0,\"chunksUnchanged\":0,\"chunksRemoved\":2,"
                        + "\"errors\":0,\"problems\":[]}\n");
        assertThat(second.code()).isZero();
        assertThat(second.err()).isEmpty();
    }

    @Test
    void aNameThatSaysNothingIsStoredAndReadBackAsATitle() {
        commands.run("ingest", documents.toString());

        JsonNode passage = commands.run("retrieve", "--json", "--top", "1", "Can I bring my dog?")
                .json()
                .at("/passages/0");

        assertThat(passage.get("title").textValue()).isEqualTo("Doc 0001");
        assertThat(passage.get("text").textValue()).isEqualTo("Dogs may come in on a leash.");
    }

    @Test
    void badFilesAreALineEachAndTheOthersAreTaken() throws IOException {
        Files.writeString(documents.resolve("cut.pdf"), "%PDF-1.7 and no more");
        Files.write(documents.resolve("binary.md"), new byte[] {1, 0, 2});
        Files.write(documents.resolve("latin.txt"), "Café".getBytes(StandardCharsets.ISO_8859_1));
        Files.createFile(documents.resolve("empty.html"));
        Files.writeString(documents.resolve("dated.md"), "---\nvalid-until: next year\n---\nText.");
        try (RandomAccessFile large =
                new RandomAccessFile(documents.resolve("large.md").toFile(), "rw")) {
            large.setLength(100L * 1024 * 1024);
        }

        RealCommands.Ended ended = commands.run(
                "ingest", documents.toString(), folder.resolve("absent.md").toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).startsWith("2 documents taken in, 0 unchanged, 7 not taken.");
        assertThat(ended.err().lines())
                .hasSize(7)
                .allMatch(line -> line.startsWith("h002: "))
                .noneMatch(line -> line.contains("Exception"))
                .anyMatch(line -> line.contains("absent.md: There is no such file"))
                .anyMatch(line -> line.contains("cut.pdf: The file is not a whole PDF"))
                .anyMatch(line -> line.contains("binary.md: The file is binary"))
                .anyMatch(line -> line.contains("latin.txt: The file is not text in UTF-8"))
                .anyMatch(line -> line.contains("empty.html: The file holds no text"))
                .anyMatch(line -> line.contains("dated.md: Its valid-until is no date"))
                .anyMatch(line -> line.contains("large.md: The file is larger than 20 MB"));
        assertThat(commands.run("ingest", documents.toString()).out()).startsWith("0 documents taken in, 2 unchanged");
    }

    @Test
    void ifNothingIsThereNothingIsOpened() {
        RealCommands.Ended ended =
                commands.run("ingest", folder.resolve("absent.md").toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).hasLineCount(1).contains("absent.md");
        assertThat(folder.resolve(".h002")).doesNotExist();
    }
}
