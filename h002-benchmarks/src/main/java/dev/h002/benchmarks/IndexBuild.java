package dev.h002.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What building one index took and what came out.
 *
 * @param width the search width that it is measured with
 * @param recall of the ten nearest at this width
 * @param seconds of the clock
 * @param cpuSeconds of the whole process: counted by thread it would lack those that have ended, and an index that makes
 *     garbage or much code has that done by threads of the JVM
 * @param bytes that it retains, its vectors included, as {@link Heap} counts
 */
record IndexBuild(
        SearchSubject subject, int vectors, int width, double recall, double seconds, double cpuSeconds, long bytes) {
    static final String HEAD =
            "\"subject\",\"vectors\",\"search width\",\"recall\",\"build s\",\"build CPU s\",\"bytes\"";
    static final double RECALL = 0.985;
    /** The system property that names a file of {@link SentenceVectors} to measure with, instead of vectors that are made up. */
    static final String CORPUS = "h002.benchmarks.corpus";

    private static final long SEED = 20260302;
    private static final int QUERIES = 64;
    private static final int FIRST_BUILD = 20;

    /** An index to search. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Built(VectorPeer index, float[][] queries, IndexBuild build) {}

    /** Vectors that are made up. */
    static VectorCorpus corpus(int vectors) {
        return VectorCorpus.generate(SEED, vectors, QUERIES);
    }

    private static VectorCorpus named(int vectors) throws IOException {
        String file = System.getProperty(CORPUS);
        return file == null ? corpus(vectors) : SentenceVectors.read(Path.of(file), vectors);
    }

    /** Builds an index of so many vectors, which nobody but the index holds afterwards. */
    static Built of(SearchSubject subject, int vectors) throws IOException {
        // Loads the classes, whose tables are no part of an index.
        VectorCorpus first = corpus(FIRST_BUILD);
        Recall.of(first, VectorSearchBenchmark.TOP).of(subject.build(first.vectors()), VectorSearchBenchmark.TOP);
        VectorCorpus corpus = named(vectors);
        Recall recall = Recall.of(corpus, VectorSearchBenchmark.TOP);
        long others = Heap.retained() - Heap.size(corpus.vectors());
        long cpu = cpuNanoseconds();
        long start = System.nanoTime();
        VectorPeer index = subject.build(corpus.vectors());
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (cpuNanoseconds() - cpu) / 1e9;
        corpus = new VectorCorpus(new float[0][], recall.queries());
        long bytes = Heap.retained() - others;
        Recall.Reached reached = recall.reach(index, subject.widths(), RECALL);
        IndexBuild build =
                new IndexBuild(subject, vectors, reached.width(), reached.recall(), seconds, cpuSeconds, bytes);
        return new Built(index, corpus.queries(), build);
    }

    private static long cpuNanoseconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Adds itself to a file that begins with {@link #HEAD}. */
    void append(Path file) throws IOException {
        String line = String.format(
                Locale.ROOT,
                "%s,%d,%d,%.4f,%.3f,%.3f,%d\n",
                subject,
                vectors,
                width,
                recall,
                seconds,
                cpuSeconds,
                bytes);
        Files.writeString(file, line, StandardOpenOption.APPEND);
    }

    /** @throws IOException if the file cannot be read, or holds something else */
    static List<IndexBuild> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
            throw new IOException(file.getFileName() + " does not hold what building indexes took.");
        }
        List<IndexBuild> builds = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            builds.add(new IndexBuild(
                    SearchSubject.valueOf(cells[0]),
                    Integer.parseInt(cells[1]),
                    Integer.parseInt(cells[2]),
                    Double.parseDouble(cells[3]),
                    Double.parseDouble(cells[4]),
                    Double.parseDouble(cells[5]),
                    Long.parseLong(cells[6])));
        }
        return builds;
    }
}
