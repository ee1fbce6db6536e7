package dev.h002.core.knowledge;

import dev.h002.InvalidInputException;
import dev.h002.core.knowledge.ChunkWriter.Draft;
import dev.h002.spi.Chunk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One ingestion: what is stored, compared with what the files hold now. Used by one thread. */
final class IngestRun {
    private static final String FOLDER = "folder";
    private static final String PAGE = "page";
    private static final String SEARCHED_TITLE = "searchedTitle";

    private final DocumentReading reading;
    private final EmbeddingRecipe recipe;
    private final StoredChunks stored;
    private final ChunkWriter writer;
    private final Set<String> seen = new HashSet<>();
    private final List<FileError> errors = new ArrayList<>();
    private int files;
    private int unchangedFiles;
    private int added;
    private int unchanged;
    private int removed;

    IngestRun(DocumentReading reading, EmbeddingRecipe recipe, StoredChunks stored, ChunkWriter writer) {
        this.reading = reading;
        this.recipe = recipe;
        this.stored = stored;
        this.writer = writer;
    }

    void failed(FileError error) {
        errors.add(error);
        seen.add(error.source());
    }

    /**
     * Takes a file.
     *
     * @param folder what stands for the folder it was found in, or null
     * @param done runs when it is stored, which may be while a later file is taken
     */
    void file(String source, @Nullable String folder, Supplier<byte[]> content, Runnable done) {
        seen.add(source);
        DocumentReading.Read read = null;
        try {
            read = reading.read(new SourceDocument(source, content.get()));
        } catch (InvalidInputException e) {
            errors.add(new FileError(source, String.valueOf(e.getMessage())));
        }
        if (read != null) {
            compare(source, folder, read);
        }
        writer.then(done);
    }

    private void compare(String source, @Nullable String folder, DocumentReading.Read read) {
        Map<String, Chunk> before = stored.of(source);
        Map<String, String> metadata = new HashMap<>(read.metadata());
        // A file given by itself stays one of the folder it was found in before.
        String kept = folder != null || before.isEmpty()
                ? folder
                : before.values().iterator().next().metadata().get(FOLDER);
        if (kept != null) {
            metadata.put(FOLDER, kept);
        }
        Set<String> stale = new HashSet<>(before.keySet());
        boolean changed = false;
        for (int index = 0; index < read.pieces().size(); index++) {
            Draft draft = draft(source, index, read.pieces().get(index), metadata);
            changed |= put(draft, before.get(draft.id()));
            stale.remove(draft.id());
        }
        remove(stale);
        files++;
        if (!changed && stale.isEmpty()) {
            unchangedFiles++;
        }
    }

    private Draft draft(String source, int index, Chunker.Piece piece, Map<String, String> ofDocument) {
        Map<String, String> metadata = new HashMap<>(ofDocument);
        if (piece.page() > 0) {
            metadata.put(PAGE, Integer.toString(piece.page()));
        }
        if (!piece.searchedTitle().equals(piece.title())) {
            metadata.put(SEARCHED_TITLE, piece.searchedTitle());
        }
        String hash = recipe.hash(piece);
        String id = Hashes.sha256(source + "\n" + index).substring(0, 32);
        return new Draft(id, source, index, piece, hash, metadata, stored.vector(hash));
    }

    /** Whether the store holds something else. */
    private boolean put(Draft draft, @Nullable Chunk before) {
        if (before == null || !before.contentHash().equals(draft.hash())) {
            added++;
            writer.put(draft);
            return true;
        }
        unchanged++;
        if (before.metadata().equals(draft.metadata())) {
            return false;
        }
        writer.put(draft);
        return true;
    }

    /** Removes the chunks of files that were in these folders once and are no longer. */
    void removeGone(Set<String> folders) {
        stored.bySource().forEach((source, chunks) -> {
            boolean ofThese = chunks.values().stream()
                    .allMatch(chunk -> folders.contains(chunk.metadata().getOrDefault(FOLDER, "")));
            if (ofThese && !seen.contains(source)) {
                remove(chunks.keySet());
            }
        });
    }

    private void remove(Set<String> ids) {
        writer.remove(ids);
        removed += ids.size();
    }

    /** What was done, once all of it is. */
    IngestReport end() {
        writer.flush();
        return new IngestReport(files, unchangedFiles, added, unchanged, removed, errors);
    }
}
