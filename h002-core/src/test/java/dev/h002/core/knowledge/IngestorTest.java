package dev.h002.core.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.StoreException;
import dev.h002.core.embedding.CountingEmbeddingModel;
import dev.h002.core.embedding.HashingEmbeddingModel;
import dev.h002.spi.Chunk;
import dev.langchain4j.data.document.Document;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestorTest {
    private static final String TENANT = "t";

    @TempDir
    Path folder;

    private final MapKnowledgeStore store = new MapKnowledgeStore();
    private final CountingEmbeddingModel model = new CountingEmbeddingModel("counting");
    private final Ingestor ingestor = new Ingestor(store, model);

    @Test
    void aFolderOfAllKindsIsIngested() throws Exception {
        write("returns.md", "# Returns\n\nWithin 30 days.\n\n## Opened\n\nWithin 14 days.");
        write("sub/notes.txt", "Plain text.");
        write("sub/page.html", "<h1>Page</h1><p>Paragraph.</p>");
        Files.write(folder.resolve("terms.pdf"), Pdfs.of(List.of("20:Terms", "11:Read them.")));
        write("ignored.bin", "not mine");
        write(".hidden.md", "hidden");
        List<String> progress = new ArrayList<>();

        IngestReport report = ingestor.ingest(
                TENANT, List.of(folder), (done, total, source) -> progress.add(done + "/" + total + " " + source));

        assertThat(report).isEqualTo(new IngestReport(4, 0, 5, 0, 0, List.of()));
        assertThat(store.all(TENANT))
                .extracting(Chunk::source)
                .containsExactlyInAnyOrder("returns.md", "returns.md", "sub/notes.txt", "sub/page.html", "terms.pdf");
        assertThat(progress).hasSize(4).anySatisfy(line -> assertThat(line).startsWith("4/4 "));
        assertThat(chunk("terms.pdf").metadata()).containsEntry("page", "1");
        assertThat(chunk("sub/notes.txt").title()).isEqualTo("Notes");
    }

    @Test
    void aChunkHoldsWhatTheStoreNeeds() throws Exception {
        write("returns.md", "# Returns\n\n## Opened\n\nWithin 14 days.");
        ingest();

        Chunk chunk = chunk("returns.md");
        assertThat(chunk.title()).isEqualTo("Returns > Opened");
        assertThat(chunk.text()).isEqualTo("Within 14 days.");
        assertThat(chunk.index()).isZero();
        assertThat(chunk.model()).isEqualTo("counting");
        assertThat(chunk.id()).matches("[0-9a-f]{32}");
        assertThat(chunk.contentHash()).matches("[0-9a-f]{64}");
        assertThat(model.embedded()).containsExactly("Returns > Opened\nWithin 14 days.");
        assertThat(chunk.vector())
                .containsExactly(new HashingEmbeddingModel()
                        .embed("Returns > Opened\nWithin 14 days.")
                        .content()
                        .vector());
        assertThat(chunk.metadata().toString()).doesNotContain(folder.toString());
    }

    @Test
    void whatHasNotChangedIsNeitherEmbeddedNorStoredAgain() throws Exception {
        write("a.md", "# A\n\nOne.\n\n## B\n\nTwo.");
        write("b.md", "# C\n\nThree.");
        ingest();
        int puts = store.puts();
        model.forget();

        IngestReport report = ingest();

        assertThat(report).isEqualTo(new IngestReport(2, 2, 0, 3, 0, List.of()));
        assertThat(model.embedded()).isEmpty();
        assertThat(store.puts()).isEqualTo(puts);
    }

    @Test
    void onlyTheChangedChunkIsEmbeddedAlsoWhenOthersMove() throws Exception {
        write("a.md", "# A\n\nOne.\n\n## B\n\nTwo.\n\n## C\n\nThree.");
        ingest();
        model.forget();
        write("a.md", "# A\n\nOne.\n\n## New\n\nBetween.\n\n## B\n\nTwo.\n\n## C\n\nThree.");

        IngestReport report = ingest();

        assertThat(model.embedded()).containsExactly("A > New\nBetween.");
        assertThat(report).isEqualTo(new IngestReport(1, 0, 3, 1, 0, List.of()));
        assertThat(store.all(TENANT))
                .extracting(Chunk::text)
                .containsExactlyInAnyOrder("One.", "Between.", "Two.", "Three.");
    }

    @Test
    void chunksOfAShrunkenFileAndOfARemovedOneGo() throws Exception {
        write("a.md", "# A\n\nOne.\n\n## B\n\nTwo.");
        write("gone.md", "# G\n\nGone.");
        ingest();
        write("a.md", "# A\n\nOne.");
        Files.delete(folder.resolve("gone.md"));

        IngestReport report = ingest();

        assertThat(report).isEqualTo(new IngestReport(1, 0, 0, 1, 2, List.of()));
        assertThat(store.all(TENANT)).extracting(Chunk::text).containsExactly("One.");
    }

    @Test
    void filesOfOtherFoldersAndThoseWithErrorsStay() throws Exception {
        write("one/a.md", "# A\n\nOne.");
        write("two/b.md", "# B\n\nTwo.");
        ingestor.ingest(TENANT, List.of(folder.resolve("one")));
        ingestor.ingest(TENANT, List.of(folder.resolve("two")));
        Files.write(folder.resolve("two/b.md"), new byte[] {0, 1, 2});

        IngestReport report = ingestor.ingest(TENANT, List.of(folder.resolve("two")));

        assertThat(report.errors()).hasSize(1);
        assertThat(report.chunksRemoved()).isZero();
        assertThat(store.all(TENANT)).hasSize(2);
    }

    @Test
    void aFileGivenByItselfStaysOneOfItsFolder() throws Exception {
        write("a.md", "# A\n\nOne.");
        write("b.md", "# B\n\nTwo.");
        ingest();
        ingestor.ingest(TENANT, List.of(folder.resolve("a.md")));
        Files.delete(folder.resolve("a.md"));

        assertThat(ingest().chunksRemoved()).isEqualTo(1);
    }

    @Test
    void eachBadFileIsOneClearErrorAndTheRestGoesOn() throws Exception {
        write("good.md", "# Good\n\nText.");
        write("empty.md", "");
        write("blank.md", " \n\n ");
        write("headings.md", "# Only\n## Headings");
        Files.write(folder.resolve("binary.txt"), new byte[] {7, 0, 7});
        Files.write(folder.resolve("latin1.txt"), "Café".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("broken.pdf"), new byte[] {1, 2, 3});
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("large.md").toFile(), "rw")) {
            large.setLength(20L * 1024 * 1024 + 1);
        }

        IngestReport report = ingestor.ingest(TENANT, List.of(folder, folder.resolve("missing.md")));

        assertThat(report.files()).isEqualTo(1);
        assertThat(report.errors())
                .extracting(error -> error.source().replace(folder + "/", "") + ": " + error.message())
                .containsExactlyInAnyOrder(
                        "missing.md: There is no such file or folder: check the path.",
                        "empty.md: The file holds no text: fill it or leave it out.",
                        "blank.md: The file holds no text: fill it or leave it out.",
                        "headings.md: The file holds no text: fill it or leave it out.",
                        "binary.txt: The file is binary, not text: give .md, .txt, .html or .pdf.",
                        "latin1.txt: The file is not text in UTF-8: save it in that encoding and ingest it again.",
                        "broken.pdf: The file is not a whole PDF: open it to check, and export it again.",
                        "large.md: The file is larger than 20 MB: split it into smaller ones.");
    }

    @Test
    void aKindNoParserReadsIsAnErrorOnlyIfGivenByItself() throws Exception {
        write("data.xyz", "x");

        IngestReport given = ingestor.ingest(TENANT, List.of(folder.resolve("data.xyz")));
        IngestReport inFolder = ingest();

        assertThat(given.errors().get(0).message()).contains("No parser reads");
        assertThat(inFolder.errors().get(0).message()).contains("holds no file that can be read");
    }

    @Test
    void twoFilesOfOneNameDoNotOverwriteEachOther() throws Exception {
        write("one/a.md", "# A\n\nOne.");
        write("two/a.md", "# B\n\nTwo.");

        IngestReport report = ingestor.ingest(TENANT, List.of(folder.resolve("one"), folder.resolve("two")));

        assertThat(report.files()).isEqualTo(1);
        assertThat(report.errors()).extracting(FileError::source).containsExactly("a.md");
    }

    @Test
    void aParserCanBeAdded() throws Exception {
        write("data.csv", "a;b");
        Ingestor mine = Ingestor.builder(store, model)
                .parser(".CSV", in -> Document.from("# Table\n\nfrom csv"))
                .build();

        mine.ingest(TENANT, List.of(folder));

        assertThat(chunk("data.csv").text()).isEqualTo("from csv");
    }

    @Test
    void documentsNeedNotBeFiles() {
        List<SourceDocument> documents =
                List.of(new SourceDocument("help.md", "# Help\n\nText.".getBytes(StandardCharsets.UTF_8)));

        assertThat(ingestor.ingestDocuments(TENANT, documents, IngestProgress.none())
                        .chunksAdded())
                .isEqualTo(1);
        assertThat(chunk("help.md").text()).isEqualTo("Text.");
    }

    @Test
    void chunksOfAnotherModelAreRefusedUntilCleared() throws Exception {
        write("a.md", "# A\n\nOne.");
        ingest();
        Ingestor other = new Ingestor(store, new CountingEmbeddingModel("other"));

        assertThatThrownBy(() -> other.ingest(TENANT, List.of(folder)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("counting")
                .hasMessageContaining("other");
        assertThat(other.clear(TENANT)).isEqualTo(1);
        assertThat(other.ingest(TENANT, List.of(folder)).chunksAdded()).isEqualTo(1);
    }

    @Test
    void aStoreThatFailsIsNoErrorOfAFile() throws Exception {
        write("a.md", "# A\n\nOne.");
        store.fail(true);

        assertThatThrownBy(this::ingest).isInstanceOf(StoreException.class);
    }

    private IngestReport ingest() {
        return ingestor.ingest(TENANT, List.of(folder));
    }

    private Chunk chunk(String source) {
        return store.all(TENANT).stream()
                .filter(chunk -> chunk.source().equals(source))
                .findFirst()
                .orElseThrow();
    }

    private void write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
