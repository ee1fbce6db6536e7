package dev.h002.examples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** An installation with demo data, made once for all tests of a run, since making it takes seconds and copying it none. */
final class DemoInstallation {
    private static Path made;

    private DemoInstallation() {}

    static synchronized void copyTo(Path folder) {
        try {
            if (made == null) {
                made = make();
            }
            Path from = made.resolve(".h002");
            Path to = Files.createDirectories(folder.resolve(".h002"));
            for (Path file : filesIn(from)) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path make() throws IOException {
        Path folder = Files.createTempDirectory("h002-demo");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
        RealCommands.Ended generated = RealCommands.in(folder).run("data", "generate");
        if (generated.code() != 0) {
            throw new AssertionError("no demo data: " + generated.err());
        }
        return folder;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException leftBehind) {
            System.err.println("A temporary folder could not be removed: " + leftBehind);
        }
    }
}
