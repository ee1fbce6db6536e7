package dev.h002.openai;

/**
 * How many attempts beyond the first all calls of a gateway may make together: a token bucket to which each call adds a tenth,
 * so that an outage adds a tenth to the load and no more. Thread-safe.
 */
final class RetryBudget {
    /** A call's share in tenths of an attempt. */
    private static final int TENTHS_PER_CALL = 1;

    private static final int TENTHS = 10;
    /** What is there at the start, and at most: enough for a service that is seldom asked. */
    private static final int MOST = 10 * TENTHS;

    private int tenths = MOST;

    synchronized void addCall() {
        tenths = Math.min(MOST, tenths + TENTHS_PER_CALL);
    }

    /** Takes one attempt out, if one is left. */
    synchronized boolean take() {
        if (tenths < TENTHS) {
            return false;
        }
        tenths -= TENTHS;
        return true;
    }

    synchronized int left() {
        return tenths / TENTHS;
    }
}
