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
import org.jspecify.annotations.Nullable;

/** What understands language: the embedding model and then the needs' examples, loaded in the background. */
final class LanguageParts implements AutoCloseable {
    private final Path folder;
    private @Nullable CompletableFuture<CachedEmbeddingModel> embeddings;
    private @Nullable CompletableFuture<NeedInterpreter> needs;

    /** @param folder keeps the vectors of the needs' examples, if they do not stand beside the program */
    LanguageParts(Path folder) {
        this.folder = folder;
    }

    /** Starts loading in the background, unless that was done before. */
    void startLoading() {
        if (embeddings == null) {
            CompletableFuture<CachedEmbeddingModel> model = Background.start(
                    "h002-embeddings", () -> new CachedEmbeddingModel(EmbeddingModels.bestAvailable()));
            embeddings = model;
            needs = Background.start("h002-needs", () -> needs(Background.result(model)));
        }
    }

    /** Waits until it is loaded. */
    CachedEmbeddingModel embeddings() {
        startLoading();
        return Background.result(Objects.requireNonNull(embeddings));
    }

    /** Waits until it is loaded. */
    NeedInterpreter needs() {
        startLoading();
        return Background.result(Objects.requireNonNull(needs));
    }

    private NeedInterpreter needs(CachedEmbeddingModel model) {
        ExampleNeedInterpreter needs =
                new ExampleNeedInterpreter(model, NeedExamples.shipped(), ReadyVectors.folderOr(folder));
        needs.warmUp(Locale.ENGLISH);
        return needs;
    }

    /** Does not wait for what is still loading: its thread ends by itself, or with the process. */
    @Override
    public void close() {
        if (embeddings != null && needs != null) {
            // The examples may still be embedding with it, and may have failed.
            CompletableFuture<Boolean> over = needs.handle((ready, failure) -> true);
            var unused = embeddings.thenAcceptBoth(over, (model, done) -> model.close());
        }
    }
}
