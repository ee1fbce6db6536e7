package dev.h002.core.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.core.retrieval.HybridRanking.Ranked;
import dev.h002.spi.Chunk;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final float[] EAST = {1, 0};
    private static final float[] NORTH = {0, 1};
    private static final float[] WEST = {-1, 0};
    private static final float[] SOUTH = {0, -1};
    private final RetrievalSettings settings = RetrievalSettings.defaults();

    @Test
    void severalDocumentsComeBeforeSeveralPassagesOfOne() {
        Ranked first = ranked("a.md", "one", EAST, 0.9);
        Ranked second = ranked("a.md", "two", NORTH, 0.8);
        Ranked third = ranked("b.md", "three", WEST, 0.7);

        assertThat(chosen(2, first, second, third)).containsExactly(first, third);
        assertThat(chosen(3, first, second, third)).containsExactly(first, second, third);
        assertThat(new Selection(settings.withPassagesPerSource(2), 2).of(List.of(first, second, third)))
                .containsExactly(first, second);
    }

    @Test
    void whatIsNotGoodEnoughIsNotGiven() {
        Ranked good = ranked("a.md", "one", EAST, settings.minScore());
        Ranked fair = ranked("b.md", "two", NORTH, settings.minScore() - 0.09);
        Ranked poor = ranked("c.md", "three", WEST, settings.minScore() - 0.11);

        assertThat(chosen(3, good, fair, poor)).containsExactly(good, fair);
        assertThat(chosen(3, fair)).isEmpty();
    }

    @Test
    void whatSaysTheSameIsGivenOnce() {
        Ranked first = ranked("a.md", "one", EAST, 0.9);
        Ranked sameText = ranked("b.md", "one", NORTH, 0.8);
        Ranked sameVector = ranked("c.md", "One.", EAST, 0.7);
        Ranked other = ranked("d.md", "other", SOUTH, 0.6);

        assertThat(chosen(3, first, sameText, sameVector, other)).containsExactly(first, other);
    }

    private List<Ranked> chosen(int limit, Ranked... ranked) {
        return new Selection(settings, limit).of(List.of(ranked));
    }

    private static Ranked ranked(String source, String text, float[] vector, double score) {
        Chunk chunk = new Chunk(source + text, source, "", 0, text, vector, "m", "h", Map.of());
        return new Ranked(KnownChunk.of(chunk), vector, score);
    }
}
