package dev.h002.benchmarks;

import dev.h002.Assistant;
import dev.h002.Question;
import dev.h002.Stage;
import dev.h002.core.embedding.OnnxEmbeddingModel;
import dev.h002.spi.AssistantObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each stage of a turn takes, as an observer hears it, beside the bare embedding session on the same messages. */
final class TurnStages {
    static final String HEAD = "stage,p50_us,p99_us,mean_us";
    /** The row of what no stage is told to take, that of the whole turn, and that of the control. */
    static final String BETWEEN = "between";

    static final String TURN = "turn";
    static final String SESSION = "session";
    static final String SESSION_AFTER_WORK = "session_after_work";

    private static final int WARM_UP = 4_000;
    private static final int TURNS = 10_000;
    /** What a turn does beside its embedding, about: so long, over four megabytes. */
    private static final Duration OTHER_WORK = Duration.ofMillis(2);

    private static final int OTHER_MEMORY = 1 << 20;

    private TurnStages() {}

    static void measure(Path file) throws IOException {
        Map<Stage, long[]> times = new EnumMap<>(Stage.class);
        long[] whole = new long[TURNS];
        int[] turn = {-WARM_UP};
        AssistantObserver observer = new AssistantObserver() {
            @Override
            public void onStage(String turnId, Stage stage, Duration took, @Nullable String error) {
                if (turn[0] >= 0) {
                    times.computeIfAbsent(stage, none -> new long[TURNS])[turn[0]] += took.toNanos();
                }
            }
        };
        List<String> messages = TurnMessages.all();
        StringBuilder csv = new StringBuilder(HEAD + "\n");
        try (OnnxEmbeddingModel embeddings = OnnxEmbeddingModel.miniLm();
                Assistant assistant = TurnShop.assistant(embeddings)
                        .gateway(new RepeatingModel())
                        .observer(observer)
                        .build()) {
            for (; turn[0] < TURNS; turn[0]++) {
                int number = turn[0] + WARM_UP;
                long start = System.nanoTime();
                assistant.ask(Question.of(TurnShop.customer(number), messages.get(number % messages.size())));
                whole[Math.max(0, turn[0])] = System.nanoTime() - start;
            }
        }
        times.forEach((stage, all) -> csv.append(line(stage.label(), all)));
        csv.append(line(BETWEEN, between(whole, times.values())));
        csv.append(line(TURN, whole));
        csv.append(line(SESSION, session(messages, Duration.ZERO)));
        csv.append(line(SESSION_AFTER_WORK, session(messages, OTHER_WORK)));
        Files.writeString(file, csv);
    }

    private static long[] between(long[] whole, Collection<long[]> stages) {
        long[] rest = whole.clone();
        for (long[] stage : stages) {
            Arrays.setAll(rest, turn -> rest[turn] - stage[turn]);
        }
        return rest;
    }

    /** @param otherWork what is done between two texts: in a turn the model's weights do not stay in the processor's caches */
    private static long[] session(List<String> messages, Duration otherWork) {
        long[] times = new long[TURNS];
        int[] memory = new int[OTHER_MEMORY];
        try (BareSession session = BareSession.open()) {
            for (int i = -WARM_UP; i < TURNS; i++) {
                work(memory, System.nanoTime() + otherWork.toNanos());
                long start = System.nanoTime();
                float unused = session.run(messages.get((i + WARM_UP) % messages.size()));
                times[Math.max(0, i)] = System.nanoTime() - start;
            }
        } catch (ai.onnxruntime.OrtException e) {
            throw new IllegalStateException("The control failed.", e);
        }
        return times;
    }

    private static void work(int[] memory, long until) {
        for (int i = 0; System.nanoTime() < until; i = (i + 16) % memory.length) {
            memory[i]++;
        }
    }

    private static String line(String name, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        double mean = Arrays.stream(sorted).average().orElse(0);
        return String.format(
                Locale.ROOT,
                "%s,%.1f,%.1f,%.1f%n",
                name,
                sorted[sorted.length / 2] / 1e3,
                sorted[sorted.length * 99 / 100] / 1e3,
                mean / 1e3);
    }
}
