package dev.h002.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a program of these benchmarks in a process of its own, with the same JDK and class path. */
final class ChildJvm {
    private ChildJvm() {}

    /** @param options of the JVM, such as {@code -Xmx2g}; what the program writes to its error stream is dropped */
    static Process start(Class<?> program, List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The next line a program prints. */
    static String line(BufferedReader out, Class<?> program) throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException(program.getSimpleName() + " ended without a result.");
        }
        return line;
    }
}
