package dev.h002.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What runs that write a page have in common: their arguments, and JMH with the times and allocation as CSV. */
final class JmhRun {
    private JmhRun() {}

    /** The folder of the documentation, which is the first argument. Ends the process if there is none. */
    static Path folder(String[] arguments) {
        if (arguments.length == 0) {
            System.err.println("Give the folder of the benchmark documentation, such as docs/benchmarks.");
            System.exit(2);
        }
        return Path.of(arguments[0]);
    }

    /** What may follow the folder. */
    static String[] afterFolder(String[] arguments) {
        return Arrays.copyOfRange(arguments, 1, arguments.length);
    }

    /** Options for a benchmark class; JMH's own, such as {@code -f 1}, win over its annotations. */
    static OptionsBuilder options(Class<?> benchmark, String[] jmh) throws CommandLineOptionException {
        OptionsBuilder options = new OptionsBuilder();
        options.parent(new CommandLineOptions(jmh))
                .include("\\." + benchmark.getSimpleName() + "\\.")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true);
        return options;
    }

    /** Runs a benchmark class and writes its results. */
    static void run(Class<?> benchmark, String[] jmh, Path results) throws RunnerException, CommandLineOptionException {
        run(options(benchmark, jmh), results);
    }

    /** Runs what options say and writes its results. */
    static void run(ChainedOptionsBuilder options, Path results) throws RunnerException {
        new Runner(options.resultFormat(ResultFormatType.CSV)
                        .result(results.toString())
                        .build())
                .run();
    }
}
