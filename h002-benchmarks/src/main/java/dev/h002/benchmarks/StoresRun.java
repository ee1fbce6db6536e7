package dev.h002.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

/** Measures what the page about stores shows, and writes the results, the chart and the table: {@code StoresRun docs/benchmarks}. */
final class StoresRun {
    private StoresRun() {}

    public static void main(String[] arguments) throws IOException, RunnerException, CommandLineOptionException {
        Path folder = JmhRun.folder(arguments);
        JmhRun.run(NearestStoreBenchmark.class, JmhRun.afterFolder(arguments), Report.file(folder, "stores"));
        StoresPage.of(folder).write();
    }
}
