package dev.h002.core.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.core.embedding.Similarity;
import dev.h002.spi.Chunk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorIndexTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void findsWhatComparingEveryPairFinds(long seed) {
        Random random = new Random(seed);
        List<Chunk> chunks = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            chunks.add(chunk("c" + i, random(random)));
        }
        VectorIndex index = VectorIndex.empty().with(chunks, List.of());
        for (int round = 0; round < 50; round++) {
            float[] query = random(random);
            int limit = 1 + random.nextInt(20);
            double minScore = random.nextDouble() - 0.5;
            List<String> expected = chunks.stream()
                    .filter(chunk -> Similarity.dot(query, chunk.vector()) >= minScore)
                    .sorted(Comparator.comparingDouble((Chunk chunk) -> -Similarity.dot(query, chunk.vector())))
                    .limit(limit)
                    .map(Chunk::id)
                    .toList();

            assertThat(index.search(query, limit, minScore))
                    .extracting(hit -> hit.chunk().id())
                    .isEqualTo(expected);
        }
    }

    @Test
    void theOrderOfEqualsDoesNotDependOnHowTheyCameIn() {
        Chunk a = chunk("a", 1, 0);
        Chunk b = chunk("b", 1, 0);
        Chunk c = chunk("c", 1, 0);

        assertThat(ids(VectorIndex.empty().with(List.of(c, a, b), List.of()), 2))
                .containsExactly("a", "b");
        assertThat(ids(VectorIndex.empty().with(List.of(b, c, a), List.of()), 2))
                .containsExactly("a", "b");
    }

    @Test
    void changesGiveAnotherIndexAndLeaveThisOne() {
        VectorIndex first = VectorIndex.empty().with(List.of(chunk("a", 1, 0), chunk("b", 0, 1)), List.of());
        VectorIndex second = first.with(List.of(chunk("a", 0, 1), chunk("c", 1, 0)), List.of("b", "unknown"));

        assertThat(ids(first, 5)).containsExactly("a", "b");
        assertThat(ids(second, 5)).containsExactly("c", "a");
        assertThat(second.size()).isEqualTo(2);
        assertThat(second.with(List.of(), List.of("unknown"))).isSameAs(second);
    }

    @Test
    void theQueryNeedNotHaveLengthOne() {
        VectorIndex index = VectorIndex.empty().with(List.of(chunk("a", 1, 0)), List.of());

        assertThat(index.search(new float[] {40, 30}, 1, 0).get(0).score()).isEqualTo(0.8f);
    }

    @Test
    void anEmptyIndexFindsNothing() {
        assertThat(VectorIndex.empty().search(new float[] {1, 0}, 3, -1)).isEmpty();
    }

    @Test
    void vectorsOfAnotherLengthAreRefused() {
        VectorIndex index = VectorIndex.empty().with(List.of(chunk("a", 1, 0)), List.of());

        assertThatThrownBy(() -> index.search(new float[] {1, 0, 0}, 1, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> index.with(List.of(chunk("b", 1, 0, 0)), List.of()))
                .isInstanceOf(InvalidInputException.class);
    }

    private static List<String> ids(VectorIndex index, int limit) {
        return index.search(new float[] {1, 0}, limit, -1).stream()
                .map(hit -> hit.chunk().id())
                .toList();
    }

    private static float[] random(Random random) {
        float[] vector = new float[17];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return Similarity.normalized(vector);
    }

    static Chunk chunk(String id, float... vector) {
        return new Chunk(id, id + ".md", "Title " + id, 0, "Text " + id, vector, "m", "hash", Map.of());
    }
}
