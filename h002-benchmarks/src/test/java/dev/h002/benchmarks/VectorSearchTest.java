package dev.h002.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.h002.core.embedding.Similarity;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VectorSearchTest {
    private static final int VECTORS = 2_000;
    private static final int TOP = VectorSearchBenchmark.TOP;
    private static final VectorCorpus CORPUS = IndexBuild.corpus(VECTORS);
    private static final int[][] NEAREST = Arrays.stream(CORPUS.queries())
            .map(VectorSearchTest::nearestInDoubles)
            .toArray(int[][]::new);

    @ParameterizedTest
    @EnumSource(names = {"H002", "LANGCHAIN4J", "FLOAT_SCAN"})
    void whatComparesEveryVectorFindsTheTenNearest(SearchSubject subject) {
        // Two vectors whose cosines differ in the seventh digit may change places at rank ten, no more.
        assertThat(recall(subject.build(CORPUS.vectors()), 0)).isGreaterThanOrEqualTo(0.998);
    }

    @ParameterizedTest
    @EnumSource(names = {"LUCENE", "JVECTOR"})
    void aGraphFindsNearlyAllOfTheTenNearest(SearchSubject subject) {
        VectorPeer graph = subject.build(CORPUS.vectors());
        Recall recall = Recall.of(CORPUS, TOP);
        Recall.Reached reached = recall.reach(graph, subject.widths(), IndexBuild.RECALL);

        assertThat(reached.recall()).isGreaterThanOrEqualTo(IndexBuild.RECALL);
        assertThat(recall(graph, reached.width()))
                .isGreaterThanOrEqualTo(0.95)
                .isCloseTo(reached.recall(), within(0.002));
        assertThat(recall(graph, 500)).isGreaterThanOrEqualTo(recall(graph, TOP));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsFoundIsNamedByItsPositionAndTheNearestComesFirst(SearchSubject subject) {
        VectorPeer index = subject.build(CORPUS.vectors());
        int itself = 0;
        for (int i = 0; i < VECTORS; i += 20) {
            float[] query = CORPUS.vectors()[i];
            int[] found = index.search(query, TOP, 100);
            List<Float> scores = Arrays.stream(found)
                    .mapToObj(position -> Similarity.dot(query, CORPUS.vectors()[position]))
                    .toList();

            assertThat(found).hasSize(TOP).doesNotHaveDuplicates();
            assertThat(scores).isSortedAccordingTo((a, b) -> Math.abs(a - b) < 1e-5f ? 0 : Float.compare(b, a));
            itself += found[0] == i ? 1 : 0;
        }
        assertThat(itself).isGreaterThanOrEqualTo(99);
    }

    @Test
    void luceneKeepsAllInOneSegment() {
        assertThat(LuceneHnsw.build(CORPUS.vectors()).segments()).isEqualTo(1);
    }

    @Test
    void theLeastWidthThatReachesTheRecallIsTaken() {
        Recall recall = Recall.of(CORPUS, TOP);
        Map<Integer, Integer> foundByWidth = Map.of(10, 5, 20, 9, 30, 10, 40, 10);
        // Of the ten it gives as many as told, and vector 0 again and again for the others.
        VectorPeer index = (query, limit, width) -> {
            int[] found = nearestInDoubles(query);
            Arrays.fill(found, foundByWidth.getOrDefault(width, 0), TOP, found[0]);
            return found;
        };

        assertThat(recall.of(index, 20)).isCloseTo(0.9, within(0.001));
        assertThat(recall.reach(index, List.of(10, 20, 30, 40), 0.985)).isEqualTo(new Recall.Reached(30, 1));
        assertThat(recall.reach(index, List.of(10, 20), 0.985).width()).isEqualTo(20);
    }

    @Test
    void vectorsAreOfLengthOneAndLieInDocumentsAndTopics() {
        int perTopic = VectorCorpus.PER_DOCUMENT * VectorCorpus.PER_TOPIC;
        float[][] vectors = IndexBuild.corpus(2 * perTopic).vectors();
        assertThat(vectors).hasNumberOfRows(2 * perTopic);
        double inside = 0;
        double inTopic = 0;
        double between = 0;
        int pairs = VectorCorpus.PER_TOPIC - 1;
        for (int i = 0; i < pairs; i++) {
            int at = i * VectorCorpus.PER_DOCUMENT;
            float[] one = vectors[at];
            assertThat(one).hasSize(VectorCorpus.DIMENSIONS);
            assertThat(Similarity.dot(one, one)).isCloseTo(1, within(1e-5f));
            inside += Similarity.dot(one, vectors[at + 1]) / pairs;
            inTopic += Similarity.dot(one, vectors[at + VectorCorpus.PER_DOCUMENT]) / pairs;
            between += Similarity.dot(one, vectors[at + perTopic]) / pairs;
        }
        assertThat(inside).isCloseTo(0.5, within(0.05));
        assertThat(inTopic).isCloseTo(0.25, within(0.05));
        assertThat(between).isCloseTo(0.1, within(0.05));
    }

    @Test
    void theSameSeedGivesTheSameVectors() {
        assertThat(VectorCorpus.generate(7, 100, 1).vectors())
                .isDeepEqualTo(VectorCorpus.generate(7, 100, 1).vectors());
    }

    private static double recall(VectorPeer index, int width) {
        int alike = 0;
        for (int i = 0; i < NEAREST.length; i++) {
            List<Integer> nearest = Arrays.stream(NEAREST[i]).boxed().toList();
            alike += (int) Arrays.stream(index.search(CORPUS.queries()[i], TOP, width))
                    .filter(nearest::contains)
                    .count();
        }
        return (double) alike / (TOP * NEAREST.length);
    }

    private static int[] nearestInDoubles(float[] query) {
        double[] scores = Arrays.stream(CORPUS.vectors())
                .mapToDouble(vector -> IntStream.range(0, vector.length)
                        .mapToDouble(i -> (double) vector[i] * query[i])
                        .sum())
                .toArray();
        return IntStream.range(0, VECTORS)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                .limit(TOP)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
