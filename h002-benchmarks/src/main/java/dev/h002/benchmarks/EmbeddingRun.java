package dev.h002.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

/**
 * Measures all that the page about embedding shows, and writes the results, the chart and the tables: {@code EmbeddingRun
 * docs/benchmarks}. Options of JMH may follow the folder, such as {@code -f 1 -wi 1 -i 1} for a run that only shows that it works.
 */
final class EmbeddingRun {
    private static final int COLD_STARTS = 10;

    private EmbeddingRun() {}

    public static void main(String[] arguments) throws IOException, RunnerException, CommandLineOptionException {
        Path folder = JmhRun.folder(arguments);
        JmhRun.run(EmbeddingBenchmark.class, JmhRun.afterFolder(arguments), Report.file(folder, "embedding"));
        ColdStart.measure(Report.file(folder, "embedding-start"), COLD_STARTS);
        EmbeddingPage.of(folder).write();
    }
}
