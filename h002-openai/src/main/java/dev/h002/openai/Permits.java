package dev.h002.openai;

import java.util.ArrayDeque;
import java.util.Queue;

/** A fixed number of places, handed out in the order they are asked for, without blocking. Thread-safe. */
final class Permits {
    private final int maxWaiting;
    private final Queue<Ticket> waiting = new ArrayDeque<>();
    private int free;

    Permits(int places, int maxWaiting) {
        this.free = places;
        this.maxWaiting = maxWaiting;
    }

    Ticket ticket(Runnable admitted) {
        return new Ticket(admitted);
    }

    synchronized int free() {
        return free;
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /** One wish for a place. */
    final class Ticket {
        private final Runnable admitted;
        private boolean inside;
        private boolean left;

        private Ticket(Runnable admitted) {
            this.admitted = admitted;
        }

        /** Takes a place or waits for one; says whether there was room for either. */
        boolean enter() {
            synchronized (Permits.this) {
                if (left) {
                    return true;
                }
                if (free == 0) {
                    return waiting.size() < maxWaiting && waiting.add(this);
                }
                free--;
                inside = true;
            }
            admitted.run();
            return true;
        }

        /** Gives the place back, or stops waiting for one; only the first call counts. */
        void leave() {
            Ticket next;
            synchronized (Permits.this) {
                if (left) {
                    return;
                }
                left = true;
                if (!inside) {
                    waiting.remove(this);
                    return;
                }
                next = waiting.poll();
                if (next == null) {
                    free++;
                    return;
                }
                next.inside = true;
            }
            next.admitted.run();
        }
    }
}
