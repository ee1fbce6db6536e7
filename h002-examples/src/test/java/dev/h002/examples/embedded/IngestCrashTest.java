package dev.h002.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.core.embedding.HashingEmbeddingModel;
import dev.h002.core.knowledge.IngestReport;
import dev.h002.core.knowledge.Ingestor;
import dev.h002.mongo.MongoStores;
import dev.h002.spi.Chunk;
import dev.h002.spi.KnowledgeStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ingestion that is killed, and goes on, ends as one that was left alone. */
class IngestCrashTest {
    private static final int FILES = 1_500;

    @TempDir
    Path folder;

    @Test
    void killedAndRunAgainTheStoreIsThatOfAnUndisturbedRun() throws Exception {
        Path documents = Files.createDirectory(folder.resolve("documents"));
        for (int i = 0; i < FILES; i++) {
            write(documents, i, "first");
        }
        Path killed = folder.resolve("killed.mv");
        Set<String> toldBefore = ingestUntilKilled(killed, documents, 200);
        assertHolds(killed, toldBefore);

        // The second time over files that changed, moved their chunks and went.
        for (int i = 0; i < FILES; i += 3) {
            write(documents, i, "second");
        }
        for (int i = 1; i < FILES; i += 50) {
            Files.delete(documents.resolve("policy-" + i + ".md"));
        }
        assertHolds(killed, ingestUntilKilled(killed, documents, 700));

        IngestReport rest = ingest(killed, documents);
        assertThat(rest.unchangedFiles()).isPositive();
        assertThat(rest.files() - rest.unchangedFiles())
                .as("there was something left to do")
                .isPositive();
        Path undisturbed = folder.resolve("undisturbed.mv");
        ingest(undisturbed, documents);

        assertThat(state(killed)).isEqualTo(state(undisturbed)).hasSizeGreaterThan(2 * (FILES - FILES / 40));
        assertThat(ingest(killed, documents).unchangedFiles()).isEqualTo(rest.files());
    }

    private static void write(Path documents, int number, String version) throws IOException {
        String added = version.equals("second") ? "## Added\n\nA rule that was added to " + number + ".\n\n" : "";
        Files.writeString(
                documents.resolve("policy-" + number + ".md"),
                "# Policy " + number + "\n\n" + added + "A rule of " + number + ".\n\n## More\n\nMore of it.");
    }

    private static IngestReport ingest(Path file, Path documents) {
        try (EmbeddedMongo server = EmbeddedMongo.start(file);
                MongoStores stores = MongoStores.connect(server.connectionString())) {
            return new Ingestor(stores.knowledge(), new HashingEmbeddingModel()).ingest("default", List.of(documents));
        }
    }

    /** Id by id, all that is stored of each chunk. */
    private static TreeMap<String, String> state(Path file) {
        TreeMap<String, String> state = new TreeMap<>();
        for (Chunk chunk : chunks(file)) {
            state.put(
                    chunk.id(),
                    String.join(
                            "|",
                            chunk.source(),
                            chunk.title(),
                            chunk.index() + "",
                            chunk.text(),
                            chunk.model(),
                            chunk.contentHash(),
                            new TreeMap<>(chunk.metadata()).toString(),
                            Arrays.toString(chunk.vector())));
        }
        return state;
    }

    private static List<Chunk> chunks(Path file) {
        try (EmbeddedMongo server = EmbeddedMongo.start(file);
                MongoStores stores = MongoStores.connect(server.connectionString())) {
            return stores.knowledge()
                    .changesSince("default", KnowledgeStore.BEGINNING)
                    .added();
        }
    }

    /** Whatever was told as done is there. */
    private static void assertHolds(Path file, Set<String> told) {
        Set<String> sources = chunks(file).stream().map(Chunk::source).collect(Collectors.toSet());
        assertThat(sources).containsAll(told);
    }

    /** The files it told of. */
    private Set<String> ingestUntilKilled(Path file, Path documents, int lines) throws Exception {
        Path output = Files.createTempFile(folder, "told", ".txt");
        Process process = ChildProcess.running(IngestingProcess.class, file.toString(), documents.toString())
                .redirectOutput(output.toFile())
                .start();
        try {
            for (int waited = 0; wholeLines(output).size() < lines && waited < 12_000; waited++) {
                assertThat(process.isAlive() || wholeLines(output).size() >= lines)
                        .isTrue();
                Thread.sleep(5);
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        List<String> told = wholeLines(output);
        assertThat(told).hasSizeGreaterThanOrEqualTo(lines).doesNotContain("END");
        return new HashSet<>(told);
    }

    /** Without the one that was being written. */
    private static List<String> wholeLines(Path output) throws IOException {
        String text = Files.readString(output);
        return new ArrayList<>(
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
    }
}
