package dev.h002.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.atomic.AtomicLong;

/** The most heap in use, garbage with it, looked at every few milliseconds. The pools' own peaks are not of one moment. */
final class MostHeap implements AutoCloseable {
    private static final int EVERY_MILLISECONDS = 5;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final AtomicLong most = new AtomicLong();
    private final Thread watch = new Thread(this::look, "most-heap");

    private MostHeap() {
        watch.setDaemon(true);
    }

    static MostHeap watched() {
        MostHeap heap = new MostHeap();
        heap.watch.start();
        return heap;
    }

    private void look() {
        try {
            while (true) {
                most.accumulateAndGet(memory.getHeapMemoryUsage().getUsed(), Math::max);
                Thread.sleep(EVERY_MILLISECONDS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    double megabytes() {
        return most.get() / 1e6;
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
