package dev.h002.benchmarks;

import dev.h002.core.retrieval.VectorIndex;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;

/** Finding the ten nearest of so many vectors; every figure is per search, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class VectorSearchBenchmark {
    static final long SEED = 20260302;
    static final int QUERIES = 64;
    static final int TOP = 10;

    @Param({"1000", "10000", "100000"})
    public int vectors = 1000;

    private VectorCorpus corpus = new VectorCorpus(new float[0][], new float[0][]);
    private VectorStores stores = VectorStores.of(corpus);
    private int asked;

    @Setup
    public void fill() {
        corpus = VectorCorpus.generate(SEED, vectors, QUERIES);
        stores = VectorStores.of(corpus);
    }

    /** Ours. */
    @Benchmark
    public List<VectorIndex.Hit> h002() {
        return stores.searchOurs(nextQuery(), TOP);
    }

    /** The peer: LangChain4j's InMemoryEmbeddingStore. */
    @Benchmark
    public List<EmbeddingMatch<TextSegment>> langchain4j() {
        return stores.searchPeer(nextQuery(), TOP);
    }

    /** The control. */
    @Benchmark
    public int[] floatScan() {
        return FloatScan.search(corpus.vectors(), nextQuery(), TOP);
    }

    private float[] nextQuery() {
        asked = (asked + 1) % QUERIES;
        return corpus.queries()[asked];
    }
}
