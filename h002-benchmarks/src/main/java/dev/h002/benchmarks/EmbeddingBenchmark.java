package dev.h002.benchmarks;

import ai.onnxruntime.OrtException;
import dev.h002.core.embedding.OnnxEmbeddingModel;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Embedding one text by the quantised all-MiniLM-L6-v2, asked for by one thread; every figure is per text. Each subject has a
 * state of its own, so that a fork holds one model and no other's threads.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xmx2g", "-Dai.djl.offline=true", "-DOPT_OUT_TRACKING=true"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EmbeddingBenchmark {
    /** The text and the neighbours. */
    @State(Scope.Benchmark)
    public static class Load {
        @Param
        public EmbeddingCase embed = EmbeddingCase.MESSAGE;

        private BusyNeighbours neighbours = new BusyNeighbours(0);

        @Setup
        public void start() {
            neighbours = new BusyNeighbours(embed.neighbours());
        }

        @TearDown
        public void stop() {
            neighbours.close();
        }
    }

    /** Ours, without its cache. */
    @State(Scope.Benchmark)
    public static class Ours {
        private final OnnxEmbeddingModel model = OnnxEmbeddingModel.miniLm();

        @TearDown
        public void close() {
            model.close();
        }
    }

    /** The peer, with its default settings. */
    @State(Scope.Benchmark)
    public static class LangChain4j {
        private final EmbeddingModel model = new AllMiniLmL6V2QuantizedEmbeddingModel();
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

    @Benchmark
    public Embedding h002(Load load, Ours ours) {
        return ours.model.embed(load.embed.text()).content();
    }

    @Benchmark
    public Embedding langchain4j(Load load, LangChain4j peer) {
        return peer.model.embed(load.embed.text()).content();
    }

    @Benchmark
    public float bareSession(Load load, Bare control) throws OrtException {
        return control.session.run(load.embed.text());
    }
}
