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

/** The page about a whole turn: median and 99% as a chart, whether the bars are met, and tables of turns, stages and load. */
final class TurnPage {
    private static final String CONTROL = "session";
    private static final Subject TURN = new Subject("turn", "H-002: a turn with a model", Report.OURS);
    private static final List<Subject> SUBJECTS = List.of(
            TURN,
            new Subject("concierge", "H-002: without one", Report.OURS),
            new Subject(CONTROL, "Control: embedding", Report.CONTROL));
    private static final double MEDIAN_BAR_MS = 3;
    private static final double SLOWEST_BAR_MS = 15;

    private TurnPage() {}

    static Page of(Path folder) throws IOException {
        Results results = Results.read(Report.file(folder, "turn"));
        TurnLoadTable load = TurnLoadTable.read(Report.file(folder, "turn-load"));
        return new Page(
                folder.resolve("turn.md"),
                folder.resolve("turn.svg"),
                chart(results),
                Map.of(
                        "bars",
                        bars(results) + load.bar(),
                        "times",
                        table(results),
                        "stages",
                        TurnStagesTable.of(Report.file(folder, "turn-stages")),
                        "load",
                        load.table()));
    }

    private static double millis(Results results, Subject subject, String percentile) {
        return results.time(subject.method() + ":p" + percentile).mean() / 1e3;
    }

    private static String chart(Results results) {
        List<Row> rows = SUBJECTS.stream()
                .map(subject -> new Row(
                        subject.label(),
                        subject.colour(),
                        List.of(
                                new Value(millis(results, subject, "0.50"), Double.NaN),
                                new Value(millis(results, subject, "0.99"), Double.NaN))))
                .toList();
        return new BarChart(
                        "A whole turn without the model call (JDK 17)",
                        List.of("median, ms; less is better", "99%, ms; less is better"),
                        List.of(new Group("One customer at a time", rows)))
                .svg();
    }

    private static String bars(Results results) {
        double control = millis(results, SUBJECTS.get(SUBJECTS.size() - 1), "0.50");
        double median = millis(results, TURN, "0.50");
        return bar("The median of a turn without the model call is to be", median, MEDIAN_BAR_MS)
                + bar("99 of 100 turns are to take", millis(results, TURN, "0.99"), SLOWEST_BAR_MS)
                + String.format(
                        Locale.ROOT,
                        "- Embedding the message, which no turn can do without, takes %.2f ms of this at the median: a turn"
                                + " takes %.2f times that, and allocates %,.0f kB.\n",
                        control,
                        median / control,
                        results.allocated(TURN.method()).mean() / 1e3);
    }

    private static String bar(String what, double measured, double most) {
        return String.format(
                Locale.ROOT,
                "- %s at most %.0f ms: **%s**, with %s ms.\n",
                what,
                most,
                measured <= most ? "met" : "missed",
                BarChart.number(measured));
    }

    private static String table(Results results) {
        StringBuilder table = new StringBuilder("""
                | | median, ms | times the control | 90%, ms | 99%, ms | 99.9%, ms | allocated, kB |
                |---|---:|---:|---:|---:|---:|---:|
                """);
        double unity = millis(results, SUBJECTS.get(SUBJECTS.size() - 1), "0.50");
        for (Subject subject : SUBJECTS) {
            double median = millis(results, subject, "0.50");
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.2f | %s | %s | %s | %,.0f |\n",
                    subject.label(),
                    BarChart.number(median),
                    median / unity,
                    BarChart.number(millis(results, subject, "0.90")),
                    BarChart.number(millis(results, subject, "0.99")),
                    BarChart.number(millis(results, subject, "0.999")),
                    results.allocated(subject.method()).mean() / 1e3));
        }
        return table.toString();
    }
}
