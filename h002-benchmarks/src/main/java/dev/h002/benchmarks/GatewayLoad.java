package dev.h002.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.h002.benchmarks.ChatClient.Subject;
import dev.h002.benchmarks.ClosedLoop.Figures;
import dev.h002.benchmarks.ModelServer.Pace;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;

/** One client under one load: {@code GatewayLoad CASE SUBJECT PORT HURRY SETTLE MEASURED}, in a process of its own; prints one line. */
final class GatewayLoad {
    static final String HEAD =
            "\"case\",\"subject\",\"turns\",\"failed\",\"turns/s\",\"first p50 ms\",\"first p99 ms\","
                    + "\"turn p50 ms\",\"turn p99 ms\",\"CPU ms per turn\",\"threads\"";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private GatewayLoad() {}

    /** A load. */
    enum Case {
        PACED_STREAMED("50 at once, streamed", 50, true, 200, 11, 10),
        PACED_WHOLE("50 at once, whole", 50, false, 300, 1, 0),
        FULL_STREAMED("1,000 at once, streamed", 1000, true, 100, 11, 90),
        FULL_WHOLE("1,000 at once, whole", 1000, false, 1000, 1, 0);

        private final String label;
        private final int users;
        private final boolean streamed;
        private final int first;
        private final int pieces;
        private final int gap;

        Case(String label, int users, boolean streamed, int first, int pieces, int gap) {
            this.label = label;
            this.users = users;
            this.streamed = streamed;
            this.first = first;
            this.pieces = pieces;
            this.gap = gap;
        }

        String label() {
            return label;
        }

        int users() {
            return users;
        }

        boolean streamed() {
            return streamed;
        }

        Pace pace() {
            return new Pace(first, pieces, gap);
        }
    }

    /**
     * @param hurry as many users as are measured, at a model that answers in 15 ms, so that the JVM compiles what it will
     * @param settle at the pace that is measured, before it is
     */
    record Times(Duration hurry, Duration settle, Duration measured) {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(measure(
                Case.valueOf(arguments[0]),
                Subject.valueOf(arguments[1]),
                Integer.parseInt(arguments[2]),
                new Times(Duration.parse(arguments[3]), Duration.parse(arguments[4]), Duration.parse(arguments[5]))));
        // Threads that are no daemons would keep the process.
        System.exit(0);
    }

    static String measure(Case load, Subject subject, int port, Times times) throws InterruptedException {
        Pace hurry = new Pace(5, load.pace().pieces(), 1);
        run(load, subject, ModelServer.baseUrl(port, hurry), Duration.ZERO, times.hurry());

        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        Figures figures = run(load, subject, ModelServer.baseUrl(port, load.pace()), times.settle(), times.measured());
        double cpuMillis = (system.getProcessCpuTime() - cpu) / 1e6;
        double seconds = times.measured().toMillis() / 1e3;
        // The processor's time is that of settling too.
        double turnsInAll =
                figures.turns() * (times.settle().plus(times.measured()).toMillis() / 1e3) / seconds;
        return String.format(
                Locale.ROOT,
                "%s,%s,%d,%d,%.1f,%.3f,%.3f,%.3f,%.3f,%.3f,%d",
                load,
                subject,
                figures.turns(),
                figures.failed(),
                figures.turns() / seconds,
                figures.firstP50(),
                figures.firstP99(),
                figures.turnP50(),
                figures.turnP99(),
                cpuMillis / turnsInAll,
                ManagementFactory.getThreadMXBean().getPeakThreadCount());
    }

    private static Figures run(Case load, Subject subject, String baseUrl, Duration before, Duration measured)
            throws InterruptedException {
        String expected = ModelServer.PIECE.repeat(load.pace().pieces());
        try (ChatClient client = subject.open(baseUrl, load.users(), LIMIT)) {
            return ClosedLoop.run(
                    onPiece -> (load.streamed() ? client.streamed(onPiece) : client.whole())
                            .thenAccept(text -> check(text, expected)),
                    load.users(),
                    before,
                    measured);
        }
    }

    private static void check(String text, String expected) {
        if (!text.equals(expected)) {
            throw new IllegalStateException("Not the whole answer: " + text.length() + " characters.");
        }
    }
}
