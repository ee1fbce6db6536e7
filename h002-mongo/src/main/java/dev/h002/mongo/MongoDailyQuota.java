package dev.h002.mongo;

import dev.h002.InvalidInputException;
import dev.h002.QuotaStatus;
import dev.h002.StoreException;
import dev.h002.Usage;
import dev.h002.UserKey;
import dev.h002.spi.QuotaPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * Daily limits counted in {@code llm_usage}: {@code _id (tenant:user:yyyy-mm-dd), tenant, userId (canonical), day, resetsAt,
 * requests, tokens (spent and set aside), inputTokens, outputTokens, reserved[{id, tokens, until}], expiresAt (40 days)}.
 * Thread-safe, and exact across processes: the day's row is made sure of first, then one conditional update without upsert
 * counts.
 *
 * <p>What is neither settled nor refunded comes back after 10 minutes, when the customer's row is next used.
 */
final class MongoDailyQuota implements QuotaPolicy {
    private static final Duration KEPT = Duration.ofDays(40);
    private static final Duration RESERVED_FOR = Duration.ofMinutes(10);
    /** Far above what one customer has open at once, and far below what a document may hold. */
    private static final int MAX_OPEN = 10_000;

    private static final int LAPSED_BATCH = 500;

    private static final long MAX_TOKENS = 1_000_000_000_000L;

    private final TenantCollection rows;
    private final Expiry expiry;
    private final long requestsPerDay;
    private final long tokensPerDay;
    private final ZoneId zone;
    private final Clock clock;

    MongoDailyQuota(
            TenantCollection rows, Expiry expiry, long requestsPerDay, long tokensPerDay, ZoneId zone, Clock clock) {
        if (requestsPerDay < 0 || tokensPerDay < 0) {
            throw new InvalidInputException("limit", "A daily limit must not be negative.");
        }
        this.rows = rows;
        this.expiry = expiry;
        this.requestsPerDay = requestsPerDay;
        this.tokensPerDay = tokensPerDay;
        this.zone = zone;
        this.clock = clock;
    }

    private record Counts(long requests, long tokens) {
        private static final Counts NONE = new Counts(0, 0);

        private static Counts of(Document row) {
            DocumentReader in = new DocumentReader(row);
            return new Counts(in.number("requests"), in.number("tokens"));
        }

        private Counts plus(long moreRequests, long moreTokens) {
            return new Counts(requests + moreRequests, tokens + moreTokens);
        }
    }

    @Override
    public Reservation reserve(UserKey user, long tokens) {
        if (tokens < 0 || tokens > MAX_TOKENS) {
            throw new InvalidInputException("tokens", "The tokens to reserve must be from 0 to " + MAX_TOKENS + ".");
        }
        Instant now = clock.instant();
        Optional<Document> latest = UsageDay.latest(rows, user, now, zone);
        UsageDay day = UsageDay.at(now, zone, user, latest);
        Optional<Document> begun = latest.filter(row -> day.day().toString().equals(row.get("day")));
        begun.ifPresent(row -> takeBackLapsed(day, row, now));
        if (begun.isEmpty()) {
            expiry.sweepIfDue();
            begin(day);
        }
        String id = UUID.randomUUID().toString();
        Optional<Counts> counted = count(day, id, tokens, now);
        QuotaStatus status = statusOf(day, counted.isPresent() ? counted.get() : read(day));
        return new Reserved(day, counted.isPresent(), status, id, tokens, now.plus(RESERVED_FOR));
    }

    @Override
    public QuotaStatus status(UserKey user) {
        Instant now = clock.instant();
        Optional<Document> latest = UsageDay.latest(rows, user, now, zone);
        UsageDay day = UsageDay.at(now, zone, user, latest);
        latest.ifPresent(row -> takeBackLapsed(day, row, now));
        return statusOf(day, read(day));
    }

    /** The counts with this turn, or empty if the limit is reached. */
    private Optional<Counts> count(UsageDay day, String id, long tokens, Instant now) {
        Document room = new Document("reserved." + (MAX_OPEN - 1), new Document("$exists", false));
        if (requestsPerDay != QuotaStatus.UNLIMITED) {
            room.append("requests", new Document("$lt", requestsPerDay));
        }
        if (tokensPerDay != QuotaStatus.UNLIMITED) {
            room.append("tokens", new Document("$lte", tokensPerDay - tokens));
        }
        Document reservation =
                new Document("id", id).append("tokens", tokens).append("until", Date.from(now.plus(RESERVED_FOR)));
        Document update = new Document("$inc", new Document("requests", 1L).append("tokens", tokens))
                .append("$push", new Document("reserved", reservation));
        return change(day, room, update).map(before -> before.plus(1, tokens));
    }

    private void begin(UsageDay day) {
        Date expiresAt = Date.from(day.resetsAt().plus(KEPT));
        rows.ensure(
                day.tenant(),
                day.id(),
                new Document("userId", day.user())
                        .append("day", day.day().toString())
                        .append("resetsAt", Date.from(day.resetsAt()))
                        .append("requests", 0L)
                        .append("tokens", 0L)
                        .append("inputTokens", 0L)
                        .append("outputTokens", 0L)
                        .append("reserved", List.of())
                        .append("expiresAt", expiresAt));
    }

    /** In batches; one of which somebody settled a reservation meanwhile is left to the next time. */
    private void takeBackLapsed(UsageDay day, Document row, Instant now) {
        List<DocumentReader> lapsed = new DocumentReader(row)
                .inners("reserved").stream()
                        .filter(reservation -> !reservation.instant("until").isAfter(now))
                        .toList();
        for (int start = 0; start < lapsed.size(); start += LAPSED_BATCH) {
            List<DocumentReader> batch = lapsed.subList(start, Math.min(lapsed.size(), start + LAPSED_BATCH));
            List<String> ids =
                    batch.stream().map(reservation -> reservation.text("id")).toList();
            long tokens = batch.stream()
                    .mapToLong(reservation -> reservation.number("tokens"))
                    .sum();
            Document these = new Document("reserved", new Document("id", new Document("$in", ids)));
            Document back = new Document("requests", -(long) ids.size()).append("tokens", -tokens);
            var unused = change(
                    day,
                    new Document("reserved.id", new Document("$all", ids)),
                    new Document("$pull", these).append("$inc", back));
        }
    }

    /** The counts before it, or empty if the reservation is not open any more. */
    private Optional<Counts> giveBack(UsageDay day, String id, long requests, long tokens) {
        return close(day, id, new Document("requests", -requests).append("tokens", -tokens));
    }

    private Optional<Counts> close(UsageDay day, String id, Document change) {
        Document update =
                new Document("$pull", new Document("reserved", new Document("id", id))).append("$inc", change);
        return change(day, new Document("reserved.id", id), update);
    }

    private Optional<Counts> change(UsageDay day, Document condition, Document update) {
        return rows.updateAndGetBefore(day.tenant(), day.id(), condition, update)
                .map(Counts::of);
    }

    private Counts read(UsageDay day) {
        return rows.byId(day.tenant(), day.id()).map(Counts::of).orElse(Counts.NONE);
    }

    private QuotaStatus statusOf(UsageDay day, Counts counts) {
        return new QuotaStatus(
                left(requestsPerDay, counts.requests()), left(tokensPerDay, counts.tokens()), day.resetsAt());
    }

    private static long left(long limit, long used) {
        return limit == QuotaStatus.UNLIMITED ? limit : Math.max(0, limit - used);
    }

    private final class Reserved implements Reservation {
        private final UsageDay day;
        private final boolean granted;
        private final QuotaStatus atStart;
        private final String id;
        private final long tokens;
        private final Instant until;
        private boolean ended;
        /** Whether an attempt to end it failed, so that it may have been ended. */
        private boolean uncertain;

        private Reserved(UsageDay day, boolean granted, QuotaStatus atStart, String id, long tokens, Instant until) {
            this.day = day;
            this.granted = granted;
            this.atStart = atStart;
            this.id = id;
            this.tokens = tokens;
            this.until = until;
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
            if (!granted) {
                return atStart;
            }
            Document spent = new Document("tokens", usage.total() - tokens)
                    .append("inputTokens", usage.inputTokens())
                    .append("outputTokens", usage.outputTokens());
            return ended(() -> close(day, id, spent), 0, usage.total() - tokens, () -> chargeLate(usage));
        }

        @Override
        public QuotaStatus refund() {
            return granted ? ended(() -> giveBack(day, id, 1, tokens), -1, -tokens, () -> {}) : atStart;
        }

        /** Only the first that succeeds counts; one that throws may be repeated. */
        private synchronized QuotaStatus ended(
                Supplier<Optional<Counts>> closing, long requests, long moreTokens, Runnable onLapsed) {
            if (ended) {
                return statusOf(day, read(day));
            }
            Optional<Counts> before;
            try {
                before = closing.get();
            } catch (StoreException unheard) {
                uncertain = true;
                throw unheard;
            }
            // Not open any more: it came back by itself, by this clock or another's. Or an attempt that failed got
            // through
            // all the same.
            boolean lapsed = before.isEmpty() && (!uncertain || !clock.instant().isBefore(until));
            if (lapsed) {
                onLapsed.run();
            }
            ended = true;
            return statusOf(day, before.isPresent() ? before.get().plus(requests, moreTokens) : read(day));
        }

        private void chargeLate(Usage usage) {
            Document spent = new Document("requests", 1L)
                    .append("tokens", usage.total())
                    .append("inputTokens", usage.inputTokens())
                    .append("outputTokens", usage.outputTokens());
            rows.update(day.tenant(), day.id(), new Document(), new Document("$inc", spent));
        }
    }
}
