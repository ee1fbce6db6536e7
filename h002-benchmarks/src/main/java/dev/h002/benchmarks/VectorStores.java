package dev.h002.benchmarks;

import dev.h002.core.retrieval.VectorIndex;
import dev.h002.spi.Chunk;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same vectors in our index and in the peer's, under the same ids; both hold the very arrays, so memory is no advantage. */
record VectorStores(VectorIndex ours, InMemoryEmbeddingStore<TextSegment> peer) {
    static VectorStores of(VectorCorpus corpus) {
        List<Chunk> chunks = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<Embedding> embeddings = new ArrayList<>();
        List<TextSegment> segments = new ArrayList<>();
        for (int i = 0; i < corpus.vectors().length; i++) {
            float[] vector = corpus.vectors()[i];
            String text = "passage " + i;
            chunks.add(new Chunk(id(i), "source", "title", i, text, vector, "seeded", "hash", Map.of()));
            ids.add(id(i));
            embeddings.add(Embedding.from(vector));
            segments.add(TextSegment.from(text));
        }
        InMemoryEmbeddingStore<TextSegment> peer = new InMemoryEmbeddingStore<>();
        peer.addAll(ids, embeddings, segments);
        return new VectorStores(VectorIndex.empty().with(chunks, List.of()), peer);
    }

    static String id(int position) {
        return "chunk-" + position;
    }

    List<VectorIndex.Hit> searchOurs(float[] query, int limit) {
        return ours.search(query, limit, -1);
    }

    List<EmbeddingMatch<TextSegment>> searchPeer(float[] query, int limit) {
        return peer.search(EmbeddingSearchRequest.builder()
                        .queryEmbedding(Embedding.from(query))
                        .maxResults(limit)
                        .build())
                .matches();
    }
}
