package dev.h002.core.memory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.spi.QuotaPolicy;
import dev.h002.spi.contract.DailyQuotaContract;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class InMemoryDailyQuotaTest extends DailyQuotaContract {
    @Override
    protected QuotaPolicy newPolicy(long requests, long tokens, ZoneId zone, Clock clock) {
        return new InMemoryDailyQuota(requests, tokens, zone, clock);
    }

    @Test
    void aNegativeLimitIsRefused() {
        assertThatThrownBy(() -> new InMemoryDailyQuota(-1, 5, ZoneOffset.UTC, Clock.systemUTC()))
                .isInstanceOf(InvalidInputException.class);
    }
}
