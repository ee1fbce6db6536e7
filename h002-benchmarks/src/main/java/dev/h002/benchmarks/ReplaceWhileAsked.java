package dev.h002.benchmarks;

import dev.h002.MaskedText;
import dev.h002.core.embedding.HashingEmbeddingModel;
import dev.h002.core.memory.InMemoryKnowledgeStore;
import dev.h002.core.retrieval.KnowledgeRetriever;
import dev.h002.core.retrieval.RetrievalSettings;
import dev.h002.spi.Chunk;
import dev.h002.spi.RetrievalQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How long queries take on eight threads while nothing changes, and while ten thousand chunks are replaced: run it as
 * {@code java -cp h002-benchmarks/target/benchmarks.jar dev.h002.benchmarks.ReplaceWhileAsked}. Takes half a minute.
 */
public final class ReplaceWhileAsked {
    private static final int CHUNKS = 10_000;
    private static final int BATCH = 500;
    private static final int ASKERS = 8;
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    private final HashingEmbeddingModel model = new HashingEmbeddingModel();
    private final InMemoryKnowledgeStore store = new InMemoryKnowledgeStore();
    private final KnowledgeRetriever retriever = KnowledgeRetriever.builder(store, model)
            .settings(RetrievalSettings.defaults().withMinScore(-1))
            .pollInterval(Duration.ofMillis(50))
            .build();
    private final ExecutorService askers = Executors.newFixedThreadPool(ASKERS);

    private ReplaceWhileAsked() {}

    /** Prints both distributions and their ratio. */
    public static void main(String[] arguments) throws Exception {
        new ReplaceWhileAsked().run();
    }

    private void run() throws Exception {
        try {
            store.put("t", chunks(0));
            retriever.warmUp("t");
            var unused = measured(() -> sleep(WARM_UP));
            long[] quiet = measured(() -> sleep(QUIET));
            long[] busy = measured(this::replaceAll);
            print("quiet", quiet);
            print("while " + CHUNKS + " chunks were replaced twice", busy);
            System.out.printf(
                    Locale.ROOT,
                    "slowest while replaced / quiet p99: %.1f%n",
                    (double) busy[busy.length - 1] / percentile(quiet, 0.99));
        } finally {
            askers.shutdownNow();
            retriever.close();
        }
    }

    private void replaceAll() {
        for (int version = 1; version <= 2; version++) {
            List<Chunk> chunks = chunks(version);
            for (int from = 0; from < CHUNKS; from += BATCH) {
                store.put("t", chunks.subList(from, from + BATCH));
                sleep(Duration.ofMillis(60));
            }
        }
        retriever.refresh("t");
    }

    /** Nanoseconds of each query on all threads while the work is done, in ascending order. */
    private long[] measured(Runnable work) throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        List<Future<List<Long>>> times = new ArrayList<>();
        for (int asker = 0; asker < ASKERS; asker++) {
            Random random = new Random(asker);
            times.add(askers.submit(() -> ask(random, done)));
        }
        work.run();
        done.set(true);
        List<Long> all = new ArrayList<>();
        for (Future<List<Long>> each : times) {
            all.addAll(each.get());
        }
        return all.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private List<Long> ask(Random random, AtomicBoolean done) {
        List<Long> times = new ArrayList<>();
        while (!done.get()) {
            RetrievalQuery query =
                    new RetrievalQuery("t", MaskedText.alreadyMasked(text(random.nextInt(CHUNKS), 0)), 3);
            long from = System.nanoTime();
            int found = retriever.retrieve(query).size();
            times.add(System.nanoTime() - from);
            if (found != 3) {
                throw new IllegalStateException("A query found " + found + " passages, not 3.");
            }
        }
        return times;
    }

    private List<Chunk> chunks(int version) {
        List<Chunk> chunks = new ArrayList<>(CHUNKS);
        for (int i = 0; i < CHUNKS; i++) {
            String text = text(i, version);
            float[] vector = model.embed(text).content().vector();
            chunks.add(new Chunk("id" + i, "s" + i, "", 0, text, vector, model.modelName(), "h" + version, Map.of()));
        }
        return chunks;
    }

    private static String text(int number, int version) {
        return "word" + number + " stands beside other" + (number * 7919 % 10_007) + " in edition v" + version;
    }

    private static void sleep(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while measuring.", e);
        }
    }

    private static long percentile(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    }

    private static void print(String what, long[] sorted) {
        System.out.printf(
                Locale.ROOT,
                "%s: %d queries, p50 %.2f ms, p99 %.2f ms, slowest %.2f ms%n",
                what,
                sorted.length,
                percentile(sorted, 0.5) / 1e6,
                percentile(sorted, 0.99) / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }
}
