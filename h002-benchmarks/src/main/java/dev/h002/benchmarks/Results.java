package dev.h002.benchmarks;

import dev.h002.benchmarks.BarChart.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The scores of one benchmark, read from the file that JMH's {@code -prof gc -rf csv -rff FILE} writes. */
final class Results {
    private static final String ALLOCATION = ":gc.alloc.rate.norm";
    private static final int NAME = 0;
    private static final int SCORE = 4;
    private static final int ERROR = 5;
    private static final int FIRST_PARAMETER = 7;

    // Errors are half the width of the 99.9% confidence interval.
    private final Map<String, Value> scores = new HashMap<>();

    private Results() {}

    /** @throws IOException if the file cannot be read, or is not of a benchmark */
    static Results read(Path file) throws IOException {
        Results results = new Results();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] cells = line.replace("\"", "").split(",", -1);
            if (cells.length < FIRST_PARAMETER) {
                throw new IOException(file.getFileName() + " is not JMH's CSV of a benchmark.");
            }
            String method = cells[NAME].substring(cells[NAME].lastIndexOf("Benchmark.") + "Benchmark.".length());
            results.scores.put(
                    key(method, Arrays.copyOfRange(cells, FIRST_PARAMETER, cells.length)),
                    new Value(Double.parseDouble(cells[SCORE]), Double.parseDouble(cells[ERROR])));
        }
        return results;
    }

    /**
     * The time of one operation, in the benchmark's unit.
     *
     * @param parameters their values, in the alphabetical order of their names
     */
    Value time(String method, String... parameters) {
        return score(method, parameters);
    }

    /** The bytes that one operation allocates. */
    Value allocated(String method, String... parameters) {
        return score(method + ALLOCATION, parameters);
    }

    /** Whether this was measured. */
    boolean has(String method, String... parameters) {
        return scores.containsKey(key(method, parameters));
    }

    private Value score(String method, String... parameters) {
        Value score = scores.get(key(method, parameters));
        if (score == null) {
            throw new IllegalArgumentException(
                    "The results hold no " + method + " for " + String.join(" ", parameters) + ".");
        }
        return score;
    }

    private static String key(String method, String... parameters) {
        return method + " " + String.join(" ", parameters);
    }
}
