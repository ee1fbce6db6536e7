package dev.h002.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

/**
 * Measures all that the page about a whole turn shows, and writes the results, the chart and the tables: {@code TurnRun
 * docs/benchmarks}, in eight minutes. Options of JMH may follow the folder, such as {@code -f 1 -wi 1 -i 1} for a run that only shows
 * that it works.
 */
final class TurnRun {
    private TurnRun() {}

    public static void main(String[] arguments) throws IOException, RunnerException, CommandLineOptionException {
        Path folder = JmhRun.folder(arguments);
        JmhRun.run(TurnBenchmark.class, JmhRun.afterFolder(arguments), Report.file(folder, "turn"));
        TurnStages.measure(Report.file(folder, "turn-stages"));
        TurnLoad.measure(Report.file(folder, "turn-load"));
        TurnPage.of(folder).write();
        List<String> shortfalls =
                TurnLoadTable.read(Report.file(folder, "turn-load")).shortfalls();
        shortfalls.forEach(System.err::println);
        System.exit(shortfalls.isEmpty() ? 0 : 1);
    }
}
