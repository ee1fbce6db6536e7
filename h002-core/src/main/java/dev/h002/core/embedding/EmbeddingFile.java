package dev.h002.core.embedding;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small file of vectors, so that a fixed list of texts is embedded once and not at every start. It holds the model's
 * name and, for each text, its SHA-256 and its vector; no text.
 *
 * <p>A file that is missing, damaged, or of another model counts as empty and is written anew; one that cannot be written
 * is done without. Both are logged at info. Safe to share between processes: a new file takes the old one's place whole.
 */
public final class EmbeddingFile {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddingFile.class);
    private static final int MAGIC = 0x48324556;
    private static final int VERSION = 1;
    private static final int MAX_TEXTS = 100_000;
    private static final int MAX_DIMENSION = 16_384;
    private static final int HASH_BYTES = 32;
    // What a model answers that does not know its name; two such could be taken for one another.
    private static final String NAMELESS = "unknown";

    private final Path file;

    /**
     * Names the file; nothing is read yet.
     *
     * @param file need not exist; its folder is created when the file is first written
     */
    public EmbeddingFile(Path file) {
        this.file = Objects.requireNonNull(file);
    }

    /**
     * The vectors of the texts: read where the file holds them, made on {@code threads} threads and written back where not.
     * Afterwards the file holds these texts and no others.
     *
     * @return vectors of L2 norm 1, in the order of the texts
     */
    public List<float[]> embed(EmbeddingModel model, List<String> texts, int threads) {
        if (texts.isEmpty() || texts.size() > MAX_TEXTS || NAMELESS.equals(model.modelName())) {
            return ParallelEmbedding.embed(model, texts, threads);
        }
        List<String> keys = texts.stream().map(EmbeddingFile::sha256).toList();
        Map<String, float[]> known = read(model.modelName());
        Set<String> missing = new LinkedHashSet<>();
        List<String> missingTexts = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (!known.containsKey(keys.get(i)) && missing.add(keys.get(i))) {
                missingTexts.add(texts.get(i));
            }
        }
        Map<String, float[]> all = new HashMap<>(known);
        List<float[]> made = ParallelEmbedding.embed(model, missingTexts, threads);
        int next = 0;
        for (String key : missing) {
            all.put(key, made.get(next++));
        }
        all.keySet().retainAll(Set.copyOf(keys));
        if (!all.keySet().equals(known.keySet())) {
            write(model.modelName(), all);
        }
        return keys.stream().map(key -> Objects.requireNonNull(all.get(key))).toList();
    }

    private Map<String, float[]> read(String model) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        CRC32 crc = new CRC32();
        try (DataInputStream in =
                new DataInputStream(new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), crc))) {
            if (in.readInt() != MAGIC || in.readInt() != VERSION) {
                throw new IOException("another format");
            }
            if (!in.readUTF().equals(model)) {
                LOG.info("The vectors kept on disk are of another model; they are made anew.");
                return Map.of();
            }
            int dimension = bounded(in.readInt(), MAX_DIMENSION);
            int count = bounded(in.readInt(), MAX_TEXTS);
            Map<String, float[]> vectors = new HashMap<>(count * 2);
            byte[] hash = new byte[HASH_BYTES];
            byte[] numbers = new byte[dimension * Float.BYTES];
            for (int i = 0; i < count; i++) {
                in.readFully(hash);
                in.readFully(numbers);
                float[] vector = new float[dimension];
                ByteBuffer.wrap(numbers).asFloatBuffer().get(vector);
                vectors.put(HexFormat.of().formatHex(hash), vector);
            }
            long expected = crc.getValue();
            if (in.readLong() != expected) {
                throw new IOException("damaged");
            }
            return vectors;
        } catch (IOException e) {
            LOG.info("The vectors kept on disk cannot be read ({}); they are made anew.", e.getMessage());
            return Map.of();
        }
    }

    private void write(String model, Map<String, float[]> vectors) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(Objects.requireNonNull(folder));
            Path temporary = Files.createTempFile(folder, "vectors", ".tmp");
            try {
                writeTo(temporary, model, vectors);
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            LOG.info(
                    "The vectors cannot be kept on disk ({}); the next start makes them again.",
                    e.getClass().getSimpleName());
        }
    }

    private static void writeTo(Path target, String model, Map<String, float[]> vectors) throws IOException {
        CRC32 crc = new CRC32();
        try (DataOutputStream out = new DataOutputStream(
                new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(target)), crc))) {
            int dimension = vectors.values().iterator().next().length;
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeUTF(model);
            out.writeInt(dimension);
            out.writeInt(vectors.size());
            ByteBuffer numbers = ByteBuffer.allocate(dimension * Float.BYTES);
            for (Map.Entry<String, float[]> entry : vectors.entrySet()) {
                out.write(HexFormat.of().parseHex(entry.getKey()));
                numbers.asFloatBuffer().put(entry.getValue());
                out.write(numbers.array());
            }
            out.writeLong(crc.getValue());
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }

    private static int bounded(int value, int max) throws IOException {
        if (value < 1 || value > max) {
            throw new IOException("out of range");
        }
        return value;
    }
}
