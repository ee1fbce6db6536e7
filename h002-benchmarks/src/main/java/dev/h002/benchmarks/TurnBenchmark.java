package dev.h002.benchmarks;

import ai.onnxruntime.OrtException;
import dev.h002.Assistant;
import dev.h002.Question;
import dev.h002.Reply;
import dev.h002.core.embedding.OnnxEmbeddingModel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole turn without the model call: stores in memory, a message that no cache knows, a gateway that answers at once. Every turn
 * is timed, for the slowest count. The control is the embedding session on the same messages, which no turn can do without.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xmx256m", "-Dai.djl.offline=true", "-DOPT_OUT_TRACKING=true"})
@Warmup(iterations = 5, time = 6)
@Measurement(iterations = 5, time = 3)
public class TurnBenchmark {
    /** Messages, each asked once in a long while. */
    @State(Scope.Benchmark)
    public static class Messages {
        private final List<String> all = TurnMessages.all();
        private int next;

        private String next() {
            next = (next + 1) % all.size();
            return all.get(next);
        }
    }

    /** The assistant with what it answers from. */
    @State(Scope.Benchmark)
    public static class Shop {
        private final OnnxEmbeddingModel embeddings = OnnxEmbeddingModel.miniLm();
        private Assistant offline = TurnShop.assistant(embeddings).build();
        private Assistant online =
                TurnShop.assistant(embeddings).gateway(new RepeatingModel()).build();
        private int customer;

        @Setup
        public void warmUp() {
            offline.ask(TurnShop.customer(0), "Hello");
            online.ask(TurnShop.customer(0), "Hello");
        }

        @TearDown
        public void close() {
            offline.close();
            online.close();
            embeddings.close();
        }

        private Question question(Messages messages) {
            return Question.of(TurnShop.customer(customer++), messages.next());
        }
    }

    /** The control. */
    @State(Scope.Benchmark)
    public static class Bare {
        private final BareSession session = BareSession.open();

        @TearDown
        public void close() throws OrtException {
            session.close();
        }
    }

    /** With a model's prompt, checks and accounting. */
    @Benchmark
    public Reply turn(Shop shop, Messages messages) {
        return shop.online.ask(shop.question(messages));
    }

    /** By the offline concierge. */
    @Benchmark
    public Reply concierge(Shop shop, Messages messages) {
        return shop.offline.ask(shop.question(messages));
    }

    @Benchmark
    public float session(Bare bare, Messages messages) throws OrtException {
        return bare.session.run(messages.next());
    }
}
