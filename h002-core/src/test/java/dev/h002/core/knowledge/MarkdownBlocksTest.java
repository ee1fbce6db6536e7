package dev.h002.core.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownBlocksTest {
    @Test
    void blocksStandUnderTheirHeadings() {
        List<Block> blocks = MarkdownBlocks.of("""
                # Returns

                Within 30 days.

                ## Opened items
                Within 14 days,
                with receipt.

                ### Hygiene
                Never.

                ## Money
                Back on the card.
                """, "file");

        assertThat(blocks)
                .extracting(block -> String.join(" > ", block.path()) + ": " + block.text())
                .containsExactly(
                        "Returns: Within 30 days.",
                        "Returns > Opened items: Within 14 days, with receipt.",
                        "Returns > Opened items > Hygiene: Never.",
                        "Returns > Money: Back on the card.");
    }

    @Test
    void theDocumentsTitleStandsAboveWhatHasNoFirstHeading() {
        assertThat(MarkdownBlocks.of("Hello.\n\n## Part\nText.", "Handbook"))
                .extracting(Block::path)
                .containsExactly(List.of("Handbook"), List.of("Handbook", "Part"));
        assertThat(MarkdownBlocks.of("Hello.\n\n# Part\nText.", "Handbook"))
                .extracting(Block::titled)
                .containsExactly(true, false);
    }

    @Test
    void aHeadingThatNothingStandsUnderIsNotLost() {
        List<Block> blocks = MarkdownBlocks.of(
                "# Shop\n\n## We ship to Canada\n\n## We do not ship to Mars\n\n### Not yet\n\n## Stores\n\nMany.\n\n# End",
                "file");

        assertThat(blocks)
                .extracting(block -> String.join(" > ", block.path()) + ": " + block.text())
                .containsExactly(
                        "Shop: We ship to Canada",
                        "Shop > We do not ship to Mars: Not yet",
                        "Shop > Stores: Many.",
                        "file: End");
        assertThat(MarkdownBlocks.of("# Only\n\n## Headings", "file")).isEmpty();
    }

    @Test
    void underlinedLinesAreHeadings() {
        assertThat(MarkdownBlocks.of("Big\n===\n\nOne.\n\nSmall\n---\nTwo.\n\n---\n\nThree.", "x"))
                .extracting(block -> String.join(">", block.path()) + ":" + block.text())
                .containsExactly("Big:One.", "Big>Small:Two.", "Big>Small:Three.");
    }

    @Test
    void listsTablesAndListingsStayWhole() {
        List<Block> blocks = MarkdownBlocks.of("""
                Prices:
                - Standard 3.90
                  in the country

                - Express 8.90
                1. First
                * Second

                | A | B |
                |---|---|
                | 1 | 2 |
                After.

                ```
                # no heading

                code
                ```
                """, "x");

        assertThat(blocks)
                .extracting(Block::kind)
                .containsExactly(
                        Block.Kind.PARAGRAPH, Block.Kind.LIST, Block.Kind.TABLE, Block.Kind.PARAGRAPH, Block.Kind.CODE);
        assertThat(blocks.get(1).lines())
                .containsExactly("- Standard 3.90 in the country", "- Express 8.90", "1. First", "* Second");
        assertThat(blocks.get(2).lines()).hasSize(3);
        assertThat(blocks.get(4).text()).isEqualTo("# no heading\n\ncode");
    }

    @Test
    void marksOfMarkdownAreNotKept() {
        assertThat(MarkdownBlocks.of(
                        "> See **the** [rules](https://example.org/a \"t\") in `code`. <!-- secret\nnote -->", "x"))
                .extracting(Block::text)
                .containsExactly("See the rules in code.");
    }

    @Test
    void formFeedsCountPages() {
        assertThat(MarkdownBlocks.of("\f# One\n\nFirst.\n\n\fSecond.\n\n\f\fFourth.", "x"))
                .extracting(Block::page)
                .containsExactly(1, 2, 4);
        assertThat(MarkdownBlocks.of("Plain.", "x").get(0).page()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noWordIsLostWhateverTheMarkup(long seed) {
        Random random = new Random(seed);
        List<String> marks =
                List.of("# ", "## ", "- ", "1. ", "| ", "> ", "", "", "    ", "===", "---", "```", "\f", "* ", "**");
        for (int round = 0; round < 100; round++) {
            StringBuilder text = new StringBuilder();
            for (int line = 0; line < 30; line++) {
                text.append(marks.get(random.nextInt(marks.size())))
                        .append(random.nextInt(4) == 0 ? "" : "word" + line)
                        .append(random.nextInt(5) == 0 ? "\n\n" : "\n");
            }
            String all = MarkdownBlocks.of(text.toString(), "title").stream()
                    .map(block -> String.join(" ", block.path()) + " " + block.text())
                    .collect(Collectors.joining(" "));
            for (int line = 0; line < 30; line++) {
                boolean headingOrFence = text.toString().matches("(?s).*(#|```|=|-)[^\\n]*word" + line + "\\b.*")
                        || text.toString().matches("(?s).*word" + line + "\\n+ {0,3}\\f?(===|---).*");
                if (text.toString().contains("word" + line + "\n") && !headingOrFence) {
                    assertThat(all).contains("word" + line);
                }
            }
        }
    }

    @ParameterizedTest
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    @ValueSource(
            strings = {
                "-",
                "#",
                "# ",
                "=",
                "* ",
                "- ",
                "<!--",
                "<!-- -",
                "-->",
                "[",
                "[a](",
                "**a",
                "`",
                "|",
                "| a ",
                "> ",
                "---\n",
                "- a\n",
                "a\n",
                "  a\n",
                "# a\n",
                "a\n===\n",
                "```\n",
                "| a |\n",
                "\f",
                "\n",
                "a. ",
                "_",
                "__a"
            })
    void halfAMegabyteOfAnyMarkIsReadInTime(String mark) {
        String text = "- a\n" + mark.repeat(500_000 / mark.length());

        assertThat(MarkdownBlocks.of(text, "x")).isNotNull();
        assertThat(MarkdownBlocks.of("# " + " ".repeat(500_000) + "x", "x")).hasSize(1);
    }
}
