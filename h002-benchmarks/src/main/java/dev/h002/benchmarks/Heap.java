package dev.h002.benchmarks;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * How many bytes objects keep, by the JVM's own histogram of what is left after collecting garbage. Walking an index from its
 * root, as JOL does, follows thread locals and class loaders out of it, and stops at the fields of records and lambdas on newer
 * JDKs; the difference of two heaps counts what cannot be collected, whoever holds it. The memory in use would not do: G1 gives
 * an array of two megabytes four. Direct buffers are counted, other native memory is not. Good to some ten kB in a process that
 * does nothing else.
 */
final class Heap {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total:?\\s+\\d+\\s+(\\d+)");
    private static final int ARRAY_HEAD = 16;
    private static final int REFERENCE = 4; // compressed, as in heaps below 32 GB
    private static final int ALIGNMENT = 8;
    // Collectors leave up to a twentieth of the dead where it lies, but for every fourth time.
    private static final int COLLECTIONS = 4;

    private Heap() {}

    /** Bytes of all objects after garbage is collected. */
    static long retained() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            least = Math.min(least, histogram());
        }
        return least
                + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .filter(pool -> pool.getName().equals("direct"))
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
    }

    private static long histogram() {
        String histogram;
        try {
            histogram = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException("This JVM gives no histogram of its objects: use HotSpot.", e);
        }
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException("This JVM's histogram of objects has no total.");
        }
        return Long.parseLong(total.group(1));
    }

    /** What these arrays take. */
    static long size(float[][] vectors) {
        long bytes = aligned(ARRAY_HEAD + (long) REFERENCE * vectors.length);
        for (float[] vector : vectors) {
            bytes += aligned(ARRAY_HEAD + (long) Float.BYTES * vector.length);
        }
        return bytes;
    }

    private static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
