package dev.h002.core.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.core.embedding.TestModels;
import dev.h002.core.embedding.TokenCounter;
import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.core.retrieval.RetrievalSettings;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkerTest {
    private static final int WINDOW = 254;

    private final TokenCounter counter = TestModels.miniLm();

    @Test
    void aShortSectionIsOnePieceUnderItsHeadings() {
        List<Chunker.Piece> pieces =
                pieces("# Returns\n\nWithin 30 days.\n\nWith a receipt.\n\n## Opened\n\nWithin 14 days.");

        assertThat(pieces)
                .containsExactly(
                        new Chunker.Piece(
                                "Returns",
                                "Returns",
                                "Within 30 days.\n\nWith a receipt.",
                                "Returns\nWithin 30 days.\n\nWith a receipt.",
                                0),
                        new Chunker.Piece(
                                "Returns > Opened",
                                "Returns > Opened",
                                "Within 14 days.",
                                "Returns > Opened\nWithin 14 days.",
                                0));
    }

    @Test
    void runningTextIsCutBetweenSentencesAndGoesOnWithTheLastOne() {
        String text = IntStream.range(0, 40)
                .mapToObj(i -> "Sentence number " + i + " speaks of the coupons that a customer may use.")
                .collect(Collectors.joining(" "));

        List<Chunker.Piece> pieces = pieces("# Title\n\n" + text);

        assertThat(pieces).hasSizeGreaterThan(2);
        for (int i = 0; i < pieces.size(); i++) {
            assertThat(pieces.get(i).text()).startsWith("Sentence number").endsWith("may use.");
            assertThat(counter.count(pieces.get(i).text())).isLessThanOrEqualTo(200);
            if (i + 1 < pieces.size()) {
                assertThat(counter.count(pieces.get(i).text())).isGreaterThan(150);
                String text1 = pieces.get(i).text();
                assertThat(pieces.get(i + 1).text()).startsWith(text1.substring(text1.lastIndexOf("Sentence")));
            }
        }
    }

    @Test
    void aLongTableRepeatsItsHead() {
        String rows = IntStream.range(0, 60)
                .mapToObj(i -> "| Method " + i + " | " + i + " days | " + i + ".90 euros |")
                .collect(Collectors.joining("\n"));

        List<Chunker.Piece> pieces = pieces("# Shipping\n\n| Method | Takes | Costs |\n|---|---|---|\n" + rows);

        assertThat(pieces)
                .hasSizeGreaterThan(2)
                .allSatisfy(piece ->
                        assertThat(piece.text()).startsWith("| Method | Takes | Costs |\n|---|---|---|\n| Method "));
        assertThat(pieces.stream().map(Chunker.Piece::text).collect(Collectors.joining("\n")))
                .contains("| Method 0 |", "| Method 31 |", "| Method 59 |");
    }

    @Test
    void aListStaysWithTheLineThatAnnouncesIt() {
        String filler = "A sentence of some words that fills the piece. ".repeat(20);

        List<Chunker.Piece> pieces = pieces("# T\n\n" + filler + "\n\nYou need:\n\n- the item\n- the receipt");

        assertThat(pieces).hasSize(2);
        assertThat(pieces.get(1).text()).endsWith("You need:\n\n- the item\n- the receipt");
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void noPieceEverExceedsTheWindowAndNoWordIsLost(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        int words = 0;
        for (int block = 0; block < 40; block++) {
            String mark = List.of("# ", "## ", "### ", "- ", "| ", "", "", "").get(random.nextInt(8));
            text.append(mark);
            int length = mark.startsWith("#") ? random.nextInt(60) + 1 : random.nextInt(300) + 1;
            for (int i = 0; i < length; i++) {
                text.append(mark.startsWith("#") ? "heading " : "w" + words++ + (random.nextInt(30) == 0 ? ". " : " "));
            }
            text.append(random.nextInt(20) == 0 ? "x".repeat(5_000) : "").append("\n\n");
        }

        List<Chunker.Piece> pieces = pieces(text.toString());

        assertThat(pieces)
                .allSatisfy(piece -> assertThat(counter.count(piece.embedded())).isLessThanOrEqualTo(WINDOW));
        String all = pieces.stream().map(Chunker.Piece::text).collect(Collectors.joining(" "));
        for (int word = 0; word < words; word++) {
            assertThat(all).containsPattern("\\bw" + word + "\\b");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"字", "😀", "x", "é"})
    void textWithoutSpacesIsCutToo(String character) {
        List<Chunker.Piece> pieces = pieces("# T\n\n" + character.repeat(20_000));

        assertThat(pieces)
                .allSatisfy(piece -> assertThat(counter.count(piece.embedded())).isLessThanOrEqualTo(WINDOW));
        assertThat(pieces.stream()
                        .map(Chunker.Piece::text)
                        .collect(Collectors.joining())
                        .replace(" ", ""))
                .hasSize(20_000 * character.length())
                .isEqualTo(character.repeat(20_000));
        assertThat(pieces).allSatisfy(piece -> assertThat(piece.text()).hasSizeLessThan(2_100));
    }

    private List<Chunker.Piece> pieces(String markdown) {
        return new Chunker(counter, RetrievalSettings.defaults(), new EmbeddingRecipe(PlaceholderMasker.create()))
                .pieces(MarkdownBlocks.of(markdown, "Document"), false);
    }
}
