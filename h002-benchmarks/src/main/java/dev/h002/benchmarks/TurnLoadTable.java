package dev.h002.benchmarks;

import dev.h002.benchmarks.TurnLoad.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@link TurnLoad} measured: a table, and whether all turns were in flight and answered. */
final class TurnLoadTable {
    private static final int CASE = 0;
    private static final int TURNS = 1;
    private static final int IN_FLIGHT = 2;
    private static final int AT_THE_MODEL = 3;
    private static final int ANSWERED = 4;
    private static final int SECONDS = 5;
    private static final int MEDIAN = 6;
    private static final int SLOWEST = 7;
    private static final int HEAP = 8;
    private static final int KEPT = 9;
    private static final int THREADS = 10;
    private static final int RESIDENT = 11;
    private static final int SHORT_OF_FACTS = 12;
    private static final int MISSING = 13;

    private final List<String[]> rows;

    private TurnLoadTable(List<String[]> rows) {
        this.rows = rows;
    }

    /** @throws IOException if the file cannot be read, or is none that {@link TurnLoad} wrote */
    static TurnLoadTable read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 2 || !lines.get(0).equals(TurnLoad.HEAD)) {
            throw new IOException(file.getFileName() + " does not hold loads of turns.");
        }
        return new TurnLoadTable(
                lines.stream().skip(1).map(line -> line.split(",", -1)).toList());
    }

    /** What fell short of all turns in flight at the model and answered, in words; nothing if none did. */
    List<String> shortfalls() {
        List<String> shortfalls = new ArrayList<>();
        for (String[] row : rows) {
            if (isHeld(row)) {
                fallsShort(row, AT_THE_MODEL, "in flight at once", shortfalls);
            }
            fallsShort(row, ANSWERED, "answered", shortfalls);
        }
        return shortfalls;
    }

    private static void fallsShort(String[] row, int column, String what, List<String> shortfalls) {
        if (!row[column].equals(row[TURNS])) {
            shortfalls.add("only " + row[column] + " of " + row[TURNS] + " were " + what + " with " + label(row));
        }
    }

    String bar() {
        List<String> shortfalls = shortfalls();
        StringBuilder bar = new StringBuilder(String.format(
                Locale.ROOT,
                "- %s turns are to be in flight at once in a heap of 256 MB, and all to be answered: **%s**%s.",
                thousands(rows.get(0)[TURNS]),
                shortfalls.isEmpty() ? "met" : "missed",
                shortfalls.isEmpty() ? "" : ", since " + String.join(", and ", shortfalls)));
        for (String[] row : rows) {
            if (!row[SHORT_OF_FACTS].equals("0")) {
                bar.append(String.format(
                        Locale.ROOT,
                        " With %s, %s answers had to do without some facts (sources missing: %s).",
                        label(row),
                        row[SHORT_OF_FACTS],
                        row[MISSING]));
            }
        }
        return bar.append('\n').toString();
    }

    private static boolean isHeld(String[] row) {
        return Case.valueOf(row[CASE]) == Case.HELD;
    }

    private static String label(String[] row) {
        return Case.valueOf(row[CASE]).label();
    }

    String table() {
        StringBuilder table = new StringBuilder("""
                | | in flight | at the model | answered | a turn p50, ms | p99, ms | all, s | most heap, MB | kept a turn, kB | threads | process, MB |
                |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
                """);
        for (String[] row : rows) {
            boolean held = isHeld(row);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s | %s | %s | %.0f | %s | %s | %s |\n",
                    label(row),
                    thousands(row[IN_FLIGHT]),
                    thousands(row[AT_THE_MODEL]),
                    thousands(row[ANSWERED]),
                    held ? "" : thousands(row[MEDIAN]),
                    held ? "" : thousands(row[SLOWEST]),
                    held ? "" : row[SECONDS],
                    Double.parseDouble(row[HEAP]),
                    held ? row[KEPT] : "",
                    thousands(row[THREADS]),
                    row[RESIDENT].equals("NaN") ? "" : thousands(row[RESIDENT])));
        }
        return table.toString();
    }

    private static String thousands(String number) {
        return String.format(Locale.ROOT, "%,.0f", Double.parseDouble(number));
    }
}
