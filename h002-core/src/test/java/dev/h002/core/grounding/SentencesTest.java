package dev.h002.core.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
    @Test
    void endsAtStopsBeforeWhiteSpaceAndAtLineBreaks() {
        assertThat(all("You're there. Go in! Why not?\nThen pay $4.50 now"))
                .containsExactly("You're there. ", "Go in! ", "Why not?\n", "Then pay $4.50 now");
    }

    @Test
    void abbreviationsAndInitialsDoNotEndOne() {
        assertThat(all("Go to St. Mark's, e.g. by bus with J. Doe. Done."))
                .containsExactly("Go to St. Mark's, e.g. by bus with J. Doe. ", "Done.");
    }

    @Test
    void whatNeverEndsIsCutAtTheBound() {
        List<String> pieces = all("x".repeat(3 * Sentences.MAX_LENGTH + 5));
        assertThat(pieces).hasSize(4).allMatch(piece -> piece.length() <= Sentences.MAX_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyChunkingGivesTheSameSentences(long seed) {
        Random random = new Random(seed);
        String text = "Hello there. It costs $4.50! \"Really?\" Yes.\n\nGo to Dr. Who… and come back.  Bye";
        List<String> whole = all(text);
        Sentences sentences = new Sentences();
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int to = Math.min(text.length(), at + 1 + random.nextInt(4));
            pieces.addAll(sentences.push(text.substring(at, to)));
            at = to;
        }
        pieces.add(sentences.finish());
        assertThat(String.join("", pieces)).isEqualTo(text);
        assertThat(pieces).isEqualTo(whole);
    }

    private static List<String> all(String text) {
        Sentences sentences = new Sentences();
        List<String> pieces = new ArrayList<>(sentences.push(text));
        pieces.add(sentences.finish());
        return pieces;
    }
}
