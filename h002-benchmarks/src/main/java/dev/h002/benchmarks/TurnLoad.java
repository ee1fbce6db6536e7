package dev.h002.benchmarks;

import dev.h002.Assistant;
import dev.h002.core.embedding.OnnxEmbeddingModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A thousand turns at once: {@code TurnLoad CASE}, in a process of its own; prints one line. Waits two minutes at most. */
final class TurnLoad {
    static final String HEAD =
            "\"case\",\"turns\",\"in flight\",\"at the model\",\"answered\",\"seconds\",\"turn p50 ms\","
                    + "\"turn p99 ms\",\"heap MB\",\"kept kB a turn\",\"threads\",\"RSS MB\",\"short of facts\",\"sources missing\"";
    static final int TURNS = 1_000;

    private static final List<String> OPTIONS =
            List.of("-Xmx256m", "-XX:ActiveProcessorCount=2", "-Dai.djl.offline=true", "-DOPT_OUT_TRACKING=true");
    private static final int WARM_UP = 2_000;
    private static final int WARM_UP_AT_ONCE = 50;
    private static final int PATIENCE_SECONDS = 60;
    private static final Path STATUS = Path.of("/proc/self/status");

    private TurnLoad() {}

    /** How long the model takes. */
    enum Case {
        SECOND("a model that takes a second"),
        HELD("a model that answers once all wait for it");

        private final String label;

        Case(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    public static void main(String[] arguments) throws InterruptedException, IOException {
        System.out.println(measure(Case.valueOf(arguments[0]), WARM_UP, TURNS));
        System.exit(0);
    }

    /**
     * Each case in a process of its own.
     *
     * @throws IOException if a process ends without a result, such as for want of memory
     */
    static void measure(Path file) throws IOException {
        StringBuilder csv = new StringBuilder(HEAD + "\n");
        for (Case load : Case.values()) {
            Process process = ChildJvm.start(TurnLoad.class, OPTIONS, load.name());
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                String line = ChildJvm.line(out, TurnLoad.class);
                System.out.println(line);
                csv.append(line).append('\n');
            } finally {
                process.destroy();
            }
        }
        Files.writeString(file, csv);
    }

    static String measure(Case load, int warmUp, int turns) throws InterruptedException, IOException {
        SlowModel model = new SlowModel();
        MissingSources missing = new MissingSources();
        try (OnnxEmbeddingModel embeddings = OnnxEmbeddingModel.miniLm();
                Assistant assistant = TurnShop.assistant(embeddings)
                        .gateway(model)
                        .observer(missing)
                        .build()) {
            for (int i = 0; i < warmUp; i += WARM_UP_AT_ONCE) {
                TurnWave.ask(assistant, i, WARM_UP_AT_ONCE).await(PATIENCE_SECONDS);
            }
            // A turn gives its place back a moment after its answer.
            Thread.sleep(300);
            missing.forget();
            return measure(load, assistant, model, warmUp, turns) + "," + missing;
        }
    }

    private static String measure(Case load, Assistant assistant, SlowModel model, int first, int turns)
            throws InterruptedException, IOException {
        boolean held = load == Case.HELD;
        long before = held ? Heap.retained() : 0;
        double kept = Double.NaN;
        model.takes(held ? SlowModel.HELD : 1_000);
        try (MostHeap heap = MostHeap.watched()) {
            long start = System.nanoTime();
            TurnWave wave = TurnWave.ask(assistant, first, turns);
            if (held) {
                model.awaitHeld(turns, PATIENCE_SECONDS);
                kept = (Heap.retained() - before) / 1e3 / turns;
                model.release();
            }
            wave.await(PATIENCE_SECONDS);
            double seconds = (System.nanoTime() - start) / 1e9;
            return String.format(
                    Locale.ROOT,
                    "%s,%d,%d,%d,%d,%.2f,%.1f,%.1f,%.1f,%.1f,%d,%.1f,%d",
                    load,
                    turns,
                    wave.inFlight(),
                    model.most(),
                    wave.answered(),
                    seconds,
                    wave.quantile(0.5),
                    wave.quantile(0.99),
                    heap.megabytes(),
                    kept,
                    ManagementFactory.getThreadMXBean().getPeakThreadCount(),
                    mostResident(),
                    wave.shortOfFacts());
        }
    }

    /** The most memory the process ever held, in MB, as Linux counts it; not a number elsewhere. */
    private static double mostResident() throws IOException {
        if (!Files.exists(STATUS)) {
            return Double.NaN;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e6)
                .findFirst()
                .orElse(Double.NaN);
    }
}
