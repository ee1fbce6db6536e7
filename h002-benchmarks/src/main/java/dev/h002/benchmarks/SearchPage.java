package dev.h002.benchmarks;

import dev.h002.benchmarks.BarChart.Group;
import dev.h002.benchmarks.BarChart.Row;
import dev.h002.benchmarks.BarChart.Value;
import dev.h002.benchmarks.Report.Case;
import dev.h002.benchmarks.Report.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page about vector search: nanoseconds per stored vector as a chart, and a table of times and allocation. */
final class SearchPage {
    private static final List<Case> CASES = List.of(
            new Case("1000", "1,000 vectors", 1_000),
            new Case("10000", "10,000 vectors", 10_000),
            new Case("100000", "100,000 vectors", 100_000));
    private static final List<Subject> SUBJECTS = List.of(
            new Subject("h002", "H-002", Report.OURS),
            new Subject("langchain4j", "LangChain4j in memory", Report.PEER),
            new Subject("floatScan", "Control: plain scan", Report.CONTROL));
    private static final double NANOSECONDS = 1_000; // in the benchmark's microsecond

    private SearchPage() {}

    static Page of(Path folder) throws IOException {
        Results results = Results.read(Report.file(folder, "vector-search"));
        return new Page(
                folder.resolve("vector-search.md"),
                folder.resolve("vector-search.svg"),
                chart(results),
                Map.of("times", table(results)));
    }

    private static String chart(Results results) {
        List<Group> groups = CASES.stream()
                .map(each -> new Group(
                        each.label(),
                        SUBJECTS.stream()
                                .map(subject -> row(subject, each, results))
                                .toList()))
                .toList();
        String unit = "nanoseconds per stored vector, so that the sizes compare; less is better";
        return new BarChart("Finding the ten nearest vectors of 384 numbers (JDK 17)", List.of(unit), groups).svg();
    }

    private static Row row(Subject subject, Case each, Results results) {
        Value time = results.time(subject.method(), each.parameter());
        double factor = NANOSECONDS / each.size();
        Value perVector = new Value(time.mean() * factor, time.error() * factor);
        return new Row(subject.label(), subject.colour(), List.of(perVector));
    }

    private static String table(Results results) {
        StringBuilder table = new StringBuilder(
                "| | | time, \u00b5s | times the control | allocated, bytes |\n|---|---|---:|---:|---:|\n");
        String control = SUBJECTS.get(SUBJECTS.size() - 1).method();
        for (Case each : CASES) {
            double unity = results.time(control, each.parameter()).mean();
            for (Subject subject : SUBJECTS) {
                Value time = results.time(subject.method(), each.parameter());
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %.2f | %,.0f |\n",
                        each.label(),
                        subject.label(),
                        time,
                        time.mean() / unity,
                        results.allocated(subject.method(), each.parameter()).mean()));
            }
        }
        return table.toString();
    }
}
