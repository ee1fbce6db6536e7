package dev.h002.examples.cli;

import dev.h002.core.embedding.CachedEmbeddingModel;
import dev.h002.core.embedding.EmbeddingModels;
import dev.h002.core.need.ExampleNeedInterpreter;
import dev.h002.core.need.NeedExamples;
import dev.h002.core.need.NeedInterpreter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What understands language: the embedding model and the needs' examples, loaded on a thread of their own. */
final class LanguageParts implements AutoCloseable {
    private final Path folder;
    private @Nullable CompletableFuture<Loaded> loading;

    LanguageParts(Path folder) {
        this.folder = folder;
    }

    /** Starts loading in the background, unless that was done before. */
    void startLoading() {
        if (loading == null) {
            Executor thread = work -> {
                Thread loader = new Thread(work, "h002-language");
                loader.setDaemon(true);
                loader.start();
            };
            loading = CompletableFuture.supplyAsync(this::load, thread);
        }
    }

    /** Waits until it is loaded. */
    CachedEmbeddingModel embeddings() {
        return loaded().embeddings;
    }

    /** Waits until it is loaded. */
    NeedInterpreter needs() {
        return loaded().needs;
    }

    private Loaded loaded() {
        startLoading();
        try {
            return Objects.requireNonNull(loading).join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    private Loaded load() {
        CachedEmbeddingModel model = new CachedEmbeddingModel(EmbeddingModels.bestAvailable());
        ExampleNeedInterpreter needs = new ExampleNeedInterpreter(model, NeedExamples.shipped(), folder);
        needs.warmUp(Locale.ENGLISH);
        return new Loaded(model, needs);
    }

    /** Does not wait for what is still loading: its thread ends by itself, or with the process. */
    @Override
    public void close() {
        if (loading != null) {
            var unused = loading.thenAccept(loaded -> loaded.embeddings.close());
        }
    }

    private record Loaded(CachedEmbeddingModel embeddings, ExampleNeedInterpreter needs) {}
}
