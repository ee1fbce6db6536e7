package dev.h002.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The times that {@link HostileMasking} wrote, as a table: a row for each unit, a column for each length. */
final class HostileTable {
    private static final int UNIT = 0;
    private static final int BYTES = 1;
    private static final int MILLISECONDS = 3;
    private static final int PER_BYTE = 4;
    private static final int ALLOCATED = 5;

    private HostileTable() {}

    /** @throws IOException if the file cannot be read, or is none that {@link HostileMasking} wrote */
    static String read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 2 || !lines.get(0).equals(HostileMasking.HEAD)) {
            throw new IOException(file.getFileName() + " does not hold the times of hostile texts.");
        }
        Map<String, NavigableMap<Integer, String[]>> units = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            units.computeIfAbsent(cells[UNIT], unit -> new TreeMap<>()).put(Integer.parseInt(cells[BYTES]), cells);
        }
        StringBuilder head = new StringBuilder("| repeated |");
        StringBuilder rule = new StringBuilder("|---|");
        NavigableMap<Integer, String[]> first = units.values().iterator().next();
        for (int length : first.keySet()) {
            head.append(' ').append(length(length)).append(", ms (ns/byte) |");
            rule.append("---:|");
        }
        head.append(String.format(
                " ns/byte, %s : %s | allocated per byte |\n", length(first.lastKey()), length(first.firstKey())));
        rule.append("---:|---:|\n");
        StringBuilder rows = new StringBuilder();
        units.forEach((unit, times) -> rows.append(row(unit, times)));
        return head.append(rule).append(rows).toString();
    }

    private static String row(String unit, NavigableMap<Integer, String[]> times) {
        StringBuilder row = new StringBuilder("| `" + unit + "` |");
        for (String[] cells : times.values()) {
            row.append(String.format(" %s (%s) |", number(cells[MILLISECONDS]), number(cells[PER_BYTE])));
        }
        String[] longest = times.lastEntry().getValue();
        double ratio = Double.parseDouble(longest[PER_BYTE])
                / Double.parseDouble(times.firstEntry().getValue()[PER_BYTE]);
        return row.append(String.format(Locale.ROOT, " %.2f | %s |\n", ratio, number(longest[ALLOCATED])))
                .toString();
    }

    private static String number(String cell) {
        return BarChart.number(Double.parseDouble(cell));
    }

    private static String length(int bytes) {
        return bytes >= 1_000_000 ? bytes / 1_000_000 + " MB" : bytes / 1_000 + " kB";
    }
}
