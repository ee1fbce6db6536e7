package dev.h002.core.embedding;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Hashes, and remembers what it was asked to embed. */
public final class CountingEmbeddingModel implements EmbeddingModel, AutoCloseable {
    private final HashingEmbeddingModel model = new HashingEmbeddingModel();
    private final Queue<String> embedded = new ConcurrentLinkedQueue<>();
    private final String name;
    boolean closed;

    public CountingEmbeddingModel(String name) {
        this.name = name;
    }

    public List<String> embedded() {
        return List.copyOf(embedded);
    }

    public void forget() {
        embedded.clear();
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        segments.forEach(segment -> embedded.add(segment.text()));
        return model.embedAll(segments);
    }

    @Override
    public int dimension() {
        return model.dimension();
    }

    @Override
    public String modelName() {
        return name;
    }

    @Override
    public void close() {
        closed = true;
    }
}
