package dev.h002.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

/**
 * Measures vector search on vectors of text, and fills that part of the page: {@code TextSearchRun docs/benchmarks
 * h002-examples/src/main/resources/dev/h002/examples/questions}, where the texts are. Options of JMH may follow.
 */
final class TextSearchRun {
    private static final List<String> SIZES = List.of("2000", "10000", "60000");
    private static final int MOST = 60_000;
    private static final List<SearchSubject> SUBJECTS =
            List.of(SearchSubject.H002, SearchSubject.LUCENE, SearchSubject.JVECTOR, SearchSubject.FLOAT_SCAN);

    private TextSearchRun() {}

    public static void main(String[] arguments) throws IOException, RunnerException, CommandLineOptionException {
        Path folder = JmhRun.folder(arguments);
        String[] rest = JmhRun.afterFolder(arguments);
        if (rest.length == 0) {
            System.err.println("Give the folder of the texts behind that of the documentation.");
            System.exit(2);
        }
        int jdk = Runtime.version().feature();
        Path vectors = Files.createTempFile("text-vectors", ".bin");
        Path builds = Files.createTempFile("text-search-builds", ".csv");
        try {
            SentenceVectors.write(Path.of(rest[0]), MOST, vectors);
            Files.writeString(builds, IndexBuild.HEAD + "\n");
            JmhRun.run(
                    JmhRun.options(VectorSearchBenchmark.class, Arrays.copyOfRange(rest, 1, rest.length))
                            .param("vectors", SIZES.toArray(String[]::new))
                            .param(
                                    "subject",
                                    SUBJECTS.stream().map(SearchSubject::name).toArray(String[]::new))
                            .jvmArgsPrepend(
                                    "-D" + VectorSearchBenchmark.BUILDS + "=" + builds.toAbsolutePath(),
                                    "-D" + IndexBuild.CORPUS + "=" + vectors.toAbsolutePath()),
                    Report.file(folder, SearchPage.TEXT, jdk));
            Files.move(
                    builds, Report.file(folder, SearchPage.TEXT + "-builds", jdk), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.delete(vectors);
            Files.deleteIfExists(builds);
        }
        SearchPage.of(folder).write();
    }
}
