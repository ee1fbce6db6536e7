package dev.h002.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How fast one thread reads memory from end to end: no search that compares every number can be faster. */
final class MemoryBandwidth {
    static final int BYTES = 256 << 20;

    private static final String HEAD = "\"GB/s\"";
    private static final int PASSES = 20;
    private static final int WARM_UP = 5;

    private MemoryBandwidth() {}

    /** Writes gigabytes per second, a gigabyte being a billion bytes, a line for each pass over 256 MB. */
    static void measure(Path file) throws IOException {
        Files.writeString(
                file,
                Arrays.stream(passes(BYTES, PASSES))
                        .mapToObj(each -> String.format(Locale.ROOT, "%.2f", each))
                        .collect(Collectors.joining("\n", HEAD + "\n", "\n")));
    }

    static double[] passes(int bytes, int count) {
        long[] memory = new long[bytes / Long.BYTES];
        Arrays.setAll(memory, i -> i);
        double[] speeds = new double[count];
        long sum = 0;
        for (int pass = -WARM_UP; pass < count; pass++) {
            long start = System.nanoTime();
            sum += sum(memory);
            long time = System.nanoTime() - start;
            if (pass >= 0) {
                speeds[pass] = (double) bytes / time;
            }
        }
        long last = memory.length - 1L;
        if (sum != (last * (last + 1) / 2) * (count + WARM_UP)) {
            throw new IllegalStateException("Memory was not read."); // and the sum is used
        }
        return speeds;
    }

    // Four sums side by side, so that no addition waits for the one before and reading is all that takes time.
    private static long sum(long[] memory) {
        long s0 = 0;
        long s1 = 0;
        long s2 = 0;
        long s3 = 0;
        int i = 0;
        for (; i + 3 < memory.length; i += 4) {
            s0 += memory[i];
            s1 += memory[i + 1];
            s2 += memory[i + 2];
            s3 += memory[i + 3];
        }
        for (; i < memory.length; i++) {
            s0 += memory[i];
        }
        return s0 + s1 + s2 + s3;
    }

    /**
     * The median.
     *
     * @throws IOException if the file cannot be read, or is none that {@link #measure} wrote
     */
    static double read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 2 || !lines.get(0).equals(HEAD)) {
            throw new IOException(file.getFileName() + " does not hold how fast memory is read.");
        }
        double[] speeds =
                lines.stream().skip(1).mapToDouble(Double::parseDouble).sorted().toArray();
        return speeds[speeds.length / 2];
    }
}
