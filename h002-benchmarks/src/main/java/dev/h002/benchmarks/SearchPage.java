package dev.h002.benchmarks;

import dev.h002.benchmarks.BarChart.Group;
import dev.h002.benchmarks.BarChart.Row;
import dev.h002.benchmarks.BarChart.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The page about vector search: nanoseconds per stored vector as a chart, and for each JDK a table of searches and one of
 * indexes.
 */
final class SearchPage {
    private static final String SEARCH = "search";
    private static final double NANOSECONDS = 1_000; // in the benchmark's microsecond

    // There every library can use its vector instructions: the chart and the vectors of text are of it.
    private static final int NEWEST = 25;
    private static final List<Integer> JDKS = List.of(17, NEWEST);

    /** The name of the results on vectors of text. */
    static final String TEXT = "text-search";

    private final int jdk;
    private final Results results;
    private final List<IndexBuild> builds;

    private SearchPage(Path folder, String name, int jdk) throws IOException {
        this.jdk = jdk;
        this.results = Results.read(Report.file(folder, name, jdk));
        this.builds = IndexBuild.read(Report.file(folder, name + "-builds", jdk));
    }

    static Page of(Path folder) throws IOException {
        Map<String, String> tables = new HashMap<>();
        String chart = "";
        for (int jdk : JDKS) {
            SearchPage made = new SearchPage(folder, "vector-search", jdk);
            double bandwidth = MemoryBandwidth.read(Report.file(folder, "vector-search-memory", jdk));
            tables.put("times-" + jdk, made.searches() + memory(bandwidth));
            tables.put("indexes-" + jdk, made.indexes());
            chart = made.chart();
        }
        tables.put("text", new SearchPage(folder, TEXT, NEWEST).searches());
        return new Page(folder.resolve("vector-search.md"), folder.resolve("vector-search.svg"), chart, tables);
    }

    private static String memory(double bandwidth) {
        return String.format(Locale.ROOT, "| Memory | read by one thread | | | %.1f GB/s | | |\n", bandwidth);
    }

    private List<Integer> sizes() {
        return builds.stream().map(IndexBuild::vectors).distinct().sorted().toList();
    }

    private List<SearchSubject> measured(int vectors) {
        return Arrays.stream(SearchSubject.values())
                .filter(subject -> results.has(SEARCH, subject.name(), Integer.toString(vectors)))
                .toList();
    }

    private Value time(SearchSubject subject, int vectors) {
        return results.time(SEARCH, subject.name(), Integer.toString(vectors));
    }

    private String chart() {
        List<Group> groups = new ArrayList<>();
        for (int vectors : sizes()) {
            groups.add(new Group(
                    label(vectors),
                    measured(vectors).stream()
                            .map(subject -> row(subject, vectors))
                            .toList()));
        }
        String unit = "nanoseconds per stored vector, so that the sizes compare; less is better";
        return new BarChart("Finding the ten nearest vectors of 384 numbers (JDK " + jdk + ")", List.of(unit), groups)
                .svg();
    }

    private Row row(SearchSubject subject, int vectors) {
        Value time = time(subject, vectors);
        double factor = NANOSECONDS / vectors;
        return new Row(
                subject.label(), subject.colour(), List.of(new Value(time.mean() * factor, time.error() * factor)));
    }

    private String searches() {
        StringBuilder table = new StringBuilder("""
                        | | | search width | recall@10 | time, \u00b5s | times the control | allocated, bytes |
                        |---|---|---:|---:|---:|---:|---:|
                        """);
        for (int vectors : sizes()) {
            for (SearchSubject subject : measured(vectors)) {
                int width = (int) median(subject, vectors, IndexBuild::width);
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %.3f | %s | %s | %,.0f |\n",
                        label(vectors),
                        subject.label(),
                        width == 0 ? "all" : Integer.toString(width),
                        median(subject, vectors, IndexBuild::recall),
                        time(subject, vectors),
                        timesTheControl(subject, vectors),
                        results.allocated(SEARCH, subject.name(), Integer.toString(vectors))
                                .mean()));
            }
        }
        return table.toString();
    }

    private String timesTheControl(SearchSubject subject, int vectors) {
        return measured(vectors).contains(SearchSubject.FLOAT_SCAN)
                ? String.format(
                        Locale.ROOT,
                        "%.3f",
                        time(subject, vectors).mean()
                                / time(SearchSubject.FLOAT_SCAN, vectors).mean())
                : "not measured";
    }

    private String indexes() {
        StringBuilder table = new StringBuilder("""
                        | | | build, s | CPU of the build, s | index with its vectors, MB | bytes a vector beside it |
                        |---|---|---:|---:|---:|---:|
                        """);
        for (int vectors : sizes()) {
            for (SearchSubject subject : measured(vectors)) {
                double bytes = median(subject, vectors, IndexBuild::bytes);
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %.2f | %.2f | %,.1f | %,.0f |\n",
                        label(vectors),
                        subject.label(),
                        median(subject, vectors, IndexBuild::seconds),
                        median(subject, vectors, IndexBuild::cpuSeconds),
                        bytes / 1e6,
                        bytes / vectors - VectorCorpus.DIMENSIONS * Float.BYTES));
            }
        }
        return table.toString();
    }

    /** Of the forks; of two, the greater. */
    private double median(SearchSubject subject, int vectors, ToDoubleFunction<IndexBuild> figure) {
        List<IndexBuild> sorted = builds.stream()
                .filter(build -> build.subject() == subject && build.vectors() == vectors)
                .sorted(Comparator.comparingDouble(figure))
                .toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("No index of " + vectors + " was built for " + subject + ".");
        }
        return figure.applyAsDouble(sorted.get(sorted.size() / 2));
    }

    private static String label(int vectors) {
        return String.format(Locale.ROOT, "%,d vectors", vectors);
    }
}
