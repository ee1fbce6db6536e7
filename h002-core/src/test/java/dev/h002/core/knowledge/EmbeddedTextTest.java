package dev.h002.core.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.EntityType;
import dev.h002.core.embedding.CountingEmbeddingModel;
import dev.h002.core.embedding.EmbeddingText;
import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.core.retrieval.RetrievalSettings;
import dev.h002.spi.Chunk;
import dev.h002.spi.Masker;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an embedding model gets of a document. */
class EmbeddedTextTest {
    private static final List<String> PERSONAL = List.of(
            "ann.lee@example.org",
            "+1 212 555 0142",
            "DE89 3704 0044 0532 0130 00",
            "4111 1111 1111 1111",
            "+49 30 901820",
            "bob@mail.example.com");

    private final MapKnowledgeStore store = new MapKnowledgeStore();
    private final CountingEmbeddingModel model = new CountingEmbeddingModel("counting");

    @Test
    void noPersonalDataOfADocumentReachesTheModel() {
        ingest(
                new Ingestor(store, model),
                "contact.md",
                "# Ask ann.lee@example.org\n\nCall +1 212 555 0142 or +49 30 901820.\n\n"
                        + "| IBAN | DE89 3704 0044 0532 0130 00 |\n|---|---|\n| card | 4111 1111 1111 1111 |\n\n"
                        + "- bob@mail.example.com\n- shop\n\n```\nmail bob@mail.example.com\n```\n");

        assertNothingPersonal();
        assertThat(model.embedded()).anySatisfy(text -> assertThat(text).startsWith("Ask email\nCall phone or phone."));
        assertThat(store.all("t"))
                .extracting(Chunk::text)
                .anySatisfy(text -> assertThat(text).contains("+1 212 555 0142", "4111 1111 1111 1111"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void noCutTearsAPersonalValueApart(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "# Terms\n\n" : "");
        for (int i = 0; i < 400; i++) {
            text.append(NastyDocuments.words(random, random.nextInt(6)))
                    .append(random.nextInt(8) == 0 ? "\n- " : random.nextInt(12) == 0 ? "\n\n" : " ");
            if (random.nextInt(3) == 0) {
                text.append(PERSONAL.get(random.nextInt(PERSONAL.size()))).append(' ');
            }
        }
        Ingestor small = Ingestor.builder(store, model)
                .settings(RetrievalSettings.defaults().withOverlapTokens(8).withChunkTokens(16 + random.nextInt(60)))
                .build();

        ingest(small, "terms.md", text.toString());

        assertNothingPersonal();
        assertThat(model.embedded()).hasSizeGreaterThan(10);
        String written =
                String.join("\u0000", store.all("t").stream().map(Chunk::text).toList());
        for (String value : PERSONAL) {
            long inDocument = count(text.toString(), value);
            assertThat(count(written, value)).isGreaterThanOrEqualTo(inDocument);
        }
    }

    @Test
    void aValueLongerThanAChunkIsHiddenInEachOfItsParts() {
        String secret = "password: " + "Xk9".repeat(1_500);

        ingest(new Ingestor(store, model), "terms.md", "# T\n\nBefore. " + secret + " after.");

        assertThat(model.embedded())
                .hasSizeGreaterThan(1)
                .allSatisfy(text -> assertThat(text).doesNotContain("Xk9"));
        assertThat(String.join("", store.all("t").stream().map(Chunk::text).toList()))
                .contains("Xk9".repeat(600));
    }

    @Test
    void documentsAndMessagesAreEmbeddedAlike() {
        String text = "Write to ann.lee@example.org about order H-100200300 and <ORDER_1>.";

        ingest(new Ingestor(store, model), "doc-1.md", text);

        assertThat(model.embedded())
                .containsExactly(EmbeddingText.of(
                        PlaceholderMasker.create().open().mask(text).text()));
    }

    @Test
    void anotherMaskerEmbedsAnewWhatItMasksInAnotherWay() {
        Masker mine =
                PlaceholderMasker.builder().deny(EntityType.SECRET, "Bluebird").build();
        String text = "# One\n\nThe code is Bluebird.\n\n# Two\n\nNothing.";
        ingest(new Ingestor(store, model), "codes.md", text);
        model.forget();

        ingest(Ingestor.builder(store, model).masker(mine).build(), "codes.md", text);

        assertThat(model.embedded()).containsExactly("One\nThe code is secret.");
        assertThat(store.all("t")).hasSize(2);
    }

    @Test
    void theHashChangesWithWhatIsEmbedded() {
        EmbeddingRecipe recipe = new EmbeddingRecipe(PlaceholderMasker.create());
        Chunker.Piece piece = new Chunker.Piece("A", "A", "text", "A\ntext", 0);

        assertThat(recipe.hash(piece))
                .isEqualTo(recipe.hash(new Chunker.Piece("A", "A", "text", "A\ntext", 7)))
                .isNotEqualTo(recipe.hash(new Chunker.Piece("A", "", "text", "text", 0)))
                .isNotEqualTo(recipe.hash(new Chunker.Piece("B", "A", "text", "A\ntext", 0)))
                // That of the time before the recipe had a version: those chunks are embedded anew once.
                .isNotEqualTo(Hashes.sha256("A\ntext"));
    }

    @Test
    void aNameThatSaysNothingIsATitleButNotEmbedded() {
        ingest(new Ingestor(store, model), "doc-0123.txt", "Refunds take a week.\n\n## Cards\n\nCards take two.");
        ingest(new Ingestor(store, model), "x200.md", "# X200\n\nThe X200 is a kettle.");

        assertThat(model.embedded())
                .containsExactly("Refunds take a week.", "Cards\nCards take two.", "X200\nThe X200 is a kettle.");
        assertThat(store.all("t"))
                .extracting(chunk -> chunk.title() + "|" + chunk.metadata().get("searchedTitle"))
                .containsExactly("Doc 0123|", "Doc 0123 > Cards|Cards", "X200|null");
    }

    @Test
    void longWordsAreGivenInPartsATokenizerReads() {
        assertThat(EmbeddingRecipe.spaced("x".repeat(200)))
                .isEqualTo("x".repeat(80) + " " + "x".repeat(80) + " " + "x".repeat(40));
        assertThat(EmbeddingRecipe.spaced("😀".repeat(81))).isEqualTo("😀".repeat(80) + " 😀");
        String words = "https://shop.example/" + "segment-".repeat(40) + " and so on";
        assertThat(EmbeddingRecipe.spaced(words)).isEqualTo(words);
    }

    private void assertNothingPersonal() {
        String all = String.join("\n", model.embedded()).toLowerCase(Locale.ROOT);
        assertThat(all).doesNotContain("@", "212", "555", "0142", "de89", "3704", "4111", "1111", "901820");
    }

    private static long count(String text, String value) {
        return (text.length() - text.replace(value, "").length()) / value.length();
    }

    private void ingest(Ingestor ingestor, String name, String text) {
        IngestReport report = ingestor.ingestDocuments(
                "t", List.of(new SourceDocument(name, text.getBytes(StandardCharsets.UTF_8))), IngestProgress.none());
        assertThat(report.errors()).isEmpty();
    }
}
