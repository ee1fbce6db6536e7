package dev.h002.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Threads that compute without a pause until closed, as the other work of a server whose cores are all taken. */
final class BusyNeighbours implements AutoCloseable {
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;
    private volatile long sum;

    BusyNeighbours(int count) {
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(this::compute, "busy-neighbour-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    private void compute() {
        long state = Thread.currentThread().getId();
        while (!closed) {
            for (int i = 0; i < 100_000; i++) {
                state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            }
            sum = state; // so that the arithmetic cannot be left out
        }
    }

    /** What was computed last; of no meaning. */
    long sum() {
        return sum;
    }

    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
