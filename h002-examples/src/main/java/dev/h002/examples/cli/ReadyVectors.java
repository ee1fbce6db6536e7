package dev.h002.examples.cli;

import dev.h002.core.embedding.CachedEmbeddingModel;
import dev.h002.core.embedding.EmbeddingModels;
import dev.h002.core.need.ExampleNeedInterpreter;
import dev.h002.core.need.NeedExamples;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/**
 * The vectors of the needs' examples, made when the program is built, so that the first start in a new folder does not embed some
 * 3,400 sentences: that took three quarters of it.
 *
 * <p>They stand in a folder {@code vectors} beside the jar rather than in it, for the last bits of a vector differ between
 * machines, and a jar is the same wherever it is built.
 */
final class ReadyVectors {
    private static final String FOLDER = "vectors";

    private ReadyVectors() {}

    /**
     * Makes them where they are missing; called by the build.
     *
     * @param folder where to, as the only element
     */
    public static void main(String[] folder) {
        LogLevel.apply(LogLevel.OFF);
        try (CachedEmbeddingModel model = new CachedEmbeddingModel(EmbeddingModels.bestAvailable())) {
            var examples = NeedExamples.shipped();
            var needs = new ExampleNeedInterpreter(model, examples, Path.of(folder[0]));
            examples.keySet().forEach(needs::warmUp);
        }
    }

    /** The folder beside the program; the other one if there is none. */
    static Path folderOr(Path other) {
        Path beside = besideProgram();
        return Files.isDirectory(beside) ? beside : other;
    }

    private static Path besideProgram() {
        CodeSource program = ReadyVectors.class.getProtectionDomain().getCodeSource();
        try {
            return Path.of(program.getLocation().toURI()).resolveSibling(FOLDER);
        } catch (URISyntaxException unusual) {
            throw new IllegalStateException("Where the program stands cannot be told.", unusual);
        }
    }
}
