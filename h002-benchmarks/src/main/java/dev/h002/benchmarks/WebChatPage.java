package dev.h002.benchmarks;

import dev.h002.benchmarks.BarChart.Group;
import dev.h002.benchmarks.BarChart.Row;
import dev.h002.benchmarks.BarChart.Value;
import dev.h002.benchmarks.WebChatRun.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page about the web chat under load: first words as a chart, whether the bars are met, and a table. */
final class WebChatPage {
    private static final double MODEL_MS = 1_000;
    private static final double FIRST_WORD_BAR_MS = 2_000;
    private static final double MEMORY_BAR_MB = 512;

    private WebChatPage() {}

    /** A line of results. */
    private record Load(
            Case load,
            double streams,
            double mostOpen,
            double finished,
            double degraded,
            double firstMedian,
            double firstSlowest,
            double firstLast,
            double wholeSlowest,
            double resident,
            double threads,
            double processorTime) {
        static Load of(String line) {
            String[] cells = line.split(",", -1);
            double[] values = Arrays.stream(cells)
                    .skip(1)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return new Load(
                    Case.valueOf(cells[0]),
                    values[0],
                    values[1],
                    values[2],
                    values[3],
                    values[4],
                    values[5],
                    values[6],
                    values[7],
                    values[8],
                    values[9],
                    values[10]);
        }
    }

    static Page of(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(Report.file(folder, "web-chat"));
        if (lines.size() < 2 || !lines.get(0).equals(WebChatRun.HEAD)) {
            throw new IOException("The results of the web chat are not what WebChatRun writes.");
        }
        List<Load> loads = lines.stream().skip(1).map(Load::of).toList();
        return new Page(
                folder.resolve("web-chat.md"),
                folder.resolve("web-chat.svg"),
                chart(loads),
                Map.of("bars", bars(loads), "load", table(loads)));
    }

    private static String chart(List<Load> loads) {
        List<Row> rows = new ArrayList<>(loads.stream()
                .map(load -> new Row(
                        load.load().name().toLowerCase(Locale.ROOT),
                        Report.OURS,
                        List.of(new Value(load.firstMedian(), Double.NaN), new Value(load.firstSlowest(), Double.NaN))))
                .toList());
        Row control = new Row(
                "Control: the model alone",
                Report.CONTROL,
                List.of(new Value(MODEL_MS, Double.NaN), new Value(MODEL_MS, Double.NaN)));
        rows.add(control);
        return new BarChart(
                        "First words of 500 streams, with a model of one second",
                        List.of("median, ms; less is better", "99%, ms; less is better"),
                        List.of(new Group("Two processors, shared with model and visitors", rows)))
                .svg();
    }

    private static String bars(List<Load> loads) {
        StringBuilder bars = new StringBuilder();
        boolean finished = loads.stream().allMatch(load -> load.finished() == load.streams());
        bars.append(
                String.format(Locale.ROOT, "- All 500 streams are to finish: **%s**.\n", finished ? "met" : "missed"));
        for (Load load : loads) {
            bars.append(String.format(
                    Locale.ROOT,
                    "- The first words of 99 of 100 are to come within 2 s, %s: **%s**, with %,.0f ms.\n",
                    load.load().label(),
                    load.firstSlowest() <= FIRST_WORD_BAR_MS ? "met" : "missed",
                    load.firstSlowest()));
        }
        double most = loads.stream().mapToDouble(Load::resident).max().orElse(Double.NaN);
        bars.append(String.format(
                Locale.ROOT,
                "- The process is to take less than 512 MB: **%s**, with %,.0f MB.\n",
                most < MEMORY_BAR_MB ? "met" : "missed",
                most));
        return bars.toString();
    }

    private static String table(List<Load> loads) {
        StringBuilder table = new StringBuilder("""
                | 500 visitors come | open at once | finished | without the model | first words p50, ms | p99, ms | last of all, ms | whole answer p99, ms | process, MB | threads | processor time a turn, ms |
                |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
                """);
        for (Load load : loads) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.0f | %,.0f | %,.0f | %,.0f | %,.0f | %.0f | %.0f | %.1f |\n",
                    load.load().label(),
                    load.mostOpen(),
                    load.finished(),
                    load.degraded(),
                    load.firstMedian(),
                    load.firstSlowest(),
                    load.firstLast(),
                    load.wholeSlowest(),
                    load.resident(),
                    load.threads(),
                    load.processorTime()));
        }
        return table.toString();
    }
}
