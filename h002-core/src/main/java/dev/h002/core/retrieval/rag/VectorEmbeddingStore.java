package dev.h002.core.retrieval.rag;

import dev.h002.InvalidInputException;
import dev.h002.core.retrieval.Rescoring;
import dev.h002.core.retrieval.VectorIndex;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingSearchResult;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.RelevanceScore;
import dev.langchain4j.store.embedding.filter.Filter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A {@link VectorIndex} as a LangChain4j {@link EmbeddingStore}, in memory.
 *
 * <p>Scores are LangChain4j's relevance: (1 + cosine) / 2. Filters are applied before ranking. Thread-safe; a search sees one state
 * and is never blocked by a change. Vectors are kept at length 1, and that is how they are given back.
 */
public final class VectorEmbeddingStore implements EmbeddingStore<TextSegment> {
    private volatile VectorIndex<Stored> index;

    /**
     * An empty store.
     *
     * @param dimensions of the vectors, as {@code EmbeddingModel.dimension()} tells
     */
    public VectorEmbeddingStore(int dimensions) {
        this(dimensions, Rescoring.FLOAT);
    }

    /** An empty store that keeps its vectors as told. */
    public VectorEmbeddingStore(int dimensions, Rescoring rescoring) {
        this.index =
                VectorIndex.builder(dimensions, Stored::id).rescoring(rescoring).build();
    }

    private record Stored(String id, @Nullable TextSegment segment) {
        Metadata metadata() {
            return segment == null ? new Metadata() : segment.metadata();
        }
    }

    @Override
    public String add(Embedding embedding) {
        return addAll(List.of(embedding)).get(0);
    }

    @Override
    public void add(String id, Embedding embedding) {
        change(List.of(entry(id, embedding, null)), List.of());
    }

    @Override
    public String add(Embedding embedding, TextSegment segment) {
        String id = UUID.randomUUID().toString();
        change(List.of(entry(id, embedding, segment)), List.of());
        return id;
    }

    @Override
    public List<String> addAll(List<Embedding> embeddings) {
        List<String> ids = generateIds(embeddings.size());
        List<VectorIndex.Entry<Stored>> entries = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            entries.add(entry(ids.get(i), embeddings.get(i), null));
        }
        change(entries, List.of());
        return ids;
    }

    /** @throws InvalidInputException if the lists are not of one length, or a vector is unfit; nothing is added then */
    @Override
    public void addAll(List<String> ids, List<Embedding> embeddings, List<TextSegment> segments) {
        if (ids.size() != embeddings.size() || ids.size() != segments.size()) {
            throw new InvalidInputException("ids", "Give an id and a segment for each embedding.");
        }
        List<VectorIndex.Entry<Stored>> entries = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            entries.add(entry(ids.get(i), embeddings.get(i), segments.get(i)));
        }
        change(entries, List.of());
    }

    private static VectorIndex.Entry<Stored> entry(String id, Embedding embedding, @Nullable TextSegment segment) {
        return new VectorIndex.Entry<>(new Stored(Objects.requireNonNull(id), segment), embedding.vector());
    }

    @Override
    public void removeAll(Collection<String> ids) {
        change(List.of(), ids);
    }

    @Override
    public void removeAll(Filter filter) {
        Objects.requireNonNull(filter);
        replace(before -> before.with(List.of(), idsOf(before, filter)));
    }

    @Override
    public void removeAll() {
        replace(before -> before.with(List.of(), idsOf(before, metadata -> true)));
    }

    private static Set<String> idsOf(VectorIndex<Stored> index, Filter filter) {
        return index.ids(stored -> filter.test(stored.metadata()));
    }

    private void change(Collection<VectorIndex.Entry<Stored>> added, Collection<String> removed) {
        replace(before -> before.with(added, removed));
    }

    private synchronized void replace(UnaryOperator<VectorIndex<Stored>> change) {
        index = change.apply(index);
    }

    @Override
    public EmbeddingSearchResult<TextSegment> search(EmbeddingSearchRequest request) {
        Filter filter = request.filter();
        List<EmbeddingMatch<TextSegment>> matches = index
                .search(
                        request.queryEmbedding().vector(),
                        request.maxResults(),
                        2 * request.minScore() - 1,
                        stored -> filter == null || filter.test(stored.metadata()))
                .stream()
                .map(VectorEmbeddingStore::match)
                .toList();
        return new EmbeddingSearchResult<>(matches);
    }

    private static EmbeddingMatch<TextSegment> match(VectorIndex.Hit<Stored> hit) {
        // An Embedding can be changed by whoever holds it; ours must not.
        return new EmbeddingMatch<>(
                RelevanceScore.fromCosineSimilarity(hit.score()),
                hit.value().id(),
                Embedding.from(hit.vector().clone()),
                hit.value().segment());
    }
}
