package dev.h002.benchmarks;

import dev.h002.benchmarks.ChatClient.Subject;
import dev.h002.benchmarks.GatewayLoad.Case;
import dev.h002.benchmarks.GatewayLoad.Times;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Measures all that the page about the gateway shows, and writes the results, the chart and the tables: {@code GatewayRun
 * docs/benchmarks}, in twenty minutes. The number of rounds may follow the folder; it is three otherwise.
 */
final class GatewayRun {
    private static final int ROUNDS = 3;
    private static final Times TIMES = new Times(Duration.ofSeconds(10), Duration.ofSeconds(4), Duration.ofSeconds(12));

    private GatewayRun() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = JmhRun.folder(arguments);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
        GatewayFaults.measure(Report.file(folder, "gateway-faults"));
        measure(Report.file(folder, "gateway"), rounds, TIMES);
        GatewayPage.of(folder).write();
        System.exit(0);
    }

    /** Each client in a process of its own, in turn and in another order each round, so that the machine's moods meet all. */
    static void measure(Path file, int rounds, Times times) throws IOException {
        Process server = ChildJvm.start(ModelServer.class, List.of("-Xmx512m"));
        try (BufferedReader out = output(server)) {
            String port = ChildJvm.line(out, ModelServer.class);
            StringBuilder csv = new StringBuilder(GatewayLoad.HEAD + "\n");
            for (Case load : Case.values()) {
                List<Subject> order = Arrays.asList(Subject.values());
                for (int round = 0; round < rounds; round++) {
                    for (Subject subject : order) {
                        String line = one(load, subject, port, times);
                        System.out.println(line);
                        csv.append(line).append('\n');
                    }
                    Collections.rotate(order, 1);
                }
            }
            Files.writeString(file, csv);
        } finally {
            server.destroy();
        }
    }

    private static String one(Case load, Subject subject, String port, Times times) throws IOException {
        Process client = ChildJvm.start(
                GatewayLoad.class,
                List.of("-Xmx256m"),
                load.name(),
                subject.name(),
                port,
                times.hurry().toString(),
                times.settle().toString(),
                times.measured().toString());
        try (BufferedReader out = output(client)) {
            return ChildJvm.line(out, GatewayLoad.class);
        } finally {
            client.destroy();
        }
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
