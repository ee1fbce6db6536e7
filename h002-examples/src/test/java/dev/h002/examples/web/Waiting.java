package dev.h002.examples.web;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** For what happens soon, but not at once. */
final class Waiting {
    private Waiting() {}

    /** Waits until it is so, and returns how long that took; fails if it takes too long. */
    static Duration until(Duration longest, BooleanSupplier so) throws InterruptedException {
        long start = System.nanoTime();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() - start > longest.toNanos()) {
                throw new AssertionError("not so after " + longest);
            }
            Thread.sleep(5);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
