package dev.h002.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The table of what each stage of a turn takes, with the whole turn and the embedding session below them. */
final class TurnStagesTable {
    private static final int NAME = 0;
    private static final int MEDIAN = 1;
    private static final int SLOWEST = 2;
    private static final int MEAN = 3;

    private TurnStagesTable() {}

    /** @throws IOException if the file cannot be read, or is none that {@link TurnStages} wrote */
    static String of(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.get(0).equals(TurnStages.HEAD)) {
            throw new IOException(file.getFileName() + " does not hold times of stages.");
        }
        List<String[]> rows =
                lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
        double whole = rows.stream()
                .filter(row -> row[NAME].equals(TurnStages.TURN))
                .mapToDouble(TurnStagesTable::mean)
                .findFirst()
                .orElseThrow(() -> new IOException(file.getFileName() + " does not hold the time of a turn."));
        StringBuilder table = new StringBuilder("""
                | stage | median, \u00b5s | 99%, \u00b5s | mean, \u00b5s | of the turn |
                |---|---:|---:|---:|---:|
                """);
        rows.forEach(row -> table.append(line(row, whole)));
        return table.toString();
    }

    private static String label(String name) {
        return switch (name) {
            case TurnStages.BETWEEN -> "between the stages";
            case TurnStages.TURN -> "**the whole turn**";
            case TurnStages.SESSION -> "control: the embedding session";
            case TurnStages.SESSION_AFTER_WORK -> "control: the session after 2 ms of other work";
            default -> name.replace('_', ' ');
        };
    }

    private static String line(String[] row, double whole) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.0f%% |\n",
                label(row[NAME]),
                BarChart.number(Double.parseDouble(row[MEDIAN])),
                BarChart.number(Double.parseDouble(row[SLOWEST])),
                BarChart.number(mean(row)),
                100 * mean(row) / whole);
    }

    private static double mean(String[] row) {
        return Double.parseDouble(row[MEAN]);
    }
}
