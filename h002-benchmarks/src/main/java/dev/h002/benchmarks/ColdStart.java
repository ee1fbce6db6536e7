package dev.h002.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How long a new JVM takes to its first vector. Not a JMH benchmark, since what is measured happens once in a process. Files are
 * in the page cache and the tokenizer's library is unpacked already, but for the first run, which is not written down. Neither
 * subject may reach for the network.
 */
final class ColdStart {
    static final String OURS = "h002";
    static final String PEER = "langchain4j";

    private static final String HEAD = "\"subject\",\"ms from main\",\"ms from the start of the process\"";

    private ColdStart() {}

    /** One start. */
    record Start(double fromMain, double fromProcess) {}

    /** The subjects in turn, so that the machine's moods meet both. */
    static void measure(Path file, int runs) throws IOException {
        StringBuilder csv = new StringBuilder(HEAD + "\n");
        for (int run = 0; run <= runs; run++) {
            for (String subject : List.of(OURS, PEER)) {
                Start start = start(subject);
                String line =
                        String.format(Locale.ROOT, "%s,%.1f,%.1f", subject, start.fromMain(), start.fromProcess());
                System.out.println(line);
                if (run > 0) {
                    csv.append(line).append('\n');
                }
            }
        }
        Files.writeString(file, csv);
    }

    static Start start(String subject) throws IOException {
        long begin = System.nanoTime();
        Process process = ChildJvm.start(
                FirstVector.class, List.of("-Xmx2g", "-Dai.djl.offline=true", "-DOPT_OUT_TRACKING=true"), subject);
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = ChildJvm.line(out, FirstVector.class);
            double milliseconds = (System.nanoTime() - begin) / 1e6;
            return new Start(Double.parseDouble(line), milliseconds);
        } finally {
            process.destroy();
        }
    }

    /**
     * A row for each subject.
     *
     * @throws IOException if the file cannot be read, or is none that {@link #measure} wrote
     */
    static String table(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 2 || !lines.get(0).equals(HEAD)) {
            throw new IOException(file.getFileName() + " does not hold times of cold starts.");
        }
        StringBuilder table = new StringBuilder("| | starts | from `main`, ms: median (fastest to slowest) |"
                + " from the start of the process, ms |\n|---|---:|---:|---:|\n");
        for (String subject : List.of(OURS, PEER)) {
            List<String[]> starts = lines.stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .filter(cells -> cells[0].equals(subject))
                    .toList();
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %s | %s |\n",
                    subject.equals(OURS) ? "H-002" : "LangChain4j",
                    starts.size(),
                    range(starts, 1),
                    range(starts, 2)));
        }
        return table.toString();
    }

    private static String range(List<String[]> starts, int cell) {
        double[] sorted = starts.stream()
                .mapToDouble(cells -> Double.parseDouble(cells[cell]))
                .sorted()
                .toArray();
        return sorted.length == 0
                ? "none"
                : String.format(
                        Locale.ROOT,
                        "%,.0f (%,.0f to %,.0f)",
                        sorted[sorted.length / 2],
                        sorted[0],
                        Arrays.stream(sorted).max().orElse(0));
    }
}
