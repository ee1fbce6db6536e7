package dev.h002.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Turns raw results into what the documentation shows: {@code Report docs/benchmarks} writes the charts and the tables there,
 * from the files in its folder {@code results}.
 */
final class Report {
    static final String OURS = "#0b7285";
    static final String PEER = "#e8890c";
    static final String CONTROL = "#9aa5b1";

    private Report() {}

    /** A value of the benchmark's parameter; {@code size} is what the chart divides by. */
    record Case(String parameter, String label, int size) {}

    /** A benchmark method; the last of a list is the control. */
    record Subject(String method, String label, String colour) {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("Give the folder of the benchmark documentation, such as docs/benchmarks.");
            System.exit(2);
        }
        for (Page page : pages(Path.of(arguments[0]))) {
            page.write();
        }
    }

    static List<Page> pages(Path folder) throws IOException {
        return List.of(
                MaskingPage.of(folder),
                EmbeddingPage.of(folder),
                SearchPage.of(folder),
                GatewayPage.of(folder),
                StoresPage.of(folder),
                TurnPage.of(folder),
                WebChatPage.of(folder));
    }

    /** A file of raw results of a run on JDK 17. */
    static Path file(Path folder, String name) {
        return file(folder, name, 17);
    }

    static Path file(Path folder, String name, int jdk) {
        return folder.resolve("results").resolve(name + "-jdk" + jdk + ".csv");
    }
}
