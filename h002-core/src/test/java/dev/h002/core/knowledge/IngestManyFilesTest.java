package dev.h002.core.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.core.embedding.CountingEmbeddingModel;
import dev.h002.spi.Chunk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches over many files, and what is done only once. */
class IngestManyFilesTest {
    @TempDir
    Path folder;

    private final MapKnowledgeStore store = new MapKnowledgeStore();
    private final CountingEmbeddingModel model = new CountingEmbeddingModel("counting");
    private final Ingestor ingestor = new Ingestor(store, model);

    @Test
    void sevenHundredDocumentsAreTakenOnceWithTheirErrorsApart() throws Exception {
        for (int i = 0; i < 700; i++) {
            Files.writeString(
                    folder.resolve("policy-" + i + ".md"),
                    "# Policy " + i + "\n\nRule one of " + i + ".\n\n## More\n\nRule two of " + i + ".");
        }
        for (int i = 0; i < 7; i++) {
            Files.write(folder.resolve("broken-" + i + ".md"), new byte[] {0, 1, 2});
        }
        List<Integer> progress = new ArrayList<>();

        IngestReport first = ingestor.ingest("t", List.of(folder), (done, total, source) -> {
            assertThat(total).isEqualTo(707);
            progress.add(done);
        });

        assertThat(first.files()).isEqualTo(700);
        assertThat(first.chunksAdded()).isEqualTo(1_400);
        assertThat(first.errors()).hasSize(7);
        assertThat(progress).hasSize(707).isSorted().doesNotHaveDuplicates();
        assertThat(store.batches()).allMatch(size -> size <= 256).hasSize(6);

        model.forget();
        IngestReport second = ingestor.ingest("t", List.of(folder));
        assertThat(second.unchangedFiles()).isEqualTo(700);
        assertThat(model.embedded()).isEmpty();
        assertThat(store.puts()).isEqualTo(1_400);

        Files.writeString(folder.resolve("policy-31.md"), "# Policy 31\n\nRule one of 31.\n\n## More\n\nAnother rule.");
        Files.delete(folder.resolve("policy-32.md"));
        IngestReport third = ingestor.ingest("t", List.of(folder));
        assertThat(third.chunksAdded()).isEqualTo(1);
        assertThat(third.chunksRemoved()).isEqualTo(2);
        assertThat(third.unchangedFiles()).isEqualTo(698);
        assertThat(model.embedded()).containsExactly("Policy 31 > More\nAnother rule.");
    }

    @Test
    void progressIsToldOnlyOfWhatIsStored() throws Exception {
        for (int i = 0; i < 600; i++) {
            Files.writeString(folder.resolve("policy-" + i + ".txt"), "Rule " + i + ".");
        }

        ingestor.ingest("t", List.of(folder), (done, total, source) -> {
            assertThat(store.puts()).isGreaterThanOrEqualTo(done);
            assertThat(store.puts() - done).isLessThan(256);
        });

        assertThat(store.all("t")).hasSize(600);
    }

    @Test
    void aLongDocumentIsStoredInBoundedBatches() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            text.append("## Part ").append(i).append("\n\nRule ").append(i).append(".\n\n");
        }
        Files.writeString(folder.resolve("handbook.md"), text);

        assertThat(ingestor.ingest("t", List.of(folder)).chunksAdded()).isEqualTo(1_000);
        assertThat(store.batches()).containsExactly(256, 256, 256, 232);

        Files.writeString(folder.resolve("handbook.md"), "## New\n\nFirst.\n\n" + text);
        model.forget();
        ingestor.ingest("t", List.of(folder));
        assertThat(model.embedded()).containsExactly("Handbook > New\nFirst.");
        assertThat(store.all("t")).hasSize(1_001);
    }

    @Test
    void aRenamedFileAndASecondCopyEmbedNothing() throws Exception {
        Files.writeString(folder.resolve("returns.md"), "# Returns\n\nWithin 30 days.");
        ingestor.ingest("t", List.of(folder));
        Files.move(folder.resolve("returns.md"), folder.resolve("refunds.md"));
        Files.copy(folder.resolve("refunds.md"), folder.resolve("copy.md"));
        model.forget();

        IngestReport report = ingestor.ingest("t", List.of(folder));

        assertThat(report.chunksAdded()).isEqualTo(2);
        assertThat(report.chunksRemoved()).isEqualTo(1);
        assertThat(model.embedded()).isEmpty();
        assertThat(store.all("t")).extracting(Chunk::source).containsExactlyInAnyOrder("refunds.md", "copy.md");
    }

    @Test
    void theSameTextInManyFilesIsEmbeddedOnceABatch() throws Exception {
        for (int i = 0; i < 100; i++) {
            Files.writeString(folder.resolve("faq-" + i + ".md"), "# Parking\n\nBehind the store.");
        }

        ingestor.ingest("t", List.of(folder));

        assertThat(model.embedded()).hasSize(1);
        assertThat(store.all("t")).hasSize(100);
    }

    @Test
    void whateverTheOrderOfChangesTheStoreHoldsWhatTheFilesDo() throws Exception {
        Random random = new Random(5);
        for (int round = 0; round < 12; round++) {
            for (int change = 0; change < 40; change++) {
                Path file = folder.resolve("file-" + random.nextInt(60) + ".md");
                if (random.nextInt(4) == 0) {
                    Files.deleteIfExists(file);
                } else {
                    StringBuilder text = new StringBuilder();
                    for (int part = random.nextInt(9); part >= 0; part--) {
                        text.append("## Part ").append(random.nextInt(12)).append("\n\nRule.\n\n");
                    }
                    Files.writeString(file, text);
                }
            }
            ingestor.ingest("t", List.of(folder));
            MapKnowledgeStore fresh = new MapKnowledgeStore();
            new Ingestor(fresh, new CountingEmbeddingModel("counting")).ingest("t", List.of(folder));

            assertThat(state(store)).isEqualTo(state(fresh));
        }
    }

    @Test
    void moreFilesThanTheBoundAreSaidAndNothingIsRemoved() throws Exception {
        for (int i = 0; i < 4; i++) {
            Files.writeString(folder.resolve("file-" + i + ".md"), "Rule.");
        }

        FileWalk walk = FileWalk.of(List.of(folder), new DocumentFormats(), 3);

        assertThat(walk.files()).hasSize(3);
        assertThat(walk.folders()).isEmpty();
        assertThat(walk.errors())
                .singleElement()
                .extracting(FileError::message)
                .asString()
                .contains("more than 3");
    }

    /** Everything but the order. */
    private static Map<String, String> state(MapKnowledgeStore store) {
        Map<String, String> state = new HashMap<>();
        for (Chunk chunk : store.all("t")) {
            state.put(
                    chunk.id(),
                    chunk.source()
                            + chunk.title()
                            + chunk.index()
                            + chunk.text()
                            + chunk.contentHash()
                            + chunk.metadata()
                            + Arrays.hashCode(chunk.vector()));
        }
        return state;
    }
}
