package dev.h002.core.embedding;

import dev.h002.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file of a sentence model, on the disk or on the class path, read whole and not before it is asked for. */
record ModelFile(ModelPart part, Opening opening) {
    /** Opens the file. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    static ModelFile at(ModelPart part, Path path) {
        Objects.requireNonNull(path);
        return new ModelFile(part, () -> Files.newInputStream(path));
    }

    /** Looked for by this library's class loader, then by the thread's own, at once: another thread will read it. */
    static ModelFile onClassPath(ModelPart part, String resource) {
        URL found = find(resource);
        if (found == null) {
            throw part.missing(null);
        }
        return new ModelFile(part, found::openStream);
    }

    static @Nullable URL find(String resource) {
        ClassLoader own = ModelFile.class.getClassLoader();
        URL found = own == null ? null : own.getResource(resource);
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return found == null && context != null ? context.getResource(resource) : found;
    }

    /** @throws InvalidInputException if it is missing, empty or cannot be read */
    byte[] read() {
        byte[] bytes;
        try (InputStream in = opening.open()) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw part.missing(e);
        }
        if (bytes.length == 0) {
            throw part.empty();
        }
        return bytes;
    }
}
