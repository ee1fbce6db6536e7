package dev.h002.benchmarks;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** LangChain4j's in-memory store, as a peer: exact, with ids and no segments. */
record LangChain4jStore(InMemoryEmbeddingStore<TextSegment> store) implements VectorPeer {
    static LangChain4jStore build(float[][] vectors) {
        List<String> ids = new ArrayList<>();
        List<Embedding> embeddings = new ArrayList<>();
        for (int i = 0; i < vectors.length; i++) {
            ids.add(Integer.toString(i));
            embeddings.add(Embedding.from(vectors[i]));
        }
        InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
        store.addAll(ids, embeddings, Collections.nCopies(ids.size(), null));
        return new LangChain4jStore(store);
    }

    @Override
    public int[] search(float[] query, int limit, int width) {
        return store
                .search(EmbeddingSearchRequest.builder()
                        .queryEmbedding(Embedding.from(query))
                        .maxResults(limit)
                        .build())
                .matches()
                .stream()
                .mapToInt(match -> Integer.parseInt(match.embeddingId()))
                .toArray();
    }
}
