package dev.h002.core.need;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.MaskedText;
import dev.h002.Understanding;
import dev.h002.core.embedding.HashingEmbeddingModel;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many messages at once: so many are read at a time, and every one is. */
class BurstOfMessagesTest {
    private static final int MOST = 16 * Runtime.getRuntime().availableProcessors();

    @Test
    void soManyAreReadAtOnceAndTheOthersInTurn() throws Exception {
        Busy model = new Busy();
        ExampleNeedInterpreter interpreter = new ExampleNeedInterpreter(model);
        interpreter.warmUp(Locale.ENGLISH);
        model.most.set(0);
        int messages = 3 * MOST;
        ExecutorService threads = Executors.newFixedThreadPool(messages);
        try {
            List<Future<Understanding>> read = new ArrayList<>();
            for (int i = 0; i < messages; i++) {
                MaskedText message = MaskedText.alreadyMasked("I am cold number " + i);
                read.add(threads.submit(() -> interpreter.interpret(message, List.of())));
            }
            for (Future<Understanding> understanding : read) {
                assertThat(understanding.get(30, TimeUnit.SECONDS).needs()).isNotEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(model.most.get()).isBetween(2, MOST);
    }

    /** Takes a while, and counts how many ask at the same time. */
    private static final class Busy implements EmbeddingModel {
        private final HashingEmbeddingModel model = new HashingEmbeddingModel();
        private final AtomicInteger asking = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            most.accumulateAndGet(asking.incrementAndGet(), Math::max);
            try {
                if (segments.size() == 1) {
                    Thread.sleep(20);
                }
                return model.embedAll(segments);
            } catch (InterruptedException e) {
                throw new IllegalStateException("Nobody interrupts this test.", e);
            } finally {
                asking.decrementAndGet();
            }
        }

        @Override
        public int dimension() {
            return model.dimension();
        }

        @Override
        public String modelName() {
            return model.modelName();
        }
    }
}
