package dev.h002.core.memory;

import dev.h002.InvalidInputException;
import dev.h002.QuotaStatus;
import dev.h002.Usage;
import dev.h002.UserKey;
import dev.h002.spi.QuotaPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Limits requests and tokens for each customer and calendar day, counted in this process. Thread-safe.
 *
 * <p>Customers are told apart by {@link UserKey#canonicalUser}. Counts of past days are dropped, and a clock that is set back
 * opens none anew. What is neither settled nor refunded within 10 minutes comes back. Past {@value #MAX_CUSTOMERS} customers in
 * one day, further ones are denied: a limit that is not kept would be none.
 */
public final class InMemoryDailyQuota implements QuotaPolicy {
    private static final int MAX_CUSTOMERS = 200_000;
    private static final Duration RESERVED_FOR = Duration.ofMinutes(10);

    private final long requestsPerDay;
    private final long tokensPerDay;
    private final ZoneId zone;
    private final Clock clock;
    private final Object lock = new Object();
    private Day today;

    /**
     * @param requestsPerDay at least 0, or {@link QuotaStatus#UNLIMITED}
     * @param tokensPerDay input and output together, at least 0, or {@link QuotaStatus#UNLIMITED}
     * @param zone whose midnight starts a new count
     * @throws InvalidInputException if a limit is negative
     */
    public InMemoryDailyQuota(long requestsPerDay, long tokensPerDay, ZoneId zone, Clock clock) {
        if (requestsPerDay < 0 || tokensPerDay < 0) {
            throw new InvalidInputException("limit", "A daily limit must not be negative.");
        }
        this.requestsPerDay = requestsPerDay;
        this.tokensPerDay = tokensPerDay;
        this.zone = zone;
        this.clock = clock;
        this.today = new Day(LocalDate.now(clock.withZone(zone)));
    }

    @Override
    public Reservation reserve(UserKey user, long tokens) {
        if (tokens < 0) {
            throw new InvalidInputException("tokens", "The tokens to reserve must not be negative.");
        }
        synchronized (lock) {
            Day day = currentDay();
            Count count = day.count(user);
            if (count == null) {
                return new Reserved(false, new QuotaStatus(0, 0, resetsAfter(day)), day, new Count(), 0);
            }
            count.takeBackLapsed(clock.instant());
            boolean granted = count.requests < requestsPerDay && fits(count, tokens);
            if (granted) {
                count.requests++;
                count.tokens += tokens;
            }
            Reserved reserved = new Reserved(granted, statusOf(day, count), day, count, tokens);
            if (granted) {
                count.open.put(reserved, clock.instant().plus(RESERVED_FOR));
            }
            return reserved;
        }
    }

    @Override
    public QuotaStatus status(UserKey user) {
        synchronized (lock) {
            Day day = currentDay();
            Count count = day.counts.getOrDefault(bucket(user), new Count());
            count.takeBackLapsed(clock.instant());
            return statusOf(day, count);
        }
    }

    private boolean fits(Count count, long tokens) {
        return tokensPerDay == QuotaStatus.UNLIMITED || tokens <= tokensPerDay - count.tokens;
    }

    private Day currentDay() {
        LocalDate date = LocalDate.ofInstant(clock.instant(), zone);
        // A clock that is set back must not hand out a fresh count.
        if (date.isAfter(today.date)) {
            today = new Day(date);
        }
        return today;
    }

    private QuotaStatus statusOf(Day day, Count count) {
        return new QuotaStatus(
                left(requestsPerDay, count.requests), left(tokensPerDay, count.tokens), resetsAfter(day));
    }

    private Instant resetsAfter(Day day) {
        return day.date.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static long left(long limit, long used) {
        return limit == QuotaStatus.UNLIMITED ? limit : Math.max(0, limit - used);
    }

    private static Bucket bucket(UserKey user) {
        return new Bucket(user.tenant(), user.canonicalUser());
    }

    private record Bucket(String tenant, String user) {}

    private static final class Day {
        private final LocalDate date;
        private final Map<Bucket, Count> counts = new HashMap<>();

        private Day(LocalDate date) {
            this.date = date;
        }

        private @Nullable Count count(UserKey user) {
            Bucket bucket = bucket(user);
            Count count = counts.get(bucket);
            if (count == null && counts.size() < MAX_CUSTOMERS) {
                count = new Count();
                counts.put(bucket, count);
            }
            return count;
        }
    }

    private static final class Count {
        private long requests;
        private long tokens;
        /** What is neither settled nor refunded, and until when, oldest first. */
        private final Map<Reserved, Instant> open = new LinkedHashMap<>();

        private void takeBackLapsed(Instant now) {
            open.entrySet().removeIf(entry -> {
                boolean lapsed = !now.isBefore(entry.getValue());
                if (lapsed) {
                    requests--;
                    tokens -= entry.getKey().tokens;
                }
                return lapsed;
            });
        }
    }

    private final class Reserved implements Reservation {
        private final boolean granted;
        private final QuotaStatus atStart;
        private final Day day;
        private final Count count;
        private final long tokens;
        private boolean ended;

        private Reserved(boolean granted, QuotaStatus atStart, Day day, Count count, long tokens) {
            this.granted = granted;
            this.atStart = atStart;
            this.day = day;
            this.count = count;
            this.tokens = tokens;
        }

        @Override
        public boolean granted() {
            return granted;
        }

        @Override
        public QuotaStatus status() {
            return atStart;
        }

        @Override
        public QuotaStatus settle(Usage usage) {
            return end(usage.total(), 1);
        }

        @Override
        public QuotaStatus refund() {
            return end(0, 0);
        }

        private QuotaStatus end(long tokensSpent, int requestsMade) {
            synchronized (lock) {
                if (granted && !ended) {
                    ended = true;
                    boolean setAside = count.open.remove(this) != null;
                    count.requests += requestsMade - (setAside ? 1 : 0);
                    count.tokens += tokensSpent - (setAside ? tokens : 0);
                }
                return granted ? statusOf(day, count) : atStart;
            }
        }
    }
}
