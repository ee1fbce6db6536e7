package dev.h002.core.retrieval;

import dev.h002.core.embedding.HashingEmbeddingModel;
import dev.h002.core.embedding.TestModels;
import dev.h002.core.knowledge.IngestProgress;
import dev.h002.core.knowledge.Ingestor;
import dev.h002.core.knowledge.MapKnowledgeStore;
import dev.h002.core.knowledge.SourceDocument;
import dev.h002.spi.Retriever;
import dev.h002.spi.contract.RetrieverContract;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

class KnowledgeRetrieverContractTest {
    @Nested
    class WithMiniLm extends RetrieverContract {
        @Override
        protected Retriever retriever(String tenant, Map<String, String> documents) {
            return over(TestModels.miniLm(), tenant, documents);
        }
    }

    @Nested
    class WithHashes extends RetrieverContract {
        @Override
        protected Retriever retriever(String tenant, Map<String, String> documents) {
            return over(new HashingEmbeddingModel(), tenant, documents);
        }
    }

    private static Retriever over(EmbeddingModel model, String tenant, Map<String, String> documents) {
        MapKnowledgeStore store = new MapKnowledgeStore();
        List<SourceDocument> sources = documents.entrySet().stream()
                .map(entry ->
                        new SourceDocument(entry.getKey(), entry.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList();
        new Ingestor(store, model).ingestDocuments(tenant, sources, IngestProgress.none());
        return new KnowledgeRetriever(store, model);
    }
}
