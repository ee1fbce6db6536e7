package dev.h002.core.knowledge;

import dev.h002.InvalidInputException;
import dev.h002.core.embedding.ParallelEmbedding;
import dev.h002.spi.Chunk;
import dev.h002.spi.KnowledgeStore;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One ingestion: what is stored, compared with what the files hold now. Used by one thread. */
final class IngestRun {
    private static final String FOLDER = "folder";
    private static final String PAGE = "page";

    private final String tenant;
    private final KnowledgeStore store;
    private final EmbeddingModel model;
    private final DocumentReading reading;
    private final int threads;
    private final Map<String, Map<String, Chunk>> storedBySource = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<FileError> errors = new ArrayList<>();
    private int files;
    private int unchangedFiles;
    private int added;
    private int unchanged;
    private int removed;

    IngestRun(String tenant, KnowledgeStore store, EmbeddingModel model, DocumentReading reading, int threads) {
        this.tenant = tenant;
        this.store = store;
        this.model = model;
        this.reading = reading;
        this.threads = threads;
        for (Chunk chunk : store.changesSince(tenant, KnowledgeStore.BEGINNING).added()) {
            if (!chunk.model().equals(model.modelName())) {
                throw new InvalidInputException(
                        "model",
                        "The stored chunks were embedded by " + chunk.model() + ", not by " + model.modelName()
                                + ": use that model, or clear the knowledge base and ingest again.");
            }
            storedBySource
                    .computeIfAbsent(chunk.source(), source -> new LinkedHashMap<>())
                    .put(chunk.id(), chunk);
        }
    }

    void failed(FileError error) {
        errors.add(error);
        seen.add(error.source());
    }

    void file(String source, @Nullable String folder, Supplier<byte[]> content) {
        seen.add(source);
        List<Chunker.Piece> pieces;
        try {
            pieces = reading.pieces(new SourceDocument(source, content.get()));
        } catch (InvalidInputException e) {
            errors.add(new FileError(source, String.valueOf(e.getMessage())));
            return;
        }
        int changesBefore = added + removed;
        store(source, folder, pieces);
        files++;
        if (added + removed == changesBefore) {
            unchangedFiles++;
        }
    }

    private void store(String source, @Nullable String folder, List<Chunker.Piece> pieces) {
        Map<String, Chunk> stored = storedBySource.getOrDefault(source, Map.of());
        Map<String, float[]> vectors = vectors(pieces, stored);
        // A file given by itself stays one of the folder it was found in before.
        String kept = folder != null || stored.isEmpty()
                ? folder
                : stored.values().iterator().next().metadata().get(FOLDER);
        List<Chunk> changed = new ArrayList<>();
        Set<String> stale = new HashSet<>(stored.keySet());
        for (int index = 0; index < pieces.size(); index++) {
            Chunk chunk = chunk(source, kept, index, pieces.get(index), vectors);
            Chunk before = stored.get(chunk.id());
            stale.remove(chunk.id());
            if (before != null && before.contentHash().equals(chunk.contentHash())) {
                unchanged++;
                if (!before.metadata().equals(chunk.metadata())) {
                    changed.add(chunk);
                }
            } else {
                added++;
                changed.add(chunk);
            }
        }
        if (!changed.isEmpty()) {
            store.put(tenant, changed);
        }
        remove(stale);
    }

    /** By content hash; those of this source's stored chunks are taken over, also where a chunk has only moved. */
    private Map<String, float[]> vectors(List<Chunker.Piece> pieces, Map<String, Chunk> stored) {
        Map<String, float[]> vectors = new HashMap<>();
        stored.values().forEach(chunk -> vectors.put(chunk.contentHash(), chunk.vector()));
        Map<String, String> missing = new LinkedHashMap<>();
        for (Chunker.Piece piece : pieces) {
            if (!vectors.containsKey(contentHash(piece))) {
                missing.put(contentHash(piece), piece.embedded());
            }
        }
        List<float[]> made = ParallelEmbedding.embed(model, List.copyOf(missing.values()), threads);
        int next = 0;
        for (String hash : missing.keySet()) {
            vectors.put(hash, made.get(next++));
        }
        return vectors;
    }

    private Chunk chunk(
            String source, @Nullable String folder, int index, Chunker.Piece piece, Map<String, float[]> vectors) {
        Map<String, String> metadata = new HashMap<>();
        if (folder != null) {
            metadata.put(FOLDER, folder);
        }
        if (piece.page() > 0) {
            metadata.put(PAGE, Integer.toString(piece.page()));
        }
        String hash = contentHash(piece);
        String id = Hashes.sha256(source + "\n" + index).substring(0, 32);
        float[] vector = Objects.requireNonNull(vectors.get(hash));
        return new Chunk(id, source, piece.title(), index, piece.text(), vector, model.modelName(), hash, metadata);
    }

    private static String contentHash(Chunker.Piece piece) {
        return Hashes.sha256(piece.title() + "\n" + piece.text());
    }

    /** Removes the chunks of files that were in these folders once and are no longer. */
    void removeGone(Set<String> folders) {
        for (Map.Entry<String, Map<String, Chunk>> stored : storedBySource.entrySet()) {
            Map<String, Chunk> chunks = stored.getValue();
            boolean ofThese = chunks.values().stream()
                    .allMatch(chunk -> folders.contains(chunk.metadata().getOrDefault(FOLDER, "")));
            if (ofThese && !seen.contains(stored.getKey())) {
                remove(chunks.keySet());
            }
        }
    }

    private void remove(Set<String> ids) {
        if (!ids.isEmpty()) {
            store.remove(tenant, ids);
            removed += ids.size();
        }
    }

    IngestReport report() {
        return new IngestReport(files, unchangedFiles, added, unchanged, removed, errors);
    }
}
