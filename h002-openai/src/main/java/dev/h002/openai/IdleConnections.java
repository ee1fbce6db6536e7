package dev.h002.openai;

/**
 * Counts the connections that the HTTP client keeps for reuse, which it neither tells nor bounds by itself, so that a call can
 * close its own when enough are kept. A body that ends where no end could be seen, such as a stream cut short in a well-formed way, keeps its connection
 * whatever the count; the calls after it close more of theirs. The count may be too high, when servers closed some; requests
 * count it down again. Thread-safe.
 */
final class IdleConnections {
    static final int MOST = 16;

    private int idle;
    private int returning;

    /** A request is about to be sent; says whether it may get a kept connection, which the server may just have closed. */
    synchronized boolean takeOne() {
        if (idle == 0) {
            return false;
        }
        idle--;
        return true;
    }

    /** A response is about to end; says whether its connection may be kept. If so, one of the next two must follow. */
    synchronized boolean reserve() {
        if (idle + returning >= MOST) {
            return false;
        }
        returning++;
        return true;
    }

    /** A connection was kept after all, by reservation or because its response ended without warning. */
    synchronized void kept(boolean reserved) {
        returning -= reserved ? 1 : 0;
        idle++;
    }

    /** A connection with a reservation was closed. */
    synchronized void closed() {
        returning--;
    }

    synchronized int count() {
        return idle;
    }
}
