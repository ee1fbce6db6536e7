package dev.h002.core.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.MaskedText;
import dev.h002.Passage;
import dev.h002.core.embedding.HashingEmbeddingModel;
import dev.h002.core.memory.InMemoryKnowledgeStore;
import dev.h002.spi.Chunk;
import dev.h002.spi.RetrievalQuery;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Ten thousand chunks are replaced, some are removed and come back, while eight threads ask. */
class ReplacedMeanwhileTest {
    private static final int CHUNKS = 10_000;
    private static final int BATCH = 1_000;
    private static final int VERSIONS = 2;
    private static final int ASKERS = 8;

    private final EmbeddingModel model = new HashingEmbeddingModel();
    private final InMemoryKnowledgeStore store = new InMemoryKnowledgeStore();
    private final Map<Integer, float[]> vectors = new HashMap<>();
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicInteger written = new AtomicInteger();

    @Test
    void everyAnswerIsWholeAndOfOneMoment() throws Exception {
        for (int batch = 0; batch < CHUNKS; batch += BATCH) {
            store.put("t", chunks(batch, 0));
        }
        ExecutorService askers = Executors.newFixedThreadPool(ASKERS);
        try (KnowledgeRetriever retriever = KnowledgeRetriever.builder(store, model)
                .settings(RetrievalSettings.defaults().withMinScore(-1))
                .pollInterval(Duration.ofMillis(10))
                .build()) {
            retriever.warmUp("t");
            List<Future<Integer>> answers = new ArrayList<>();
            for (int asker = 0; asker < ASKERS; asker++) {
                Random random = new Random(asker);
                answers.add(askers.submit(() -> ask(retriever, random)));
            }
            replaceAll(retriever);
            done.set(true);
            int asked = 0;
            for (Future<Integer> answer : answers) {
                asked += answer.get();
            }
            assertThat(asked).isGreaterThan(100);
            retriever.refresh("t");
            for (int i = 0; i < CHUNKS; i += 97) {
                assertThat(found(retriever, i)).isEqualTo(text(i, VERSIONS));
            }
        } finally {
            askers.shutdownNow();
        }
    }

    private void replaceAll(KnowledgeRetriever retriever) {
        for (int version = 1; version <= VERSIONS; version++) {
            for (int batch = 0; batch < CHUNKS; batch += BATCH) {
                written.set(version);
                store.put("t", chunks(batch, version));
                retriever.refresh("t");
            }
        }
    }

    private int ask(KnowledgeRetriever retriever, Random random) {
        int asked = 0;
        while (!done.get()) {
            int number = random.nextInt(CHUNKS);
            int before = Math.max(0, written.get() - 2);
            String found = found(retriever, number);
            // Never missing, never of a version that was replaced long ago, never half of one and half of another.
            assertThat(found).startsWith("word" + number + " ");
            int version = Integer.parseInt(found.substring(found.lastIndexOf('v') + 1));
            assertThat(version).isBetween(before, written.get());
            assertThat(found).isEqualTo(text(number, version));
            asked++;
        }
        return asked;
    }

    private static String found(KnowledgeRetriever retriever, int number) {
        List<Passage> passages =
                retriever.retrieve(new RetrievalQuery("t", MaskedText.alreadyMasked(text(number, 0)), 3));
        assertThat(passages).hasSize(3);
        assertThat(passages.stream().map(Passage::source).distinct()).hasSize(3);
        assertThat(passages.get(0).source()).isEqualTo("s" + number);
        return passages.get(0).text();
    }

    private List<Chunk> chunks(int from, int version) {
        List<Chunk> chunks = new ArrayList<>();
        for (int i = from; i < from + BATCH; i++) {
            float[] vector = vectors.computeIfAbsent(
                    i, number -> model.embed(text(number, 0)).content().vector());
            chunks.add(new Chunk(
                    "id" + i, "s" + i, "", 0, text(i, version), vector, model.modelName(), "h" + version, Map.of()));
        }
        return chunks;
    }

    private static String text(int number, int version) {
        return "word" + number + " stands beside other" + (number * 7919 % 10_007) + " in edition v" + version;
    }
}
