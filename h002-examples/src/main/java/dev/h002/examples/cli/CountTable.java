package dev.h002.examples.cli;

import dev.h002.examples.json.Json;
import java.util.Locale;
import java.util.Map;

/** Counts by name: a table for people, one object for programs. */
final class CountTable {
    private CountTable() {}

    static String of(Map<String, Long> counts, boolean json) {
        if (json) {
            return Json.line(counts) + "\n";
        }
        StringBuilder table = new StringBuilder();
        counts.forEach((name, count) -> table.append(String.format(Locale.ROOT, "%-14s %,10d%n", name, count)));
        return table.toString().replace(System.lineSeparator(), "\n");
    }
}
