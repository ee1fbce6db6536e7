package dev.h002.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

/**
 * Measures all that the page about masking shows, and writes the results, the chart and the tables: {@code MaskingRun
 * docs/benchmarks}. Options of JMH may follow the folder, such as {@code -f 1 -wi 1 -i 1} for a run that only shows that it works.
 */
final class MaskingRun {
    private static final Duration EACH_HOSTILE_TEXT = Duration.ofMillis(500);

    private MaskingRun() {}

    public static void main(String[] arguments) throws IOException, RunnerException, CommandLineOptionException {
        Path folder = JmhRun.folder(arguments);
        JmhRun.run(MaskingBenchmark.class, JmhRun.afterFolder(arguments), Report.file(folder, "masking"));
        MessageSizes.measure(Report.file(folder, "masking-sizes"));
        HostileMasking.measure(Report.file(folder, "masking-hostile"), HostileMasking.LENGTHS, EACH_HOSTILE_TEXT);
        MaskingPage.of(folder).write();
    }
}
