package dev.h002.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.h002.EntityType;
import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.spi.KnownValue;
import dev.h002.spi.MaskingSession;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Times how masking grows with the length of texts that are made to be slow: one unit over and over, from 10 kB to 10 MB. What
 * is linear takes the same time per byte at every length. Not a JMH benchmark, since one run of the longest takes seconds.
 */
final class HostileMasking {
    static final List<String> UNITS = List.of("a.", "a@", "1 ", "+", "<EMAIL_", "(((");
    static final List<Integer> LENGTHS = List.of(10_000, 100_000, 1_000_000, 10_000_000);
    static final String HEAD = "\"unit\",\"bytes\",\"runs\",\"ms\",\"ns per byte\",\"allocated per byte\"";

    private static final List<KnownValue> KNOWN = List.of(
            new KnownValue(EntityType.NAME, "Maya Lindqvist"),
            new KnownValue(EntityType.EMAIL, "maya.lindqvist@example.com"),
            new KnownValue(EntityType.PHONE, "(415) 555-0134"),
            new KnownValue(EntityType.ORDER, "#W1234567"));
    private static final int LEAST_RUNS = 3;
    private static final int MOST_RUNS = 2_000;

    private final PlaceholderMasker masker;
    private final Duration each;

    private HostileMasking(int longest, Duration each) {
        masker = PlaceholderMasker.builder().maxTextLength(longest + 1_000_000).build();
        this.each = each;
    }

    /**
     * Writes the times as CSV. Every text is masked three times or more, each time in a new session, and the median counts.
     *
     * @param each how long a text is masked again and again, at least
     */
    static void measure(Path file, List<Integer> lengths, Duration each) throws IOException {
        HostileMasking hostile = new HostileMasking(Collections.max(lengths), each);
        for (String unit : UNITS) {
            hostile.line(unit, lengths.get(0)); // warms up
        }
        StringBuilder csv = new StringBuilder(HEAD + "\n");
        for (String unit : UNITS) {
            for (int length : lengths) {
                String line = hostile.line(unit, length);
                System.out.println(line);
                csv.append(line).append('\n');
            }
        }
        Files.writeString(file, csv);
    }

    private String line(String unit, int length) {
        String text = text(unit, length);
        List<Long> times = new ArrayList<>();
        long allocated = 0;
        long spent = 0;
        while (times.size() < LEAST_RUNS || (spent < each.toNanos() && times.size() < MOST_RUNS)) {
            MaskingSession session = masker.open(KNOWN, Map.of());
            long before = allocatedBytes();
            long start = System.nanoTime();
            int spans = session.mask(text).spans().size();
            long time = System.nanoTime() - start;
            allocated = allocatedBytes() - before;
            if (spans > length) {
                throw new IllegalStateException("More was found than there is."); // and the result is used
            }
            times.add(time);
            spent += time;
        }
        Collections.sort(times);
        double median = times.get(times.size() / 2);
        return String.format(
                Locale.ROOT,
                "%s,%d,%d,%.3f,%.3f,%.2f",
                unit,
                length,
                times.size(),
                median / 1e6,
                median / length,
                (double) allocated / length);
    }

    /** Exactly so many characters, each of which is a byte. */
    static String text(String unit, int length) {
        return unit.repeat(length / unit.length() + 1).substring(0, length);
    }

    private static long allocatedBytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
