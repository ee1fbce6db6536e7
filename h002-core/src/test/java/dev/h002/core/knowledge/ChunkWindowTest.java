package dev.h002.core.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.core.embedding.OnnxEmbeddingModel;
import dev.h002.core.embedding.TestModels;
import dev.h002.core.embedding.TokenCounter;
import dev.h002.core.knowledge.Chunker.Piece;
import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.core.retrieval.RetrievalSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No chunk is longer than what the model reads of it, and no word of a document is in none. */
class ChunkWindowTest {
    private static final EmbeddingRecipe RECIPE = new EmbeddingRecipe(PlaceholderMasker.create());
    private static final OnnxEmbeddingModel MODEL = TestModels.miniLm();
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    static List<String> documents() {
        return List.copyOf(NastyDocuments.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void theModelReadsEveryChunkToItsLastWord(String name) {
        List<Piece> pieces = pieces(NastyDocuments.all().get(name), MODEL, RetrievalSettings.defaults());

        pieces.parallelStream().forEach(piece -> {
            assertThat(MODEL.count(piece.embedded())).isLessThanOrEqualTo(MODEL.window());
            float[] vector = vector(piece.embedded());
            int last = piece.embedded().stripTrailing().lastIndexOf(' ') + 1;
            assertThat(vector(piece.embedded().substring(0, last) + "zebra")).isNotEqualTo(vector);
            int end = piece.embedded().length();
            if (piece.embedded().charAt(end - 1) < 0x80) {
                assertThat(vector(piece.embedded().substring(0, end - 1) + "7q"))
                        .isNotEqualTo(vector);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"16,0", "16,15", "64,20", "200,30", "200,0", "254,100", "1000,200", "8192,500"})
    void nothingIsTooLongAndNothingIsLostWhateverTheSettings(int chunkTokens, int overlapTokens) {
        RetrievalSettings settings = RetrievalSettings.defaults()
                .withOverlapTokens(0)
                .withChunkTokens(chunkTokens)
                .withOverlapTokens(overlapTokens);
        NastyDocuments.all().forEach((name, text) -> {
            List<Piece> pieces = pieces(text, MODEL, settings);

            assertFits(name, pieces, MODEL, settings);
            assertHoldsEveryWord(name, text, pieces);
        });
    }

    /** Where joining costs more than the parts do: three tokens for each line break, and more for the whole. */
    static List<TokenCounter> counters() {
        List<TokenCounter> counters = new ArrayList<>();
        for (int window : new int[] {16, 40, 254, 8_190}) {
            counters.add(counter(window, text -> text.length() / 3 + 3 * text.split("\n", -1).length));
            counters.add(counter(window, text -> {
                int words = text.split("\\s+").length;
                return words + words * words / 50 + text.length() / 20;
            }));
        }
        return counters;
    }

    @ParameterizedTest
    @MethodSource("counters")
    void tokensAreCountedOfWhatIsJoined(TokenCounter counter) {
        RetrievalSettings settings =
                RetrievalSettings.defaults().withOverlapTokens(30).withChunkTokens(120);
        NastyDocuments.all().forEach((name, text) -> {
            List<Piece> pieces = pieces(text, counter, settings);

            assertFits(name, pieces, counter, settings);
            assertHoldsEveryWord(name, text, pieces);
        });
    }

    @Test
    void aModelThatReadsNextToNothingIsRefused() {
        assertThatThrownBy(() -> pieces("x", counter(15, String::length), RetrievalSettings.defaults()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("16");
    }

    @Test
    void whatAMaskerMakesLongerFitsToo() {
        TokenCounter characters = counter(60, String::length);
        String text = "born 1/1/90 ".repeat(40);

        List<Piece> pieces = pieces(
                "# T\n\n" + text,
                characters,
                RetrievalSettings.defaults().withOverlapTokens(0).withChunkTokens(50));

        assertThat(String.join(" ", pieces.stream().map(Piece::embedded).toList()))
                .contains("date of birth");
        assertFits(
                "born",
                pieces,
                characters,
                RetrievalSettings.defaults().withOverlapTokens(0).withChunkTokens(50));
    }

    private static void assertFits(String name, List<Piece> pieces, TokenCounter counter, RetrievalSettings settings) {
        assertThat(pieces).as(name).isNotEmpty().allSatisfy(piece -> {
            assertThat(counter.count(piece.embedded())).isLessThanOrEqualTo(counter.window());
            assertThat(piece.embedded()).hasSizeLessThan(65_536);
            assertThat(piece.text()).isNotBlank().hasSizeLessThanOrEqualTo(settings.chunkTokens() * 10);
        });
    }

    private static void assertHoldsEveryWord(String name, String document, List<Piece> pieces) {
        List<String> missing = new ArrayList<>();
        Map<String, Long> whole = pieces.stream()
                .flatMap(piece ->
                        WORD.matcher(piece.title() + " " + piece.text()).results())
                .map(MatchResult::group)
                .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
        String joined = pieces.stream().map(Piece::text).collect(Collectors.joining());
        WORD.matcher(document).results().map(MatchResult::group).distinct().forEach(word -> {
            if (!whole.containsKey(word)
                    && (word.length() < 25 && word.chars().allMatch(c -> c < 0x80) || !joined.contains(word))) {
                missing.add(word);
            }
        });
        assertThat(missing).as(name).isEmpty();
    }

    private static TokenCounter counter(int window, TokenCounter counting) {
        return new TokenCounter() {
            @Override
            public int count(String text) {
                return counting.count(text);
            }

            @Override
            public int window() {
                return window;
            }
        };
    }

    private static float[] vector(String text) {
        return MODEL.embed(text).content().vector();
    }

    private static List<Piece> pieces(String text, TokenCounter counter, RetrievalSettings settings) {
        return new Chunker(counter, settings, RECIPE).pieces(MarkdownBlocks.of(text, "Document"), false);
    }
}
