package dev.h002.core.embedding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.h002.H002Exception;
import dev.h002.InvalidInputException;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * An embedding model that remembers the vectors of short texts it has seen, 2,000 of them unless told otherwise.
 *
 * <p>Thread-safe if the model behind it is. Texts longer than 2,000 characters are embedded anew each time, so that the
 * cache is bounded in bytes too: some 11 MB for vectors of 384 numbers. Closing it closes the model behind it.
 */
public final class CachedEmbeddingModel implements EmbeddingModel, TokenCounter, AutoCloseable {
    private static final int MAX_ENTRIES = 2_000;
    private static final int MAX_TEXT_LENGTH = 2_000;

    private final EmbeddingModel model;
    private final TokenCounter counter;
    private final Cache<String, float[]> vectors;

    /** Remembers 2,000 vectors. */
    public CachedEmbeddingModel(EmbeddingModel model) {
        this(model, MAX_ENTRIES);
    }

    /**
     * Remembers as many vectors as told.
     *
     * @param maxEntries how many vectors to keep, at least 0
     * @throws InvalidInputException if it is less
     */
    public CachedEmbeddingModel(EmbeddingModel model, int maxEntries) {
        if (maxEntries < 0) {
            throw new InvalidInputException("maxEntries", "The number of vectors to keep must be 0 or more.");
        }
        this.model = Objects.requireNonNull(model);
        this.counter = TokenCounter.of(model);
        // On the calling thread, so that the bound holds when a call returns and not some time later.
        this.vectors = Caffeine.newBuilder()
                .maximumSize(maxEntries)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        Map<String, float[]> known = new HashMap<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (TextSegment segment : segments) {
            float[] vector = vectors.getIfPresent(segment.text());
            if (vector == null) {
                unknown.add(segment.text());
            } else {
                known.put(segment.text(), vector);
            }
        }
        embed(new ArrayList<>(unknown), known);
        List<Embedding> embeddings = new ArrayList<>(segments.size());
        for (TextSegment segment : segments) {
            // An Embedding can be changed by whoever holds it; ours must not.
            embeddings.add(Embedding.from(
                    Objects.requireNonNull(known.get(segment.text())).clone()));
        }
        return Response.from(embeddings);
    }

    private void embed(List<String> texts, Map<String, float[]> into) {
        if (texts.isEmpty()) {
            return;
        }
        List<Embedding> embeddings =
                model.embedAll(texts.stream().map(TextSegment::from).toList()).content();
        if (embeddings.size() != texts.size()) {
            throw new H002Exception("The embedding model gave " + embeddings.size() + " vectors for " + texts.size()
                    + " texts: use a model that gives one for each.");
        }
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            float[] vector = embeddings.get(i).vector();
            into.put(text, vector);
            if (text.length() <= MAX_TEXT_LENGTH) {
                vectors.put(text, vector);
            }
        }
    }

    /** How many vectors are kept. */
    long size() {
        return vectors.estimatedSize();
    }

    @Override
    public int count(String text) {
        return counter.count(text);
    }

    @Override
    public int window() {
        return counter.window();
    }

    @Override
    public int dimension() {
        return model.dimension();
    }

    @Override
    public String modelName() {
        return model.modelName();
    }

    /** Closes the model behind it if that can be closed. */
    @Override
    public void close() {
        vectors.invalidateAll();
        if (model instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new H002Exception("Interrupted while the embedding model was closed.", e);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new H002Exception("The embedding model could not be closed.", e);
            }
        }
    }
}
