package dev.h002.benchmarks;

import dev.h002.benchmarks.BarChart.Group;
import dev.h002.benchmarks.BarChart.Row;
import dev.h002.benchmarks.BarChart.Value;
import dev.h002.benchmarks.ChatClient.Subject;
import dev.h002.benchmarks.GatewayLoad.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page about the gateway: what a turn takes beyond the model's own time as a chart, tables of it, and one of faults. */
final class GatewayPage {
    private static final int CASE = 0;
    private static final int SUBJECT = 1;
    private static final int FAILED = 3;
    private static final int RATE = 4;
    private static final int FIRST_P50 = 5;
    private static final int FIRST_P99 = 6;
    private static final int TURN_P50 = 7;
    private static final int TURN_P99 = 8;
    private static final int CPU = 9;
    private static final int THREADS = 10;

    private GatewayPage() {}

    static Page of(Path folder) throws IOException {
        Path file = Report.file(folder, "gateway");
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.get(0).equals(GatewayLoad.HEAD)) {
            throw new IOException(file.getFileName() + " does not hold loads of the gateway.");
        }
        List<String[]> rows =
                lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
        return new Page(
                folder.resolve("gateway.md"),
                folder.resolve("gateway.svg"),
                chart(rows),
                Map.of(
                        "times",
                        times(rows),
                        "loads",
                        loads(rows),
                        "faults",
                        GatewayFaults.table(Report.file(folder, "gateway-faults"))));
    }

    private static String chart(List<String[]> rows) {
        List<Group> groups = Arrays.stream(Case.values())
                .map(load -> new Group(
                        load.label(),
                        Arrays.stream(Subject.values())
                                .map(subject -> new Row(
                                        subject.label(),
                                        colour(subject),
                                        List.of(
                                                beyondTheModel(rows, load, subject, TURN_P50),
                                                beyondTheModel(rows, load, subject, TURN_P99))))
                                .toList()))
                .toList();
        return new BarChart(
                        "A turn beyond the model's own time (JDK 17)",
                        List.of("p50, ms; less is better", "p99, ms; less is better"),
                        groups)
                .svg();
    }

    private static String colour(Subject subject) {
        return switch (subject) {
            case H002 -> Report.OURS;
            case LANGCHAIN4J -> Report.PEER;
            case CONTROL -> Report.CONTROL;
        };
    }

    private static Value beyondTheModel(List<String[]> rows, Case load, Subject subject, int column) {
        return new Value(median(rows, load, subject, column) - load.pace().whole(), Double.NaN);
    }

    private static String times(List<String[]> rows) {
        StringBuilder table = new StringBuilder("""
                | | | first piece p50, ms | p99 | whole turn p50, ms | p99 |
                |---|---|---:|---:|---:|---:|
                """);
        for (Case load : Case.values()) {
            for (Subject subject : Subject.values()) {
                table.append("| ").append(load.label()).append(" | ").append(subject.label());
                for (int column : new int[] {FIRST_P50, FIRST_P99, TURN_P50, TURN_P99}) {
                    boolean none = !load.streamed() && column < TURN_P50;
                    table.append(" | ").append(none ? "" : added(rows, load, subject, column));
                }
                table.append(" |\n");
            }
        }
        return table.toString();
    }

    /** The median of the rounds, and what it is above the control of the same round: the median and the range of that. */
    private static String added(List<String[]> rows, Case load, Subject subject, int column) {
        String own = String.format(Locale.ROOT, "%,.1f", median(rows, load, subject, column));
        if (subject == Subject.CONTROL) {
            return own;
        }
        double[] ours = values(rows, load, subject, column);
        double[] control = values(rows, load, Subject.CONTROL, column);
        double[] added = new double[ours.length];
        Arrays.setAll(added, round -> ours[round] - control[round]);
        Arrays.sort(added);
        return own
                + String.format(
                        Locale.ROOT, " (%+.1f; %+.1f to %+.1f)", median(added), added[0], added[added.length - 1]);
    }

    private static String loads(List<String[]> rows) {
        StringBuilder table = new StringBuilder("""
                | | | turns/s | of the control | failed | processor, ms a turn | threads |
                |---|---|---:|---:|---:|---:|---:|
                """);
        for (Case load : Case.values()) {
            double control = median(rows, load, Subject.CONTROL, RATE);
            for (Subject subject : Subject.values()) {
                double rate = median(rows, load, subject, RATE);
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %,.0f | %.2f | %.0f | %.2f | %.0f |\n",
                        load.label(),
                        subject.label(),
                        rate,
                        rate / control,
                        Arrays.stream(values(rows, load, subject, FAILED)).sum(),
                        median(rows, load, subject, CPU),
                        median(rows, load, subject, THREADS)));
            }
        }
        return table.toString();
    }

    private static double median(List<String[]> rows, Case load, Subject subject, int column) {
        return median(
                Arrays.stream(values(rows, load, subject, column)).sorted().toArray());
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    /** A value for each round. */
    private static double[] values(List<String[]> rows, Case load, Subject subject, int column) {
        double[] values = rows.stream()
                .filter(row -> row[CASE].equals(load.name()) && row[SUBJECT].equals(subject.name()))
                .mapToDouble(row -> Double.parseDouble(row[column]))
                .toArray();
        if (values.length == 0) {
            throw new IllegalArgumentException("The results hold no " + load + " of " + subject + ".");
        }
        return values;
    }
}
