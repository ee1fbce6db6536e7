package dev.h002.mongo;

import dev.h002.InvalidInputException;
import dev.h002.spi.Chunk;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * {@code embeddings}: {@code _id, source, title, chunk (its index), text, vector, norm, model, dimensions, contentHash,
 * metadata{}}, and for readers that follow changes {@code seq, updatedAt, deleted?}. The vector is binary of subtype 0: packed
 * little-endian 32-bit floats.
 */
final class ChunkShape implements DocumentShape<Chunk> {
    @Override
    public String collection() {
        return "embeddings";
    }

    @Override
    public String idOf(Chunk chunk) {
        return chunk.id();
    }

    @Override
    public Document write(Chunk chunk) {
        Document metadata = new Document();
        chunk.metadata().forEach((name, value) -> {
            if (name.isEmpty() || name.startsWith("$") || name.indexOf('.') >= 0 || name.indexOf('\0') >= 0) {
                throw new InvalidInputException(
                        "metadata", "A metadata name must not be empty, start with $ or hold a dot.");
            }
            metadata.append(name, value);
        });
        return new Document("source", chunk.source())
                .append("title", chunk.title())
                .append("chunk", chunk.index())
                .append("text", chunk.text())
                .append("vector", new Binary(pack(chunk.vector())))
                .append("norm", norm(chunk.vector()))
                .append("model", chunk.model())
                .append("dimensions", chunk.vector().length)
                .append("contentHash", chunk.contentHash())
                .append("metadata", metadata);
    }

    @Override
    public Chunk read(String id, DocumentReader in) {
        float[] vector = unpack(in.bytes("vector"));
        if (vector.length != in.count("dimensions")) {
            throw in.wrong("vector", "must have as many floats as dimensions says");
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        DocumentReader names = in.innerOrNull("metadata");
        if (names != null) {
            names.raw().keySet().forEach(name -> metadata.put(name, names.text(name)));
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
                metadata);
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
                "deleted");
    }

    static byte[] pack(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return bytes.array();
    }

    static float[] unpack(byte[] bytes) {
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }

    private static double norm(float[] vector) {
        double sum = 0;
        for (float component : vector) {
            sum += (double) component * component;
        }
        return Math.sqrt(sum);
    }
}
