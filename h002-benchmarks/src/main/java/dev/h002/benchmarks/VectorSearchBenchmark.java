package dev.h002.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
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

/**
 * Finding the ten nearest of so many vectors at a recall of 0.985 or more; every figure is per search, on one thread. Each fork
 * builds one index, chooses its search width, and adds a line of {@link IndexBuild} to the file that the system property {@value
 * #BUILDS} names. The module of the Vector API is there for whoever can use it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xmx8g", "--add-modules=jdk.incubator.vector"})
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class VectorSearchBenchmark {
    static final String BUILDS = "h002.benchmarks.builds";
    static final int TOP = 10;

    @Param
    public SearchSubject subject = SearchSubject.H002;

    @Param({"1000", "10000", "100000"})
    public int vectors = 1_000;

    private VectorPeer index = new FloatScan(new float[0][]);
    private float[][] queries = new float[0][];
    private int width;
    private int asked;

    @Setup
    public void build() throws IOException {
        IndexBuild.Built built = IndexBuild.of(subject, vectors);
        index = built.index();
        queries = built.queries();
        width = built.build().width();
        String builds = System.getProperty(BUILDS);
        if (builds != null) {
            built.build().append(Path.of(builds));
        }
    }

    @Benchmark
    public int[] search() {
        asked = (asked + 1) % queries.length;
        return index.search(queries[asked], TOP, width);
    }
}
