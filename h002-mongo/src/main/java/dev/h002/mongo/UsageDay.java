package dev.h002.mongo;

import dev.h002.UserKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.bson.Document;

/**
 * One customer's row of {@code llm_usage}: a calendar day, which may have begun in another zone or by another clock.
 *
 * @param user in its canonical form
 * @param resetsAt when the next day may be begun
 */
record UsageDay(String tenant, String user, LocalDate day, Instant resetsAt) {
    /**
     * How far ahead a row may be and still be the one that counts. A clock that was set back, and a change of zone, stay below;
     * a clock that was years ahead for a moment must not shut a customer out for years.
     */
    private static final int DAYS_AHEAD = 2;

    /** The id inside the tenant. Unlike other ids it names the default tenant too. */
    String id() {
        return prefix(tenant, user) + day;
    }

    /**
     * The row that counts now. It is the latest one until the moment it was made to last to, whatever the clock and the zone say
     * today, so that neither grants a day twice.
     *
     * @param stored the latest row there is, by {@link #latest}
     */
    static UsageDay at(Instant now, ZoneId zone, UserKey key, Optional<Document> stored) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant midnight = today.plusDays(1).atStartOfDay(zone).toInstant();
        UsageDay ofToday = new UsageDay(key.tenant(), key.canonicalUser(), today, midnight);
        if (stored.isEmpty()) {
            return ofToday;
        }
        DocumentReader in = new DocumentReader(stored.get());
        LocalDate begun = LocalDate.parse(in.text("day"));
        Instant stated = in.instantOrNull("resetsAt");
        // Rows of the first layout do not state it.
        Instant resetsAt =
                stated != null ? stated : begun.plusDays(1).atStartOfDay(zone).toInstant();
        if (resetsAt.isAfter(now)) {
            return new UsageDay(key.tenant(), key.canonicalUser(), begun, resetsAt);
        }
        // After a move to the west, a day that is over there has yet to begin here: it goes on, without a new count.
        return today.isAfter(begun) ? ofToday : new UsageDay(key.tenant(), key.canonicalUser(), begun, midnight);
    }

    /** The condition and order by which the latest row that may count is found, in the index on {@code _id}. */
    static Optional<Document> latest(TenantCollection rows, UserKey key, Instant now, ZoneId zone) {
        String user = key.canonicalUser();
        String prefix = prefix(key.tenant(), user);
        LocalDate tooFar = LocalDate.ofInstant(now, zone).plusDays(DAYS_AHEAD + 1);
        Document range = new Document("$gt", Tenants.documentId(key.tenant(), prefix))
                .append("$lt", Tenants.documentId(key.tenant(), prefix + tooFar));
        // The id alone would also meet rows of a customer whose id goes on with a colon.
        Document theirs = new Document("_id", range).append("userId", user);
        return rows.find(key.tenant(), theirs, new Document("_id", -1), 1).stream()
                .findFirst();
    }

    private static String prefix(String tenant, String user) {
        return (tenant.equals(UserKey.DEFAULT_TENANT) ? Tenants.prefix(tenant) : "") + user + ":";
    }
}
