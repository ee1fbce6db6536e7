package dev.h002.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures all that the page about masking shows, and writes the results, the chart and the tables: {@code MaskingRun
 * docs/benchmarks}. Options of JMH may follow the folder, such as {@code -f 1 -wi 1 -i 1} for a run that only shows that it works.
 */
final class MaskingRun {
    private static final Duration EACH_HOSTILE_TEXT = Duration.ofMillis(500);

    private MaskingRun() {}

    public static void main(String[] arguments) throws IOException, RunnerException, CommandLineOptionException {
        if (arguments.length == 0) {
            System.err.println("Give the folder of the benchmark documentation, such as docs/benchmarks.");
            System.exit(2);
        }
        Path folder = Path.of(arguments[0]);
        String[] jmh = Arrays.copyOfRange(arguments, 1, arguments.length);
        Options options = new OptionsBuilder()
                .parent(new CommandLineOptions(jmh))
                .include("\\.MaskingBenchmark\\.")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.CSV)
                .result(Report.file(folder, "masking").toString())
                .build();
        new Runner(options).run();
        MessageSizes.measure(Report.file(folder, "masking-sizes"));
        HostileMasking.measure(Report.file(folder, "masking-hostile"), HostileMasking.LENGTHS, EACH_HOSTILE_TEXT);
        MaskingPage.of(folder).write();
    }
}
