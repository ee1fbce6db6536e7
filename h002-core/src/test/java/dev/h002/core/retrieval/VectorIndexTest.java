package dev.h002.core.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.h002.InvalidInputException;
import dev.h002.core.embedding.Similarity;
import dev.h002.core.retrieval.VectorIndex.Entry;
import dev.h002.core.retrieval.VectorIndex.Hit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorIndexTest {
    private static final int DIMENSIONS = 96;
    private static final int GROUPED = 30_000;

    record Item(String id, int group) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void fewEntriesAreComparedOneByOne(long seed) {
        Clusters clusters = new Clusters(seed, VectorIndex.EXACT);
        VectorIndex<Item> index = clusters.index(Rescoring.FLOAT);
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            float[] query = clusters.query();
            int limit = 1 + random.nextInt(20);
            double minScore = random.nextDouble() - 0.5;

            assertThat(ids(index.search(query, limit, minScore)))
                    .isEqualTo(clusters.exact(query, limit, minScore, item -> true));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {129, 1_000, 20_000})
    @Execution(ExecutionMode.CONCURRENT)
    void manyEntriesAreFoundAsWellAsByComparingAll(int size) {
        Clusters clusters = new Clusters(7, size);
        VectorIndex<Item> index = clusters.index(Rescoring.FLOAT);

        assertThat(recall(clusters, index)).isGreaterThanOrEqualTo(0.985);
    }

    @Test
    void aHitsScoreIsItsCosine() {
        Clusters clusters = new Clusters(8, 3_000);
        float[] query = clusters.query();
        float[] unit = Similarity.normalized(query);

        for (Hit<Item> hit : clusters.index(Rescoring.FLOAT).search(query, 20, -1)) {
            assertThat(hit.score())
                    .isCloseTo(
                            Similarity.dot(
                                    unit, clusters.vectors.get(hit.value().id())),
                            within(1e-6));
            assertThat(hit.vector()).isSameAs(clusters.vectors.get(hit.value().id()));
        }
    }

    @Test
    void bytesScoreNearlyAsFloatsDo() {
        Clusters clusters = new Clusters(9, 5_000);
        VectorIndex<Item> index = clusters.index(Rescoring.INT8);

        assertThat(recall(clusters, index)).isGreaterThanOrEqualTo(0.95);
        float[] query = clusters.query();
        for (Hit<Item> hit : index.search(query, 20, -1)) {
            float[] exact = clusters.vectors.get(hit.value().id());
            assertThat(hit.score()).isCloseTo(Similarity.dot(Similarity.normalized(query), exact), within(0.01));
            assertThat(hit.vector()).hasSize(DIMENSIONS);
            assertThat(Similarity.dot(hit.vector(), exact)).isCloseTo(1f, within(0.01f));
        }
    }

    @ParameterizedTest
    @EnumSource(Rescoring.class)
    void whateverIsChangedTheIndexHoldsWhatItShould(Rescoring rescoring) {
        Random random = new Random(10);
        Clusters clusters = new Clusters(10, 6_000);
        List<String> all = List.copyOf(clusters.vectors.keySet());
        Set<String> held = new HashSet<>();
        VectorIndex<Item> index = empty(rescoring);
        for (int round = 0; round < 60; round++) {
            Set<String> added = some(random, all, random.nextInt(round % 10 == 0 ? 2_000 : 60));
            Set<String> removed = some(random, all, random.nextInt(round % 15 == 14 ? 4_000 : 60));
            VectorIndex<Item> before = index;
            int sizeBefore = before.size();
            index = index.with(clusters.entries(added), removed);
            held.removeAll(removed);
            held.addAll(added);

            assertThat(before.size()).isEqualTo(sizeBefore);
            assertThat(index.size()).isEqualTo(held.size());
            for (String id : some(random, all, 20)) {
                assertThat(index.find(id).isPresent()).isEqualTo(held.contains(id));
                List<Hit<Item>> nearest = index.search(clusters.vectors.get(id), 1, -1);
                assertThat(nearest.stream().anyMatch(hit -> hit.value().id().equals(id)))
                        .isEqualTo(held.contains(id));
            }
            assertThat(index.state.slots()).isLessThanOrEqualTo(held.size() * 5 / 4 + 640);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anIndexOfTopicsReadsFewCellsAndFollowsChanges() {
        Clusters clusters = new Clusters(11, GROUPED + 2_000, 30);
        List<String> ids = new ArrayList<>(clusters.vectors.keySet());
        List<String> first = ids.subList(0, GROUPED);
        List<String> later = ids.subList(GROUPED, ids.size());
        VectorIndex<Item> grouped = empty(Rescoring.FLOAT).with(clusters.entries(first), List.of());
        assertThat(grouped.state.layout().cells().count()).isGreaterThan(100);
        assertThat(grouped.state.layout().readShare()).isLessThan(0.25);

        VectorIndex<Item> index = grouped.with(clusters.entries(later), List.of());
        assertThat(index.state.layout()).isSameAs(grouped.state.layout());
        assertThat(recall(clusters, index)).isGreaterThanOrEqualTo(0.985);
        for (String id : later.subList(0, 100)) {
            assertThat(ids(index.search(clusters.vectors.get(id), 1, -1))).containsExactly(id);
        }
        VectorIndex<Item> without = index.with(List.of(), later);
        assertThat(without.size()).isEqualTo(first.size());
        assertThat(ids(without.search(clusters.vectors.get(later.get(0)), 10, -1)))
                .doesNotContainAnyElementsOf(later);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void asManyAsAreAskedForAreGivenWhateverIsRead() {
        Clusters clusters = new Clusters(15, GROUPED, 30);
        VectorIndex<Item> index = clusters.index(Rescoring.FLOAT);
        assertThat(index.state.layout().cells().count()).isGreaterThan(1);
        float[] query = clusters.query();
        for (int limit : new int[] {1, 300, 9_000, GROUPED, Integer.MAX_VALUE}) {
            assertThat(index.search(query, limit, -1)).hasSize(Math.min(limit, GROUPED));
        }
        // Near nothing: all are at about a right angle.
        assertThat(index.search(clusters.gaussian(1), 10, -1)).hasSize(10);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anIndexThatShrankIsLaidOutAnew() {
        Clusters clusters = new Clusters(16, GROUPED, 30);
        List<String> ids = new ArrayList<>(clusters.vectors.keySet());
        VectorIndex<Item> large = empty(Rescoring.FLOAT).with(clusters.entries(ids), List.of());
        VectorIndex<Item> half = large.with(List.of(), ids.subList(0, GROUPED / 2));
        assertThat(half.state.layout()).isSameAs(large.state.layout());
        assertThat(half.state.slots()).isEqualTo(half.size());

        VectorIndex<Item> small = half.with(List.of(), ids.subList(GROUPED / 2, GROUPED - 1_000));
        assertThat(small.state.layout().cells().count()).isEqualTo(1);
        for (String id : ids.subList(GROUPED - 1_000, GROUPED - 900)) {
            assertThat(ids(small.search(clusters.vectors.get(id), 1, -1))).containsExactly(id);
        }
    }

    @Test
    void vectorsWithoutTopicsAreReadWhole() {
        Random random = new Random(14);
        List<Entry<Item>> entries = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            float[] vector = new float[DIMENSIONS];
            for (int d = 0; d < DIMENSIONS; d++) {
                vector[d] = (float) random.nextGaussian();
            }
            entries.add(new Entry<>(new Item("item-" + i, 0), vector));
        }
        VectorIndex<Item> index = VectorIndex.builder(DIMENSIONS, Item::id)
                .groupedFrom(3_000)
                .build()
                .with(entries, List.of());

        assertThat(index.state.layout().cells().count()).isEqualTo(1);
        assertThat(index.state.layout().celledAt()).isEqualTo(3_000);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aFilterThatFewPassStillFindsThem() {
        Clusters clusters = new Clusters(12, GROUPED, 30);
        VectorIndex<Item> index = clusters.index(Rescoring.FLOAT);
        for (int round = 0; round < 5; round++) {
            float[] query = clusters.query();
            List<String> found =
                    ids(index.search(query, 5, -1, item -> item.id().endsWith("777")));

            assertThat(found)
                    .isEqualTo(clusters.exact(query, 5, -1, item -> item.id().endsWith("777")));
        }
    }

    @Test
    void theSameEntriesGiveTheSameHitsInWhateverOrderTheyCame() {
        Clusters clusters = new Clusters(13, 100);
        List<String> ids = new ArrayList<>(clusters.vectors.keySet());
        VectorIndex<Item> forwards = empty(Rescoring.FLOAT).with(clusters.entries(ids), List.of());
        java.util.Collections.reverse(ids);
        VectorIndex<Item> backwards = empty(Rescoring.FLOAT);
        for (String id : ids) {
            backwards = backwards.with(clusters.entries(List.of(id)), List.of());
        }
        float[] query = clusters.query();

        assertThat(ids(backwards.search(query, 10, -1))).isEqualTo(ids(forwards.search(query, 10, -1)));
    }

    @Test
    void ofEqualsTheSmallerIdComesFirstAndNoneIsPreferredByPlace() {
        float[] vector = unit(1, 0);
        VectorIndex<Item> index = VectorIndex.builder(2, Item::id).build();
        List<Entry<Item>> equals = new ArrayList<>();
        for (int i = 99; i >= 0; i--) {
            equals.add(new Entry<>(new Item(String.format("%02d", i), 0), vector));
        }

        assertThat(ids(index.with(equals, List.of()).search(vector, 3, -1))).containsExactly("00", "01", "02");
    }

    @Test
    void aThousandTimesTheSameVectorIsNoTrouble() {
        float[] vector = unit(1, 0);
        List<Entry<Item>> same = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            same.add(new Entry<>(new Item("same-" + i, 0), vector));
        }
        same.add(new Entry<>(new Item("other", 0), unit(0, 1)));
        VectorIndex<Item> index = VectorIndex.builder(2, Item::id).build().with(same, List.of());

        assertThat(index.search(vector, 10, 0.5)).hasSize(10);
        assertThat(ids(index.search(unit(0, 1), 1, 0.5))).containsExactly("other");
    }

    @Test
    void theLastEntryOfAnIdCounts() {
        VectorIndex<Item> index = VectorIndex.builder(2, Item::id)
                .build()
                .with(
                        List.of(new Entry<>(new Item("a", 1), unit(1, 0)), new Entry<>(new Item("a", 2), unit(0, 1))),
                        List.of("a"));

        assertThat(index.size()).isEqualTo(1);
        assertThat(index.find("a").orElseThrow().value().group()).isEqualTo(2);
    }

    @Test
    void neitherQueryNorVectorsNeedLengthOne() {
        VectorIndex<Item> index = VectorIndex.builder(2, Item::id)
                .build()
                .with(List.of(new Entry<>(new Item("a", 0), new float[] {5, 0})), List.of());

        assertThat(index.search(new float[] {40, 30}, 1, 0).get(0).score()).isCloseTo(0.8, within(1e-6));
    }

    @Test
    void anEmptyIndexFindsNothing() {
        VectorIndex<Item> index = empty(Rescoring.FLOAT);

        assertThat(index.search(unitOf(DIMENSIONS), 3, -1)).isEmpty();
        assertThat(index.with(List.of(), List.of("unknown"))).isSameAs(index);
    }

    @Test
    void badVectorsAreRefusedAndNothingChanges() {
        VectorIndex<Item> index = VectorIndex.builder(2, Item::id)
                .build()
                .with(List.of(new Entry<>(new Item("a", 0), unit(1, 0))), List.of());
        for (float[] bad : List.of(new float[] {1, 0, 0}, new float[] {0, 0}, new float[] {Float.NaN, 1}, new float[] {
            Float.POSITIVE_INFINITY, 1
        })) {
            assertThatThrownBy(() -> index.with(List.of(new Entry<>(new Item("b", 0), bad)), List.of("a")))
                    .isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> index.search(bad, 1, 0)).isInstanceOf(InvalidInputException.class);
        }
        assertThat(ids(index.search(unit(1, 0), 5, -1))).containsExactly("a");
        assertThatThrownBy(() -> index.search(unit(1, 0), 0, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> VectorIndex.builder(0, Item::id)).isInstanceOf(InvalidInputException.class);
    }

    private static VectorIndex<Item> empty(Rescoring rescoring) {
        return VectorIndex.builder(DIMENSIONS, Item::id)
                .rescoring(rescoring)
                .groupedFrom(GROUPED)
                .build();
    }

    private static float[] unitOf(int dimensions) {
        float[] vector = new float[dimensions];
        vector[0] = 1;
        return vector;
    }

    private static float[] unit(float x, float y) {
        return new float[] {x, y};
    }

    private static Set<String> some(Random random, List<String> all, int count) {
        Set<String> some = new HashSet<>();
        for (int i = 0; i < count; i++) {
            some.add(all.get(random.nextInt(all.size())));
        }
        return some;
    }

    private static List<String> ids(List<Hit<Item>> hits) {
        return hits.stream().map(hit -> hit.value().id()).toList();
    }

    private static double recall(Clusters clusters, VectorIndex<Item> index) {
        int found = 0;
        int rounds = 30;
        for (int i = 0; i < rounds; i++) {
            float[] query = clusters.query();
            Set<String> exact = new HashSet<>(clusters.exact(query, 10, -1, item -> true));
            exact.retainAll(ids(index.search(query, 10, -1)));
            found += exact.size();
        }
        return found / (rounds * 10.0);
    }

    /** Vectors in groups of forty, around a common direction. */
    private static final class Clusters {
        final Map<String, float[]> vectors = new HashMap<>();
        final Map<String, Item> items = new HashMap<>();
        private final Random random;
        private final List<float[]> centres = new ArrayList<>();
        private final float[] common;

        Clusters(long seed, int size) {
            this(seed, size, 0);
        }

        /** @param topics how many; 0 for centres that have nothing to do with one another */
        Clusters(long seed, int size, int topics) {
            random = new Random(seed);
            common = gaussian(1);
            List<float[]> middles = new ArrayList<>();
            for (int i = 0; i < topics; i++) {
                middles.add(gaussian(1));
            }
            for (int i = 0; i < size; i++) {
                if (i % 40 == 0) {
                    float[] centre = gaussian(1);
                    centres.add(topics == 0 ? centre : sum(centre, middles.get(random.nextInt(topics))));
                }
                String id = "item-" + i;
                items.put(id, new Item(id, centres.size() - 1));
                vectors.put(id, near(centres.get(centres.size() - 1)));
            }
        }

        float[] query() {
            return near(centres.get(random.nextInt(centres.size())));
        }

        VectorIndex<Item> index(Rescoring rescoring) {
            return empty(rescoring).with(entries(items.keySet()), List.of());
        }

        List<Entry<Item>> entries(Collection<String> ids) {
            return ids.stream()
                    .map(id -> new Entry<>(items.get(id), vectors.get(id)))
                    .toList();
        }

        List<String> exact(float[] query, int limit, double minScore, java.util.function.Predicate<Item> filter) {
            float[] unit = Similarity.normalized(query);
            Map<String, Double> scores = new HashMap<>();
            items.values().stream()
                    .filter(filter)
                    .forEach(item -> scores.put(item.id(), (double) Similarity.dot(unit, vectors.get(item.id()))));
            return scores.entrySet().stream()
                    .filter(entry -> entry.getValue() >= minScore)
                    .sorted(Map.Entry.<String, Double>comparingByValue()
                            .reversed()
                            .thenComparing(Comparator.comparing(Map.Entry::getKey)))
                    .limit(limit)
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private float[] near(float[] centre) {
            float[] own = gaussian(0.8f);
            for (int d = 0; d < DIMENSIONS; d++) {
                own[d] += centre[d] + 0.5f * common[d];
            }
            return Similarity.normalized(own);
        }

        private static float[] sum(float[] a, float[] b) {
            float[] sum = new float[DIMENSIONS];
            for (int d = 0; d < DIMENSIONS; d++) {
                sum[d] = a[d] + b[d];
            }
            return sum;
        }

        private float[] gaussian(float scale) {
            float[] vector = new float[DIMENSIONS];
            for (int d = 0; d < DIMENSIONS; d++) {
                vector[d] = scale * (float) random.nextGaussian();
            }
            return vector;
        }
    }
}
