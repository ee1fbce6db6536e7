package dev.h002.benchmarks;

import dev.h002.GatewayException;
import dev.h002.benchmarks.ChatClient.Subject;
import dev.h002.benchmarks.FaultServer.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** What each client makes of a streamed answer that goes wrong; every wait a client has a setting for is two seconds. */
final class GatewayFaults {
    static final String HEAD = "\"fault\",\"subject\",\"outcome\",\"seconds\",\"requests\",\"open after 2 s\"";

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int PATIENCE_SECONDS = 15;

    private GatewayFaults() {}

    static void measure(Path file) throws IOException, InterruptedException {
        StringBuilder csv = new StringBuilder(HEAD + "\n");
        for (Fault fault : Fault.values()) {
            for (Subject subject : Subject.values()) {
                String line = one(fault, subject);
                System.out.println(line);
                csv.append(line).append('\n');
            }
        }
        Files.writeString(file, csv);
    }

    static String one(Fault fault, Subject subject) throws IOException, InterruptedException {
        // Class loading is no part of how long a failure takes.
        try (FaultServer server = new FaultServer(Fault.OPEN_AFTER_DONE);
                ChatClient client = subject.open(server.baseUrl(), 4, Duration.ofMillis(200))) {
            outcome(client, 1);
        }
        try (FaultServer server = new FaultServer(fault);
                ChatClient client = subject.open(server.baseUrl(), 4, LIMIT)) {
            long start = System.nanoTime();
            String outcome = outcome(client, PATIENCE_SECONDS);
            double seconds = (System.nanoTime() - start) / 1e9;
            Thread.sleep(2000);
            return String.format(
                    Locale.ROOT,
                    "%s,%s,%s,%.2f,%d,%d",
                    fault,
                    subject,
                    outcome,
                    seconds,
                    server.requests(),
                    server.open());
        }
    }

    private static String outcome(ChatClient client, int patience) throws InterruptedException {
        try {
            String text = client.streamed(() -> {}).get(patience, TimeUnit.SECONDS);
            return "answer of " + (text == null ? 0 : text.length()) + " characters";
        } catch (TimeoutException e) {
            return "none";
        } catch (ExecutionException e) {
            Throwable cause = e;
            while (cause.getCause() != null
                    && (cause instanceof ExecutionException || cause instanceof CompletionException)) {
                cause = cause.getCause();
            }
            return cause instanceof GatewayException failure
                    ? failure.reason().toString()
                    : cause.getClass().getSimpleName();
        }
    }

    /**
     * A row for each fault and a column for each client.
     *
     * @throws IOException if the file cannot be read, or is none that {@link #measure} wrote
     */
    static String table(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
            throw new IOException(file.getFileName() + " does not hold what clients make of faults.");
        }
        List<String[]> rows =
                lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
        StringBuilder table = new StringBuilder("| fault |");
        for (Subject subject : Subject.values()) {
            table.append(' ').append(subject.label()).append(" |");
        }
        table.append("\n|---|---|---|---|\n");
        for (Fault fault : Fault.values()) {
            List<String> cells = new ArrayList<>();
            for (Subject subject : Subject.values()) {
                cells.add(rows.stream()
                        .filter(row -> row[0].equals(fault.name()) && row[1].equals(subject.name()))
                        .map(GatewayFaults::cell)
                        .collect(Collectors.joining()));
            }
            table.append("| ")
                    .append(fault.label())
                    .append(" | ")
                    .append(String.join(" | ", cells))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String cell(String[] row) {
        String outcome = row[2].equals("none") ? "**no end within " + PATIENCE_SECONDS + " s**" : row[2];
        String requests = row[4].equals("1") ? "" : ", " + row[4] + " requests";
        String open = row[5].equals("0") ? "" : ", " + row[5] + " open";
        return outcome + (row[2].equals("none") ? "" : ", " + row[3] + " s") + requests + open;
    }
}
