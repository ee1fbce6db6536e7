package dev.h002.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.h002.benchmarks.SearchRun.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexBuildTest {
    private static final int VECTORS = 5_000;
    private static final double BYTES = VECTORS * 384.0 * Float.BYTES;

    @TempDir
    Path folder;

    @Test
    void anIndexIsChargedWithTheVectorsItKeepsAndWithNothingElse() throws Exception {
        IndexBuild scan = IndexBuild.of(SearchSubject.FLOAT_SCAN, VECTORS).build();
        IndexBuild store = IndexBuild.of(SearchSubject.LANGCHAIN4J, VECTORS).build();

        // The process of tests has objects of its own that come and go, some hundred kB of them.
        assertThat(scan.bytes() / BYTES).isCloseTo(1.01, within(0.1));
        assertThat(store.bytes() / BYTES).isBetween(0.95, 1.5);
        assertThat(scan.recall()).isEqualTo(1);
        assertThat(scan.width()).isZero();
    }

    @Test
    void aGraphTakesTimeToBuildOnTheCoresToo() throws Exception {
        IndexBuild.Built built = IndexBuild.of(SearchSubject.LUCENE, VECTORS);
        IndexBuild graph = built.build();

        assertThat(graph.seconds()).isPositive();
        assertThat(graph.cpuSeconds()).isPositive();
        assertThat(graph.bytes() / BYTES).isBetween(0.9, 1.5);
        assertThat(graph.width()).isGreaterThanOrEqualTo(VectorSearchBenchmark.TOP);
        assertThat(graph.recall()).isGreaterThanOrEqualTo(IndexBuild.RECALL);
        assertThat(built.index().search(built.queries()[0], 10, graph.width())).hasSize(10);
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        Path file = Files.writeString(folder.resolve("builds.csv"), IndexBuild.HEAD + "\n");
        IndexBuild one = new IndexBuild(SearchSubject.LUCENE, 1_000, 24, 0.9875, 1.5, 2.25, 123_456_789_012L);
        IndexBuild other = new IndexBuild(SearchSubject.FLOAT_SCAN, 10, 0, 1, 0, 0, 1);

        one.append(file);
        other.append(file);

        assertThat(IndexBuild.read(file)).containsExactly(one, other);
        Path another = Files.writeString(folder.resolve("other.csv"), "a,b\n");
        assertThatThrownBy(() -> IndexBuild.read(another)).isInstanceOf(IOException.class);
    }

    @Test
    void theSpeedOfMemoryIsThatOfMemory() throws Exception {
        assertThat(Arrays.stream(MemoryBandwidth.passes(64 << 20, 5)).boxed().toList())
                .hasSize(5)
                .allMatch(speed -> speed > 0.2 && speed < 500);

        Path file = Files.writeString(folder.resolve("memory.csv"), "\"GB/s\"\n9.00\n11.00\n10.00\n");
        assertThat(MemoryBandwidth.read(file)).isEqualTo(10);
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        assertThatThrownBy(() -> MemoryBandwidth.read(empty)).isInstanceOf(IOException.class);
    }

    @Test
    void sizesAndSubjectsAreReadFromTheArguments() {
        assertThat(SearchRun.sizes(new String[] {"1000", "20=LUCENE,H002", "-f", "1"}))
                .containsExactly(
                        new Size(1_000, List.of(SearchSubject.values())),
                        new Size(20, List.of(SearchSubject.LUCENE, SearchSubject.H002)));
        assertThat(SearchRun.sizes(new String[] {"-f", "1"}))
                .extracting(Size::vectors)
                .containsExactly(1_000, 10_000, 100_000, 1_000_000);
        assertThatThrownBy(() -> SearchRun.sizes(new String[] {"1000=NOBODY"}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
