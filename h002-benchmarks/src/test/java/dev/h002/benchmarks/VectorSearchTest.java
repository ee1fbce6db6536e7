package dev.h002.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.h002.core.embedding.Similarity;
import dev.h002.core.retrieval.VectorIndex;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VectorSearchTest {
    private static final int VECTORS = 4_000;
    private static final int TOP = VectorSearchBenchmark.TOP;

    private final VectorCorpus corpus =
            VectorCorpus.generate(VectorSearchBenchmark.SEED, VECTORS, VectorSearchBenchmark.QUERIES);
    private final VectorStores stores = VectorStores.of(corpus);

    @Test
    void oursThePeerAndTheControlFindTheTenNearest() {
        int alike = 0;
        for (float[] query : corpus.queries()) {
            List<String> nearest = nearestInDoubles(query);
            List<String> ours = stores.searchOurs(query, TOP).stream()
                    .map(hit -> hit.chunk().id())
                    .toList();
            List<String> peer = stores.searchPeer(query, TOP).stream()
                    .map(match -> match.embeddingId())
                    .toList();
            List<String> control = Arrays.stream(FloatScan.search(corpus.vectors(), query, TOP))
                    .mapToObj(VectorStores::id)
                    .toList();
            for (List<String> found : List.of(ours, peer, control)) {
                assertThat(found).hasSize(TOP).doesNotHaveDuplicates();
                alike += (int) found.stream().filter(nearest::contains).count();
            }
        }
        // Two vectors whose cosines differ in the seventh digit may change places at rank ten, no more.
        assertThat(alike / (3.0 * TOP * corpus.queries().length)).isGreaterThanOrEqualTo(0.998);
    }

    @Test
    void oursAndThePeerGiveTheSameScores() {
        for (float[] query : corpus.queries()) {
            VectorIndex.Hit best = stores.searchOurs(query, TOP).get(0);
            // LangChain4j gives cosines as 0 to 1.
            assertThat(stores.searchPeer(query, TOP).get(0).score() * 2 - 1).isCloseTo(best.score(), within(1e-5));
        }
    }

    @Test
    void vectorsAreOfLengthOneAndLieInDocuments() {
        float[][] vectors = corpus.vectors();
        assertThat(vectors).hasNumberOfRows(VECTORS);
        double inside = 0;
        double between = 0;
        int pairs = VECTORS / VectorCorpus.PER_DOCUMENT - 1;
        for (int i = 0; i < pairs; i++) {
            float[] one = vectors[i * VectorCorpus.PER_DOCUMENT];
            assertThat(one).hasSize(VectorCorpus.DIMENSIONS);
            assertThat(Similarity.dot(one, one)).isCloseTo(1, within(1e-5f));
            inside += Similarity.dot(one, vectors[i * VectorCorpus.PER_DOCUMENT + 1]) / pairs;
            between += Similarity.dot(one, vectors[(i + 1) * VectorCorpus.PER_DOCUMENT]) / pairs;
        }
        assertThat(inside).isCloseTo(0.5, within(0.05));
        assertThat(between).isCloseTo(0.1, within(0.05));
    }

    @Test
    void theSameSeedGivesTheSameVectors() {
        assertThat(VectorCorpus.generate(7, 100, 1).vectors())
                .isDeepEqualTo(VectorCorpus.generate(7, 100, 1).vectors());
    }

    private List<String> nearestInDoubles(float[] query) {
        double[] scores = Arrays.stream(corpus.vectors())
                .mapToDouble(vector -> IntStream.range(0, vector.length)
                        .mapToDouble(i -> (double) vector[i] * query[i])
                        .sum())
                .toArray();
        return IntStream.range(0, VECTORS)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                .limit(TOP)
                .map(VectorStores::id)
                .toList();
    }
}
