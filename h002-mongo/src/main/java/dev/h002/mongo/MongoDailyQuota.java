package dev.h002.mongo;

import dev.h002.InvalidInputException;
import dev.h002.QuotaStatus;
import dev.h002.Usage;
import dev.h002.UserKey;
import dev.h002.spi.QuotaPolicy;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;

/**
 * Daily limits counted in {@code llm_usage}: {@code _id (tenant:user:yyyy-mm-dd), tenant, userId, day, requests, tokens (spent and
 * set aside), inputTokens, outputTokens, expiresAt (40 days)}. Thread-safe, and exact across processes: a day's row is made sure
 * of first, then one conditional update without upsert counts.
 *
 * <p>Spellings of a customer's id that differ only in case, surrounding space or Unicode form (NFKC) share one row.
 */
final class MongoDailyQuota implements QuotaPolicy {
    private static final Duration KEPT = Duration.ofDays(40);

    private final TenantCollection collection;
    private final long requestsPerDay;
    private final long tokensPerDay;
    private final ZoneId zone;
    private final Clock clock;

    MongoDailyQuota(TenantCollection collection, long requestsPerDay, long tokensPerDay, ZoneId zone, Clock clock) {
        if (requestsPerDay < 0 || tokensPerDay < 0) {
            throw new InvalidInputException("limit", "A daily limit must not be negative.");
        }
        this.collection = collection;
        this.requestsPerDay = requestsPerDay;
        this.tokensPerDay = tokensPerDay;
        this.zone = zone;
        this.clock = clock;
    }

    /** One customer's day. */
    private record Row(String tenant, String user, LocalDate day) {
        /** Unlike other ids it names the default tenant too. */
        private String id() {
            String prefix = tenant.equals(UserKey.DEFAULT_TENANT) ? Tenants.prefix(tenant) : "";
            return prefix + user + ":" + day;
        }
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
        if (tokens < 0) {
            throw new InvalidInputException("tokens", "The tokens to reserve must not be negative.");
        }
        Row row = rowOf(user);
        Optional<Counts> counted = count(row, tokens);
        if (counted.isEmpty()) {
            ensure(row);
            counted = count(row, tokens);
        }
        boolean granted = counted.isPresent();
        QuotaStatus status = statusOf(row, counted.isPresent() ? counted.get() : read(row));
        return new Reserved(row, granted, status, tokens);
    }

    @Override
    public QuotaStatus status(UserKey user) {
        Row row = rowOf(user);
        return statusOf(row, read(row));
    }

    /** The counts with this turn, or empty if there is no row yet or the limit is reached. */
    private Optional<Counts> count(Row row, long tokens) {
        Document room = new Document();
        if (requestsPerDay != QuotaStatus.UNLIMITED) {
            room.append("requests", new Document("$lt", requestsPerDay));
        }
        if (tokensPerDay != QuotaStatus.UNLIMITED) {
            room.append("tokens", new Document("$lte", tokensPerDay - tokens));
        }
        Document more = new Document("requests", 1L).append("tokens", tokens);
        return collection
                .updateAndGetBefore(row.tenant(), row.id(), room, new Document("$inc", more))
                .map(before -> Counts.of(before).plus(1, tokens));
    }

    private void ensure(Row row) {
        Date expiresAt = Date.from(row.day().atStartOfDay(zone).toInstant().plus(KEPT));
        collection.ensure(
                row.tenant(),
                row.id(),
                new Document("userId", row.user())
                        .append("day", row.day().toString())
                        .append("requests", 0L)
                        .append("tokens", 0L)
                        .append("inputTokens", 0L)
                        .append("outputTokens", 0L)
                        .append("expiresAt", expiresAt));
    }

    private Counts read(Row row) {
        return collection.byId(row.tenant(), row.id()).map(Counts::of).orElse(Counts.NONE);
    }

    private Row rowOf(UserKey user) {
        String one = Normalizer.normalize(user.user(), Normalizer.Form.NFKC);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return new Row(user.tenant(), one.strip().toLowerCase(Locale.ROOT), today);
    }

    private QuotaStatus statusOf(Row row, Counts counts) {
        return new QuotaStatus(
                left(requestsPerDay, counts.requests()),
                left(tokensPerDay, counts.tokens()),
                row.day().plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static long left(long limit, long used) {
        return limit == QuotaStatus.UNLIMITED ? limit : Math.max(0, limit - used);
    }

    private final class Reserved implements Reservation {
        private final Row row;
        private final boolean granted;
        private final QuotaStatus atStart;
        private final long tokens;
        private final AtomicBoolean open;

        private Reserved(Row row, boolean granted, QuotaStatus atStart, long tokens) {
            this.row = row;
            this.granted = granted;
            this.atStart = atStart;
            this.tokens = tokens;
            this.open = new AtomicBoolean(granted);
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
            if (!open.compareAndSet(true, false)) {
                return granted ? statusOf(row, read(row)) : atStart;
            }
            long difference = usage.total() - tokens;
            Document spent = new Document("tokens", difference)
                    .append("inputTokens", usage.inputTokens())
                    .append("outputTokens", usage.outputTokens());
            Optional<Document> before =
                    collection.updateAndGetBefore(row.tenant(), row.id(), new Document(), new Document("$inc", spent));
            return statusOf(row, before.map(Counts::of).orElse(Counts.NONE).plus(0, difference));
        }
    }
}
