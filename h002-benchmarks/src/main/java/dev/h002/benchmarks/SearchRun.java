package dev.h002.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

/**
 * Measures all that the page about vector search shows, and writes the results, the chart and the tables: {@code SearchRun
 * docs/benchmarks}. What is measured may follow the folder, as numbers of vectors with the subjects to measure at each ({@code
 * 1000 100000=H002,LUCENE}; all of them if none is named), and then options of JMH. The page shows runs on JDK 17 and on 25. Left out, it is 1,000, 10,000 and 100,000
 * vectors with all subjects and 1,000,000 with ours and the control: a graph of so many takes hours to build on two cores.
 */
final class SearchRun {
    static final List<String> PLAN = List.of("1000", "10000", "100000", "1000000=H002,H002_WHOLE,FLOAT_SCAN");

    private static final int JDK = Runtime.version().feature();

    private static final Pattern SIZE = Pattern.compile("\\d+(=\\w+(,\\w+)*)?");

    private SearchRun() {}

    /** So many vectors, and who is measured with them. */
    record Size(int vectors, List<SearchSubject> subjects) {
        static Size parse(String argument) {
            String[] parts = argument.split("=", 2);
            return new Size(
                    Integer.parseInt(parts[0]),
                    parts.length == 1
                            ? List.of(SearchSubject.values())
                            : Arrays.stream(parts[1].split(","))
                                    .map(SearchSubject::valueOf)
                                    .toList());
        }
    }

    public static void main(String[] arguments) throws IOException, RunnerException, CommandLineOptionException {
        Path folder = JmhRun.folder(arguments);
        String[] rest = JmhRun.afterFolder(arguments);
        List<Size> sizes = sizes(rest);
        String[] jmh = Arrays.stream(rest)
                .dropWhile(argument -> SIZE.matcher(argument).matches())
                .toArray(String[]::new);
        // Put in its place at the end, so that a run that fails leaves files of one run.
        Path builds = Files.createTempFile("vector-search-builds", ".csv");
        Files.writeString(builds, IndexBuild.HEAD + "\n");
        List<RunResult> results = new ArrayList<>();
        for (Size size : sizes) {
            results.addAll(new Runner(JmhRun.options(VectorSearchBenchmark.class, jmh)
                            .param("vectors", Integer.toString(size.vectors()))
                            .param(
                                    "subject",
                                    size.subjects().stream()
                                            .map(SearchSubject::name)
                                            .toArray(String[]::new))
                            .jvmArgsPrepend("-D" + VectorSearchBenchmark.BUILDS + "=" + builds.toAbsolutePath())
                            .build())
                    .run());
        }
        ResultFormatFactory.getInstance(
                        ResultFormatType.CSV,
                        Report.file(folder, "vector-search", JDK).toString())
                .writeOut(results);
        Files.move(builds, Report.file(folder, "vector-search-builds", JDK), StandardCopyOption.REPLACE_EXISTING);
        MemoryBandwidth.measure(Report.file(folder, "vector-search-memory", JDK));
        SearchPage.of(folder).write();
    }

    /** Those that an argument list begins with, or the plan. */
    static List<Size> sizes(String[] arguments) {
        List<Size> named = Arrays.stream(arguments)
                .takeWhile(argument -> SIZE.matcher(argument).matches())
                .map(Size::parse)
                .toList();
        return named.isEmpty() ? PLAN.stream().map(Size::parse).toList() : named;
    }
}
