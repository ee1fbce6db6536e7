package dev.h002.core.embedding;

import dev.langchain4j.model.embedding.EmbeddingModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Picks an embedding model from what is on the class path. */
public final class EmbeddingModels {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddingModels.class);

    private EmbeddingModels() {}

    /**
     * A new all-MiniLM-L6-v2 where its jar, onnxruntime and the tokenizer are on the class path and run on this machine,
     * else {@link HashingEmbeddingModel}; a warning says when and why it is the latter although all the jars are there.
     *
     * <p>Loading takes about half a second of two cores. The caller closes the model if it is {@link AutoCloseable}.
     */
    public static EmbeddingModel bestAvailable() {
        if (!miniLmIsOnTheClassPath()) {
            return new HashingEmbeddingModel();
        }
        try {
            return OnnxEmbeddingModel.miniLm();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn(
                    "The MiniLM model cannot run here ({}), so texts are compared by their words only.",
                    e.getClass().getSimpleName());
            LOG.debug("Why the MiniLM model cannot run", e);
            return new HashingEmbeddingModel();
        }
    }

    /** Whether the model's jar, onnxruntime and the tokenizer are there. Loads none of them. */
    public static boolean miniLmIsOnTheClassPath() {
        return has("ai/onnxruntime/OrtEnvironment.class")
                && has("ai/djl/huggingface/tokenizers/HuggingFaceTokenizer.class")
                && MiniLmFiles.areThere();
    }

    private static boolean has(String resource) {
        return ModelFile.find(resource) != null;
    }
}
