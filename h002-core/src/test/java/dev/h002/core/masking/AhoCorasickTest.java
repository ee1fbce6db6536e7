package dev.h002.core.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AhoCorasickTest {
    private static String random(Random random, int most) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(most);
        for (int i = 0; i < length; i++) {
            text.append("ab\uffff".charAt(random.nextInt(3)));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsWhatASearchForEachWordFinds(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            TreeSet<String> distinct = new TreeSet<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                distinct.add(random(random, 5));
            }
            List<String> words = List.copyOf(distinct);
            String text = random(random, 60);
            List<String> expected = new ArrayList<>();
            for (int word = 0; word < words.size(); word++) {
                for (int at = text.indexOf(words.get(word)); at >= 0; at = text.indexOf(words.get(word), at + 1)) {
                    expected.add(word + "@" + (at + words.get(word).length()));
                }
            }
            List<String> found = new ArrayList<>();
            new AhoCorasick(words).scan(text, (word, end) -> {
                found.add(word + "@" + end);
                return false;
            });
            assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void theLongestIsToldFirstAndCanBeTheLast() {
        List<Integer> found = new ArrayList<>();
        new AhoCorasick(List.of("c", "abc", "bc")).scan("abc", (word, end) -> {
            found.add(word);
            return word == 2;
        });

        assertThat(found).containsExactly(1, 2);
    }

    @Test
    void noWordsFindNothing() {
        new AhoCorasick(List.of()).scan("abc", (word, end) -> {
            throw new AssertionError("found " + word);
        });
    }
}
