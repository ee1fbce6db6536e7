package dev.h002.benchmarks;

import dev.h002.benchmarks.BarChart.Group;
import dev.h002.benchmarks.BarChart.Row;
import dev.h002.benchmarks.BarChart.Value;
import dev.h002.benchmarks.Report.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page about the nearest stores: the slowest of a hundred questions as a chart, and a table of percentiles and allocation. */
final class StoresPage {
    private static final String CONTROL = "loop";
    private static final List<Subject> SUBJECTS = List.of(
            new Subject("h002", "H-002", Report.OURS),
            new Subject("lucene", "Lucene", Report.PEER),
            new Subject(CONTROL, "Control: a loop", Report.CONTROL));
    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);

    private StoresPage() {}

    static Page of(Path folder) throws IOException {
        Results results = Results.read(Report.file(folder, "stores"));
        return new Page(
                folder.resolve("stores.md"),
                folder.resolve("stores.svg"),
                chart(results),
                Map.of("times", table(results)));
    }

    private static Value percentile(Results results, Subject subject, String percentile, int stores) {
        return results.time(subject.method() + ":p" + percentile, String.valueOf(stores));
    }

    private static String label(int stores) {
        return String.format(Locale.ROOT, "%,d stores", stores);
    }

    private static String chart(Results results) {
        List<Group> groups = SIZES.stream()
                .map(stores -> new Group(
                        label(stores),
                        SUBJECTS.stream()
                                .map(subject -> new Row(
                                        subject.label(),
                                        subject.colour(),
                                        List.of(percentile(results, subject, "0.99", stores))))
                                .toList()))
                .toList();
        return new BarChart(
                        "The five stores nearest to a customer (JDK 17)",
                        List.of("microseconds that 99 of 100 questions take at most; less is better"),
                        groups)
                .svg();
    }

    private static String table(Results results) {
        StringBuilder table = new StringBuilder("""
                        | | | median, \u00b5s | times faster than the control | 99%, \u00b5s | 99.9%, \u00b5s | allocated, bytes |
                        |---|---|---:|---:|---:|---:|---:|
                        """);
        for (int stores : SIZES) {
            double unity = percentile(results, SUBJECTS.get(2), "0.50", stores).mean();
            for (Subject subject : SUBJECTS) {
                Value median = percentile(results, subject, "0.50", stores);
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %,.0f | %s | %s | %,.0f |\n",
                        label(stores),
                        subject.label(),
                        median,
                        unity / median.mean(),
                        percentile(results, subject, "0.99", stores),
                        percentile(results, subject, "0.999", stores),
                        results.allocated(subject.method(), String.valueOf(stores))
                                .mean()));
            }
        }
        return table.toString();
    }
}
