package dev.h002.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Usage;
import dev.h002.UserKey;
import dev.h002.spi.QuotaPolicy;
import dev.h002.spi.QuotaPolicy.Reservation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a {@link QuotaPolicy} keeps to that counts per calendar day. */
public abstract class DailyQuotaContract extends QuotaPolicyContract {
    private static final Instant LATE = Instant.parse("2026-03-02T22:30:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** An unused policy with these limits per customer and day of that zone. */
    protected abstract QuotaPolicy newPolicy(long requests, long tokens, ZoneId zone, Clock clock) throws Exception;

    @Override
    protected QuotaPolicy newPolicy(long requests, long tokens) throws Exception {
        return newPolicy(requests, tokens, BERLIN, new SteppedClock(LATE));
    }

    @Test
    void theCountStartsAnewAtMidnightOfTheZone() throws Exception {
        SteppedClock clock = new SteppedClock(LATE);
        QuotaPolicy policy = newPolicy(1, 100, BERLIN, clock);
        Reservation first = policy.reserve(ANN, 50);
        assertThat(first.status().resetsAt()).isEqualTo(Instant.parse("2026-03-02T23:00:00Z"));

        clock.advance(Duration.ofMinutes(29));
        assertThat(policy.reserve(ANN, 50).granted()).isFalse();
        clock.advance(Duration.ofMinutes(1));
        Reservation nextDay = policy.reserve(ANN, 50);
        assertThat(nextDay.granted()).isTrue();
        assertThat(nextDay.status().tokensLeft()).isEqualTo(50);
        assertThat(nextDay.status().resetsAt()).isEqualTo(Instant.parse("2026-03-03T23:00:00Z"));
    }

    @Test
    void aTurnIsSettledOnTheDayItStarted() throws Exception {
        SteppedClock clock = new SteppedClock(LATE);
        QuotaPolicy policy = newPolicy(10, 100, BERLIN, clock);
        Reservation late = policy.reserve(ANN, 80);
        clock.advance(Duration.ofHours(1));
        policy.reserve(ANN, 30).settle(new Usage(10, 0));

        late.settle(new Usage(5, 5));
        assertThat(policy.status(ANN).tokensLeft()).isEqualTo(90);
        assertThat(policy.status(ANN).requestsLeft()).isEqualTo(9);
    }

    @Test
    void spellingsOfOneIdShareOneCount() throws Exception {
        QuotaPolicy policy = newPolicy(3, UNLIMITED, ZoneOffset.UTC, new SteppedClock(LATE));
        List<String> spellings = List.of("Ann.Example", "  ann.example ", "\uFF21nn.EXAMPLE");
        for (String spelling : spellings) {
            assertThat(policy.reserve(UserKey.of(spelling), 0).granted()).isTrue();
        }
        assertThat(policy.reserve(UserKey.of("ann.example"), 0).granted()).isFalse();
        assertThat(policy.status(UserKey.of("ANN.example")).requestsLeft()).isZero();
    }

    @Test
    void tenantAndUserDoNotRunTogether() throws Exception {
        QuotaPolicy policy = newPolicy(1, UNLIMITED, ZoneOffset.UTC, new SteppedClock(LATE));
        assertThat(policy.reserve(new UserKey("a:b", "c"), 0).granted()).isTrue();
        assertThat(policy.reserve(new UserKey("a", "b:c"), 0).granted()).isTrue();
        assertThat(policy.reserve(new UserKey("a%3Ab", "c"), 0).granted()).isTrue();
    }

    /** Stands still until it is told to move on. */
    protected static final class SteppedClock extends Clock {
        private volatile Instant now;

        public SteppedClock(Instant start) {
            now = start;
        }

        public void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }
    }
}
