package dev.h002.mongo;

import java.util.List;

/** Tells which rows of {@code counters} change, from the moment it is opened. For one thread. */
interface ChangeFeed extends AutoCloseable {
    /**
     * Waits for a change, about a second at most.
     *
     * @return the ids of rows that changed since the last call, in order; none if nothing was heard
     * @throws RuntimeException if changes may have been missed; the feed is of no use then
     */
    List<String> next();

    @Override
    void close();

    /** Where feeds come from. */
    @FunctionalInterface
    interface Source {
        /**
         * Opens one. Every change that is written after this returns is told.
         *
         * @throws RuntimeException if the server will not
         */
        ChangeFeed open();
    }
}
