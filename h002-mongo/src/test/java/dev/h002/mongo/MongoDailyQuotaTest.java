package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.Usage;
import dev.h002.spi.QuotaPolicy;
import dev.h002.spi.contract.DailyQuotaContract;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MongoDailyQuotaTest extends DailyQuotaContract {
    // Far from today, so that a real server's expiry does not delete the rows.
    private static final Instant NOW = Instant.parse("2126-03-02T12:00:00Z");

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    @Override
    protected QuotaPolicy newPolicy(long requests, long tokens, ZoneId zone, Clock clock) {
        return database.stores().dailyQuota(requests, tokens, zone, clock);
    }

    @Test
    void aRowHoldsWhatWasSpent() {
        QuotaPolicy policy = newPolicy(5, 100, ZoneOffset.UTC, Clock.fixed(NOW, ZoneOffset.UTC));
        policy.reserve(ANN, 80).settle(new Usage(20, 10));

        Document row = database.raw().getCollection("llm_usage").find().first();
        assertThat(row)
                .containsEntry("_id", "default:ann:2126-03-02")
                .containsEntry("tenant", "default")
                .containsEntry("requests", 1L)
                .containsEntry("tokens", 30L)
                .containsEntry("inputTokens", 20L)
                .containsEntry("outputTokens", 10L);
        assertThat(row.getDate("expiresAt").toInstant()).isEqualTo(Instant.parse("2126-04-11T00:00:00Z"));
    }

    @Test
    void twoInstancesShareOneCount() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        QuotaPolicy one = newPolicy(2, UNLIMITED, ZoneOffset.UTC, clock);
        QuotaPolicy two = newPolicy(2, UNLIMITED, ZoneOffset.UTC, clock);
        assertThat(one.reserve(ANN, 0).granted()).isTrue();
        assertThat(two.reserve(ANN, 0).granted()).isTrue();
        assertThat(one.reserve(ANN, 0).granted()).isFalse();
    }

    @Test
    void aNegativeLimitIsRefused() {
        assertThatThrownBy(() -> newPolicy(-1, 5, ZoneOffset.UTC, Clock.systemUTC()))
                .isInstanceOf(InvalidInputException.class);
    }
}
