package dev.h002.core.need;

import dev.h002.core.embedding.EmbeddingFile;
import dev.h002.core.embedding.ParallelEmbedding;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The examples of one language, embedded when they are first asked for. Thread-safe. */
final class LanguageExamples {
    private static final int THREADS = 2;

    private final NeedExamples examples;
    private final @Nullable EmbeddingFile file;
    private final Object loading = new Object();
    private volatile @Nullable ExampleIndex index;

    /** @param file keeps their vectors for the next start, or null */
    LanguageExamples(NeedExamples examples, @Nullable EmbeddingFile file) {
        this.examples = examples;
        this.file = file;
    }

    ExampleIndex index(EmbeddingModel model) {
        ExampleIndex known = index;
        if (known != null) {
            return known;
        }
        synchronized (loading) {
            ExampleIndex loaded = index;
            if (loaded == null) {
                List<String> texts =
                        examples.all().stream().map(NeedExamples.Example::text).toList();
                List<float[]> vectors = file == null
                        ? ParallelEmbedding.embed(model, texts, THREADS)
                        : file.embed(model, texts, THREADS);
                loaded = new ExampleIndex(examples.all(), vectors);
                index = loaded;
            }
            return loaded;
        }
    }
}
