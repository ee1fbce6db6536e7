package dev.h002.spi;

import dev.h002.QuotaStatus;
import dev.h002.Usage;
import dev.h002.UserKey;
import java.time.Instant;

/** Decides how much a customer may use, by reserving before anything is spent and settling after. Thread-safe. */
public interface QuotaPolicy {
    /**
     * Sets aside one request and so many tokens, or none of it.
     *
     * @param tokens the most the turn may spend, at least 0
     */
    Reservation reserve(UserKey user, long tokens);

    /** What this customer has left. */
    QuotaStatus status(UserKey user);

    /** One that never says no. */
    static QuotaPolicy unlimited() {
        QuotaStatus free = new QuotaStatus(QuotaStatus.UNLIMITED, QuotaStatus.UNLIMITED, Instant.MAX);
        return new QuotaPolicy() {
            @Override
            public Reservation reserve(UserKey user, long tokens) {
                return new Reservation() {
                    @Override
                    public boolean granted() {
                        return true;
                    }

                    @Override
                    public QuotaStatus status() {
                        return free;
                    }

                    @Override
                    public QuotaStatus settle(Usage usage) {
                        return free;
                    }

                    @Override
                    public QuotaStatus refund() {
                        return free;
                    }
                };
            }

            @Override
            public QuotaStatus status(UserKey user) {
                return free;
            }
        };
    }

    /**
     * What was set aside for one turn. One that is neither settled nor refunded, since the process ended, comes back by itself
     * within an hour.
     */
    interface Reservation {
        /** Whether the turn may go on; if not, nothing was set aside. */
        boolean granted();

        /** What is left while this is set aside. */
        QuotaStatus status();

        /**
         * Replaces the tokens set aside by those truly spent; the request stays counted. Only the first call of this and
         * {@link #refund} counts, and none does if it was not granted; one that threw may be repeated. What is settled after it
         * came back by itself is counted all the same.
         *
         * @return what is left now
         */
        QuotaStatus settle(Usage usage);

        /**
         * Gives back the tokens and the request, for a turn that failed before anything was spent on it.
         *
         * @return what is left now
         */
        QuotaStatus refund();
    }
}
