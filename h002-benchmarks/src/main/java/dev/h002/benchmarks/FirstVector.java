package dev.h002.benchmarks;

import dev.h002.core.embedding.OnnxEmbeddingModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.Locale;

/** Loads a model, embeds one message, and prints the milliseconds since {@code main}: what {@link ColdStart} starts. */
final class FirstVector {
    private FirstVector() {}

    public static void main(String[] arguments) {
        long start = System.nanoTime();
        EmbeddingModel model = arguments[0].equals(ColdStart.OURS)
                ? OnnxEmbeddingModel.miniLm()
                : new AllMiniLmL6V2QuantizedEmbeddingModel();
        float[] vector = model.embed(EmbeddingCase.MESSAGE.text()).content().vector();
        double milliseconds = (System.nanoTime() - start) / 1e6;
        if (vector.length != VectorCorpus.DIMENSIONS) {
            throw new IllegalStateException("That was another model."); // and the vector is used
        }
        System.out.printf(Locale.ROOT, "%.1f%n", milliseconds);
    }
}
