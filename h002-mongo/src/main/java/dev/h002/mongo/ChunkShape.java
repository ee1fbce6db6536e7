package dev.h002.mongo;

import dev.h002.InvalidInputException;
import dev.h002.spi.Chunk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/**
 * {@code embeddings}: {@code _id, source, title, chunk (its index), text, vector, norm, model, dimensions, contentHash,
 * metadata{}}, for readers that follow changes {@code seq, updatedAt, deleted?}, and where the server searches vectors
 * {@code filter{}}.
 */
final class ChunkShape implements DocumentShape<Chunk> {
    /** What {@link #read} needs: neither what serves a server's search nor what tells when something changed. */
    static final List<String> READ =
            List.of("source", "title", "chunk", "text", "vector", "model", "dimensions", "contentHash", "metadata");

    private final VectorForm form;

    /** @param form of the vectors it writes */
    ChunkShape(VectorForm form) {
        this.form = form;
    }

    @Override
    public String collection() {
        return "embeddings";
    }

    @Override
    public String idOf(Chunk chunk) {
        return chunk.id();
    }

    /**
     * @throws InvalidInputException if the vector cannot be compared, if a name of the metadata cannot be a field's, or if a
     *     date of the validity is not an instant
     */
    @Override
    public Document write(Chunk chunk) {
        if (!VectorForm.isUsable(chunk.vector())) {
            throw new InvalidInputException(
                    "vector",
                    "A vector of " + chunk.source()
                            + " is all zeros or holds numbers that are not finite: check what its embedding model gives.");
        }
        Document document = new Document("source", chunk.source())
                .append("title", chunk.title())
                .append("chunk", chunk.index())
                .append("text", chunk.text())
                .append("vector", form.write(chunk.vector()))
                .append("norm", VectorForm.norm(chunk.vector()))
                .append("model", chunk.model())
                .append("dimensions", chunk.vector().length)
                .append("contentHash", chunk.contentHash())
                .append("metadata", metadata(chunk));
        // Checked on every server, so that a date is not found to be wrong when the data moves to another.
        Document filter = ChunkFilter.of(chunk.source(), chunk.metadata());
        return form == VectorForm.BSON ? document.append(ChunkFilter.FIELD, filter) : document;
    }

    private static Document metadata(Chunk chunk) {
        Document metadata = new Document();
        chunk.metadata().forEach((name, value) -> {
            if (name.isEmpty() || name.startsWith("$") || name.indexOf('.') >= 0 || name.indexOf('\0') >= 0) {
                throw new InvalidInputException(
                        "metadata", "A metadata name must not be empty, start with $ or hold a dot.");
            }
            metadata.append(name, value);
        });
        return metadata;
    }

    /**
     * What a stored chunk lacks that was written where nothing searches vectors.
     *
     * @throws InvalidInputException if its vector or a date of its validity cannot be used
     */
    Document searchable(DocumentReader in) {
        float[] vector = VectorForm.read(in, "vector");
        return new Document("vector", form.write(vector))
                .append(ChunkFilter.FIELD, ChunkFilter.of(in.text("source"), metadata(in)));
    }

    @Override
    public Chunk read(String id, DocumentReader in) {
        float[] vector = VectorForm.read(in, "vector");
        if (vector.length != in.count("dimensions")) {
            throw in.wrong("vector", "must have as many floats as dimensions says");
        }
        return new Chunk(
                id,
                in.text("source"),
                in.text("title"),
                in.count("chunk"),
                in.text("text"),
                vector,
                in.text("model"),
                in.text("contentHash"),
                metadata(in));
    }

    private static Map<String, String> metadata(DocumentReader in) {
        Map<String, String> metadata = new LinkedHashMap<>();
        DocumentReader names = in.innerOrNull("metadata");
        if (names != null) {
            names.raw().keySet().forEach(name -> metadata.put(name, names.text(name)));
        }
        return metadata;
    }

    @Override
    public Set<String> fields() {
        return Set.of(
                "source",
                "title",
                "chunk",
                "text",
                "vector",
                "norm",
                "model",
                "dimensions",
                "contentHash",
                "metadata",
                ChunkFilter.FIELD,
                "deleted");
    }
}
