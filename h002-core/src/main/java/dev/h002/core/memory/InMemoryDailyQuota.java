package dev.h002.core.memory;

import dev.h002.InvalidInputException;
import dev.h002.QuotaStatus;
import dev.h002.Usage;
import dev.h002.UserKey;
import dev.h002.spi.QuotaPolicy;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Limits requests and tokens for each customer and calendar day, counted in this process. Thread-safe.
 *
 * <p>Spellings of a customer's id that differ only in case, surrounding space or Unicode form (NFKC) share one count. Counts
 * of past days are dropped. Past {@value #MAX_CUSTOMERS} customers in one day, further ones are denied: a limit that is not
 * kept would be none.
 */
public final class InMemoryDailyQuota implements QuotaPolicy {
    private static final int MAX_CUSTOMERS = 200_000;

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
            boolean granted = count.requests < requestsPerDay && fits(count, tokens);
            if (granted) {
                count.requests++;
                count.tokens += tokens;
            }
            return new Reserved(granted, statusOf(day, count), day, count, tokens);
        }
    }

    @Override
    public QuotaStatus status(UserKey user) {
        synchronized (lock) {
            Day day = currentDay();
            Count count = day.counts.get(bucket(user));
            return statusOf(day, count == null ? new Count() : count);
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
        String one = Normalizer.normalize(user.user(), Normalizer.Form.NFKC);
        return new Bucket(user.tenant(), one.strip().toLowerCase(Locale.ROOT));
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
    }

    private final class Reserved implements Reservation {
        private final boolean granted;
        private final QuotaStatus atStart;
        private final Day day;
        private final Count count;
        private final long tokens;
        private boolean settled;

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
            synchronized (lock) {
                if (granted && !settled) {
                    settled = true;
                    count.tokens += usage.total() - tokens;
                }
                return granted ? statusOf(day, count) : atStart;
            }
        }
    }
}
