package dev.h002.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HashingEmbeddingModelTest {
    private final HashingEmbeddingModel model = new HashingEmbeddingModel();

    @Test
    void sharedWordsAreNearAndOthersAreNot() {
        float[] question = vector("Can I return opened items?");

        assertThat(Similarity.dot(question, vector("Returning an opened item"))).isGreaterThan(0.6f);
        assertThat(Similarity.dot(question, vector("The weather in Paris"))).isLessThan(0.25f);
    }

    @Test
    void endingsAndCaseDoNotMatter() {
        assertThat(Similarity.dot(vector("COUPONS"), vector("coupon"))).isCloseTo(1, within(1e-5f));
    }

    @Test
    void vectorsAreTheSameOnEveryMachine() {
        float[] vector = vector("coffee");

        assertThat(vector).hasSize(384).containsExactly(vector("coffee"));
        assertThat(Similarity.dot(vector, vector)).isCloseTo(1, within(1e-5f));
        // The hash is fixed: stored vectors would be worthless after a change, so a change needs a new model name.
        assertThat(indexOfLargest(vector)).isEqualTo(INDEX_OF_COFFEE);
        assertThat(model.modelName()).isEqualTo("h002-hashing-384-v1");
    }

    @Test
    void aTextWithoutWordsIsAllZeros() {
        assertThat(vector("?!")).containsOnly(0f);
    }

    private static final int INDEX_OF_COFFEE = 349;

    private static int indexOfLargest(float[] vector) {
        int largest = 0;
        for (int i = 1; i < vector.length; i++) {
            if (Math.abs(vector[i]) > Math.abs(vector[largest])) {
                largest = i;
            }
        }
        return largest;
    }

    private float[] vector(String text) {
        return model.embed(text).content().vector();
    }
}
