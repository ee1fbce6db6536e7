package dev.h002.core.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.core.embedding.CountingEmbeddingModel;
import dev.h002.spi.Chunk;
import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.Metadata;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentMetadataTest {
    private final MapKnowledgeStore store = new MapKnowledgeStore();
    private final CountingEmbeddingModel model = new CountingEmbeddingModel("counting");

    @Test
    void frontMatterSaysFromWhenUntilWhenAndInWhichLanguage() {
        assertThat(
                        metadata(
                                "rules.md",
                                "---\nlanguage: de_at\nvalid-from: 2026-01-01 # new year\nvalid-until: '2026-12-31'\ntags:\n  - x\n---\nText."))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "language", "de-AT",
                        "validFrom", "2026-01-01T00:00:00Z",
                        "validUntil", "2027-01-01T00:00:00Z"));
        assertThat(model.embedded()).containsExactly("Rules\nText.");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T01:00:00+01:00,2026-03-29T00:00:00Z",
        "2026-03-29T00:00Z,2026-03-29T00:00:00Z",
        "2026-03-29T00:00:00.5Z,2026-03-29T00:00:00.500Z"
    })
    void momentsAreTakenAsTheyAre(String written, String instant) {
        assertThat(metadata("rules.md", "---\nvalidUntil: " + written + "\n---\nText."))
                .containsEntry("validUntil", instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "valid-from: 2026-02-30",
                "valid-from: 1.2.2026",
                "valid-until: soon",
                "valid-until: +999999999-12-31",
                "valid-from: 2026-02-01T10:00",
                "valid-from: 2026-02-02\nvalid-until: 2026-02-01",
                "language: Klingon!"
            })
    void whatCannotBeReadIsAnErrorOfThatFileAlone(String line) {
        List<SourceDocument> documents =
                List.of(document("bad.md", "---\n" + line + "\n---\nText."), document("good.md", "Text."));

        IngestReport report = new Ingestor(store, model).ingestDocuments("t", documents, IngestProgress.none());

        assertThat(report.files()).isEqualTo(1);
        assertThat(report.errors()).singleElement().satisfies(error -> {
            assertThat(error.source()).isEqualTo("bad.md");
            assertThat(error.message())
                    .containsAnyOf("2026-01-31", "valid-from", "de-AT")
                    .doesNotContain("Klingon", "soon");
        });
    }

    @Test
    void anHtmlPageSaysItInItsHead() {
        assertThat(
                        metadata(
                                "rules.html",
                                "<html lang='fr'><head><meta name='Valid-From' content='2026-05-01'>"
                                        + "<meta name='valid-until' content='2026-05-02'></head><body><p>Texte.</p></body></html>"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "language", "fr",
                        "validFrom", "2026-05-01T00:00:00Z",
                        "validUntil", "2026-05-03T00:00:00Z"));
        assertThat(metadata("terms.html", "<html lang='x'><p>Odd language.</p></html>"))
                .isEmpty();
    }

    @Test
    void aParsersMetadataCountsToo() {
        Ingestor mine = Ingestor.builder(store, model)
                .parser(
                        ".csv",
                        in -> Document.from(
                                "From csv.",
                                Metadata.from(Map.of("language", "nl", "valid-from", "2026-01-01", "pages", 3))))
                .build();
        mine.ingestDocuments("t", List.of(document("rates.csv", "x")), IngestProgress.none());

        assertThat(chunk("rates.csv").metadata())
                .containsExactlyInAnyOrderEntriesOf(Map.of("language", "nl", "validFrom", "2026-01-01T00:00:00Z"));
    }

    @Test
    void theLanguageOfDocumentsThatNameNoneCanBeGiven() {
        Ingestor english = Ingestor.builder(store, model).language("EN").build();
        english.ingestDocuments(
                "t",
                List.of(document("rules.md", "Text."), document("terms.md", "---\nlang: de\n---\nText.")),
                IngestProgress.none());

        assertThat(chunk("rules.md").metadata()).containsEntry("language", "en");
        assertThat(chunk("terms.md").metadata()).containsEntry("language", "de");
        assertThatThrownBy(() -> Ingestor.builder(store, model).language("english"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aChangeOfMetadataAloneIsStoredAndEmbedsNothing() {
        metadata("rules.md", "---\nvalid-until: 2026-01-01\n---\nText.");
        Chunk before = chunk("rules.md");
        model.forget();

        IngestReport report = new Ingestor(store, model)
                .ingestDocuments(
                        "t",
                        List.of(document("rules.md", "---\nvalid-until: 2026-02-01\n---\nText.")),
                        IngestProgress.none());

        assertThat(report).isEqualTo(new IngestReport(1, 0, 0, 1, 0, List.of()));
        assertThat(model.embedded()).isEmpty();
        assertThat(chunk("rules.md").metadata()).containsEntry("validUntil", "2026-02-02T00:00:00Z");
        assertThat(chunk("rules.md").contentHash()).isEqualTo(before.contentHash());
    }

    @Test
    void whatOnlyLooksLikeFrontMatterIsText() {
        assertThat(FrontMatter.of("---\nBring the receipt, please.\n---\nText.").fields())
                .isEmpty();
        assertThat(FrontMatter.of("---\ntitle: x\n").rest()).startsWith("---");
        assertThat(FrontMatter.of("---\n\n---\nText.").rest()).startsWith("---");
        assertThat(FrontMatter.of("---\r\ntitle: \"It's\"\r\n\r\nauthor: me\r\n---\r\nText."))
                .isEqualTo(new FrontMatter(Map.of("title", "It's", "author", "me"), "Text."));
        assertThat(FrontMatter.of("").fields()).isEmpty();
    }

    private Map<String, String> metadata(String name, String text) {
        new Ingestor(store, model).ingestDocuments("t", List.of(document(name, text)), IngestProgress.none());
        return chunk(name).metadata();
    }

    private Chunk chunk(String source) {
        return store.all("t").stream()
                .filter(chunk -> chunk.source().equals(source))
                .findFirst()
                .orElseThrow();
    }

    private static SourceDocument document(String name, String text) {
        return new SourceDocument(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
