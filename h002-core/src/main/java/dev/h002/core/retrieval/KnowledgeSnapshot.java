package dev.h002.core.retrieval;

import java.util.Optional;

/**
 * All of a tenant's chunks at one moment, by vector and by word. Unmodifiable; hold the words while searching.
 *
 * @param common what all chunks' vectors have in common
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KnowledgeSnapshot(VectorIndex<KnownChunk> vectors, Words words, CorpusMean mean, float[] common) {
    Optional<VectorIndex.Entry<KnownChunk>> find(String id) {
        return vectors.find(id);
    }
}
