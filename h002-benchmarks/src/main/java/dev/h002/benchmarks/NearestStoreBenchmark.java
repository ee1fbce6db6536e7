package dev.h002.benchmarks;

import dev.h002.retail.GeoPoint;
import dev.h002.retail.Store;
import dev.h002.retail.StoreIndex;
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

/** The five stores nearest to a customer, each question for another place; every question is timed, for the slowest count. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NearestStoreBenchmark {
    static final int WANTED = 5;
    private static final int PLACES = 1 << 10;

    /** The stores and who asks. */
    @State(Scope.Benchmark)
    public static class Chain {
        @Param({"1000", "10000", "100000"})
        public int stores = 1000;

        private StoreIndex ours = StoreIndex.of(List.of());
        private NearestByLucene lucene = new NearestByLucene(List.of());
        private NearestByLoop loop = new NearestByLoop(List.of());
        private GeoPoint[] places = {};
        private int next;

        @Setup
        public void build() {
            List<Store> all = StoreMap.stores(stores);
            places = StoreMap.customers(all, PLACES);
            ours = StoreIndex.of(all);
            lucene = new NearestByLucene(all);
            loop = new NearestByLoop(all);
        }

        private GeoPoint place() {
            next = (next + 1) & (PLACES - 1);
            return places[next];
        }
    }

    @Benchmark
    public List<Store> h002(Chain chain) {
        return chain.ours.nearest(chain.place(), WANTED);
    }

    @Benchmark
    public List<Store> lucene(Chain chain) {
        return chain.lucene.nearest(chain.place(), WANTED);
    }

    @Benchmark
    public List<Store> loop(Chain chain) {
        return chain.loop.nearest(chain.place(), WANTED);
    }
}
