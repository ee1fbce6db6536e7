package dev.h002.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtSession;
import dev.langchain4j.data.segment.TextSegment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OnnxConcurrencyTest {
    private static final int THREADS = 8;
    private static final List<String> TEXTS = IntStream.range(0, 40)
            .mapToObj(i -> "Where is " + "the nearest store with coffee number ".repeat(1 + i % 7) + i + "?")
            .toList();

    @Test
    void aTextHasTheSameBytesWhateverIsEmbeddedBesideItAndFromEightThreads() throws Exception {
        OnnxEmbeddingModel model = TestModels.miniLm();
        List<float[]> alone =
                TEXTS.stream().map(text -> model.embed(text).content().vector()).toList();
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, TEXTS.size()).boxed().toList());
            List<Future<List<float[]>>> batches = new ArrayList<>();
            List<List<Integer>> asked = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Collections.shuffle(order, new Random(i));
                List<Integer> batch = List.copyOf(order.subList(0, 20));
                asked.add(batch);
                batches.add(executor.submit(() -> vectors(model, batch)));
            }
            for (int i = 0; i < batches.size(); i++) {
                List<float[]> vectors = batches.get(i).get();
                for (int j = 0; j < vectors.size(); j++) {
                    assertThat(vectors.get(j))
                            .containsExactly(alone.get(asked.get(i).get(j)));
                }
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void noMoreTextsRunAtATimeThanTold(int concurrency) throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch started = new CountDownLatch(THREADS);
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        int most = 0;
        try (OnnxEmbeddingModel model =
                OnnxEmbeddingModel.loadFromClassPath("x", MiniLmFiles.MODEL, MiniLmFiles.TOKENIZER, 256, concurrency)) {
            List<Future<?>> askers = IntStream.range(0, THREADS)
                    .<Future<?>>mapToObj(i -> executor.submit(() -> {
                        started.countDown();
                        while (!done.get()) {
                            model.embed(TEXTS.get(i));
                        }
                    }))
                    .toList();
            started.await();
            for (int i = 0; i < 400; i++) {
                most = Math.max(most, running());
            }
            done.set(true);
            for (Future<?> asker : askers) {
                asker.get();
            }
        } finally {
            done.set(true);
            executor.shutdownNow();
        }
        assertThat(most).isEqualTo(concurrency);
    }

    /** A thread of onnxruntime's own would have the name of the thread that opened the model. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aModelHasNoThreadsOfItsOwn() throws Exception {
        FutureTask<Long> threads = new FutureTask<>(() -> {
            try (OnnxEmbeddingModel model =
                    OnnxEmbeddingModel.loadFromClassPath("x", MiniLmFiles.MODEL, MiniLmFiles.TOKENIZER, 256, 4)) {
                model.embed("Where is the nearest store?");
                return nativeThreads("onnx-opener");
            }
        });
        Thread opener = new Thread(threads, "onnx-opener");
        opener.start();

        assertThat(threads.get()).isEqualTo(1);
    }

    @Test
    void closingWaitsForTheTextsInHandAndThenThereAreNoMore() throws Exception {
        OnnxEmbeddingModel model =
                OnnxEmbeddingModel.loadFromClassPath("x", MiniLmFiles.MODEL, MiniLmFiles.TOKENIZER, 256, 2);
        CountDownLatch started = new CountDownLatch(THREADS);
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> askers = IntStream.range(0, THREADS)
                    .mapToObj(i -> executor.submit(() -> {
                        int count = 0;
                        started.countDown();
                        try {
                            while (true) {
                                assertThat(model.embed(TEXTS.get(i)).content().vector())
                                        .hasSize(384);
                                count++;
                            }
                        } catch (IllegalStateException closed) {
                            return count;
                        }
                    }))
                    .toList();
            started.await();
            TimeUnit.MILLISECONDS.sleep(50);
            model.close();
            int embedded = 0;
            for (Future<Integer> asker : askers) {
                embedded += asker.get();
            }
            assertThat(embedded).isPositive();
            assertThatThrownBy(() -> model.embed("Hi")).isInstanceOf(IllegalStateException.class);
        } finally {
            executor.shutdownNow();
        }
    }

    private static List<float[]> vectors(OnnxEmbeddingModel model, List<Integer> texts) {
        List<TextSegment> segments =
                texts.stream().map(i -> TextSegment.from(TEXTS.get(i))).toList();
        return model.embedAll(segments).content().stream()
                .map(embedding -> embedding.vector())
                .toList();
    }

    /** How many threads are in the model's run, all seen at one moment. */
    private static int running() {
        return (int) Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .anyMatch(frame -> frame.getClassName().equals(OrtSession.class.getName())
                                && frame.getMethodName().equals("run")))
                .count();
    }

    private static long nativeThreads(String name) throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            return tasks.filter(task -> name.equals(nameOf(task))).count();
        }
    }

    private static String nameOf(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip();
        } catch (IOException e) {
            return ""; // it has ended
        }
    }
}
