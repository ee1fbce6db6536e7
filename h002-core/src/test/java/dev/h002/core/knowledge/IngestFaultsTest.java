package dev.h002.core.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.h002.H002Exception;
import dev.h002.InvalidInputException;
import dev.h002.core.embedding.CountingEmbeddingModel;
import dev.h002.spi.Chunk;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.io.ByteArrayOutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad files cost themselves; a bad model costs nothing that is stored. */
class IngestFaultsTest {
    @TempDir
    Path folder;

    private final MapKnowledgeStore store = new MapKnowledgeStore();

    @Test
    void everyKindOfBadFileIsOneErrorAndTheGoodOnesAreTaken() throws Exception {
        byte[] pdf = Pdfs.of(List.of("11:Hello."));
        Files.write(folder.resolve("cut.pdf"), Arrays.copyOf(pdf, pdf.length / 2));
        Files.write(folder.resolve("locked.pdf"), locked(pdf));
        Files.write(folder.resolve("image.md"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});
        Files.write(folder.resolve("empty.html"), new byte[0]);
        Files.write(folder.resolve("latin.md"), "Café".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("date.md"), "---\nvalid-from: someday\n---\nText.");
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("large.txt").toFile(), "rw")) {
            large.setLength(100L * 1024 * 1024);
        }
        for (int i = 0; i < 3; i++) {
            Files.writeString(folder.resolve("good-" + i + ".md"), "Good text " + i + ".");
        }

        IngestReport report = ingestor(vector -> vector).ingest("t", List.of(folder));

        assertThat(report.files()).isEqualTo(3);
        assertThat(store.all("t")).hasSize(3);
        assertThat(report.errors())
                .extracting(error -> error.source() + ": " + error.message())
                .containsExactlyInAnyOrder(
                        "cut.pdf: The file is not a whole PDF: open it to check, and export it again.",
                        "locked.pdf: The PDF is protected by a password: remove it first.",
                        "image.md: The file is not text in UTF-8: save it in that encoding and ingest it again.",
                        "empty.html: The file holds no text: fill it or leave it out.",
                        "latin.md: The file is not text in UTF-8: save it in that encoding and ingest it again.",
                        "date.md: Its valid-from is no date: write it as 2026-01-31 or 2026-01-31T00:00:00Z.",
                        "large.txt: The file is larger than 20 MB: split it into smaller ones.");
    }

    @Test
    void aFileThatCannotBeReadIsOneErrorToo() throws Exception {
        // Opening this one fails for everybody: who runs tests as root may read what is forbidden to others.
        Path unreadable = Path.of("/proc/self/mem");
        assumeTrue(Files.isRegularFile(unreadable), "there is no such file on this system");
        Files.createSymbolicLink(folder.resolve("memory.md"), unreadable);
        Files.writeString(folder.resolve("good.md"), "Good.");

        IngestReport report =
                ingestor(vector -> vector).ingest("t", List.of(folder.resolve("memory.md"), folder.resolve("good.md")));

        assertThat(report.files()).isEqualTo(1);
        assertThat(report.errors())
                .containsExactly(new FileError("memory.md", "The file cannot be read: check its permissions."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
    void vectorsThatAreNoNumbersAreRefusedAndTheStoreIsUnharmed(String number) throws Exception {
        write(300);
        ingestor(vector -> vector).ingest("t", List.of(folder));
        List<Chunk> before = store.all("t");
        Files.writeString(folder.resolve("rule-7.md"), "Changed.");
        Files.delete(folder.resolve("rule-8.md"));

        Ingestor broken = ingestor(vector -> {
            vector[vector.length / 2] = Float.parseFloat(number);
            return vector;
        });

        assertThatThrownBy(() -> broken.ingest("t", List.of(folder)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("counting")
                .hasMessageContaining("finite")
                .hasMessageNotContaining("Changed");
        assertThat(store.all("t")).isEqualTo(before);
        assertThat(ingestor(vector -> vector).ingest("t", List.of(folder)).chunksAdded())
                .isEqualTo(1);
    }

    @Test
    void vectorsOfAnotherLengthAreRefusedAndTheStoreIsUnharmed() throws Exception {
        write(3);
        Ingestor shorter = ingestor(vector -> Arrays.copyOf(vector, 17));
        ingestor(vector -> vector).ingest("t", List.of(folder));
        Files.writeString(folder.resolve("rule-1.md"), "Changed.");

        assertThatThrownBy(() -> shorter.ingest("t", List.of(folder)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("17")
                .hasMessageContaining("384");
        assertThat(store.all("t")).hasSize(3).noneMatch(chunk -> chunk.text().equals("Changed."));
    }

    @Test
    void vectorsOfSeveralLengthsAreRefusedBeforeAnyIsStored() throws Exception {
        write(10);
        int[] calls = {0};
        Ingestor changing = ingestor(vector -> Arrays.copyOf(vector, 380 + calls[0]++ % 2));

        assertThatThrownBy(() -> changing.ingest("t", List.of(folder))).isInstanceOf(InvalidInputException.class);
        assertThat(store.all("t")).isEmpty();
    }

    @Test
    void aModelThatFailsCostsTheBatchOnly() throws Exception {
        write(600);
        int[] calls = {0};
        Ingestor failing = ingestor(vector -> {
            if (++calls[0] > 300) {
                throw new H002Exception("The service is away.");
            }
            return vector;
        });

        assertThatThrownBy(() -> failing.ingest("t", List.of(folder))).hasMessage("The service is away.");
        assertThat(store.all("t")).hasSize(256);
        assertThat(ingestor(vector -> vector).ingest("t", List.of(folder)).chunksAdded())
                .isEqualTo(344);
    }

    @Test
    void aSecondDocumentOfOneNameIsAnError() {
        SourceDocument one = new SourceDocument("a.md", "One.".getBytes(StandardCharsets.UTF_8));

        IngestReport report = ingestor(vector -> vector).ingestDocuments("t", List.of(one, one), IngestProgress.none());

        assertThat(report.files()).isEqualTo(1);
        assertThat(report.errors()).extracting(FileError::source).containsExactly("a.md");
    }

    private void write(int files) throws Exception {
        for (int i = 0; i < files; i++) {
            Files.writeString(folder.resolve("rule-" + i + ".md"), "Rule number " + i + ".");
        }
    }

    /** One whose model's vectors go through something, on one thread. */
    private Ingestor ingestor(Function<float[], float[]> change) {
        CountingEmbeddingModel good = new CountingEmbeddingModel("counting");
        EmbeddingModel model = new EmbeddingModel() {
            @Override
            public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
                return Response.from(good.embedAll(segments).content().stream()
                        .map(embedding ->
                                Embedding.from(change.apply(embedding.vector().clone())))
                        .toList());
            }

            @Override
            public String modelName() {
                return good.modelName();
            }
        };
        return Ingestor.builder(store, model).threads(1).build();
    }

    private static byte[] locked(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
