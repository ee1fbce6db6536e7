package dev.h002.examples.recipes;

import dev.h002.Assistant;
import dev.h002.Question;
import dev.h002.QuotaStatus;
import dev.h002.Reply;
import dev.h002.UserKey;
import dev.h002.core.RetailAssistant;
import dev.h002.core.memory.InMemoryDailyQuota;
import dev.h002.spi.QuotaPolicy;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/** How do I give the retailers of one installation different limits? */
public final class PerTenantQuota {
    /**
     * A policy for each tenant, and one for all others. What is reserved knows its own policy, so it is settled where it was
     * reserved.
     *
     * @param others for tenants that nobody has listed: nothing, or a new tenant would be free
     */
    private record ByTenant(Map<String, QuotaPolicy> policies, QuotaPolicy others) implements QuotaPolicy {
        @Override
        public Reservation reserve(UserKey user, long tokens) {
            return of(user).reserve(user, tokens);
        }

        @Override
        public QuotaStatus status(UserKey user) {
            return of(user).status(user);
        }

        private QuotaPolicy of(UserKey user) {
            return policies.getOrDefault(user.tenant(), others);
        }
    }

    private PerTenantQuota() {}

    /** Lets the customers of three tenants ask three times each, and prints what they are told. */
    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        QuotaPolicy quota = new ByTenant(
                Map.of(
                        "bistro", daily(2, QuotaStatus.UNLIMITED, "Europe/Paris"),
                        "market", daily(10_000, 5_000_000, "America/New_York")),
                daily(0, 0, "UTC"));
        try (Assistant assistant = RetailAssistant.builder()
                .quota(quota)
                .sourceDeadline(
                        Duration.ofSeconds(3)) // a process that has just started is slow; a service keeps 300 ms
                .build()) {
            for (String tenant : new String[] {"bistro", "market", "stranger"}) {
                UserKey maya = new UserKey(tenant, "maya");
                for (int turn = 1; turn <= 3; turn++) {
                    Reply reply = assistant.ask(Question.of(maya, "I'm cold"));
                    out.println(tenant + " " + turn + ": " + reply.outcome() + ", "
                            + reply.quota().requestsLeft() + " left");
                }
            }
        }
    }

    /** In this process; {@code MongoStores.dailyQuota} counts over all of them. Each tenant's day is that of its own town. */
    private static QuotaPolicy daily(long requests, long tokens, String zone) {
        return new InMemoryDailyQuota(requests, tokens, ZoneId.of(zone), Clock.systemUTC());
    }
}
