package dev.h002;

import java.time.Instant;

/**
 * What a customer has left today.
 *
 * @param requestsLeft {@link #UNLIMITED} if not limited
 * @param tokensLeft {@link #UNLIMITED} if not limited
 * @param resetsAt when the count starts anew
 */
public record QuotaStatus(long requestsLeft, long tokensLeft, Instant resetsAt) {
    /** What stands for "no limit". */
    public static final long UNLIMITED = Long.MAX_VALUE;
}
