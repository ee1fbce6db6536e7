package dev.h002.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Usage;
import dev.h002.UserKey;
import dev.h002.spi.QuotaPolicy;
import dev.h002.spi.QuotaPolicy.Reservation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a {@link QuotaPolicy} keeps to that counts per calendar day. */
public abstract class DailyQuotaContract extends QuotaPolicyContract {
    private static final Instant LATE = Instant.parse("2026-03-02T22:30:00Z");
    private static final Instant EARLY = Instant.parse("2026-03-02T08:00:00Z");
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
        first.settle(new Usage(50, 0));

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
        List<String> spellings = List.of("Ann.Example", "  ann\u200B.exam\u00ADple ", "\uFF21nn.EXAMPLE\uFEFF");
        for (String spelling : spellings) {
            assertThat(policy.reserve(UserKey.of(spelling), 0).granted()).isTrue();
        }
        assertThat(policy.reserve(UserKey.of("ann.example"), 0).granted()).isFalse();
        assertThat(policy.status(UserKey.of("ANN.example")).requestsLeft()).isZero();
    }

    @Test
    void aClockThatIsSetBackGrantsNothing() throws Exception {
        SteppedClock clock = new SteppedClock(LATE);
        QuotaPolicy policy = newPolicy(2, UNLIMITED, BERLIN, clock);
        policy.reserve(ANN, 0).settle(Usage.NONE);
        clock.advance(Duration.ofHours(2));
        for (int i = 0; i < 2; i++) {
            Reservation used = policy.reserve(ANN, 0);
            assertThat(used.granted()).isTrue();
            used.settle(Usage.NONE);
        }

        clock.advance(Duration.ofHours(-2));
        Reservation again = policy.reserve(ANN, 0);
        assertThat(again.granted()).isFalse();
        assertThat(again.status().resetsAt()).isEqualTo(Instant.parse("2026-03-03T23:00:00Z"));
        clock.advance(Duration.ofHours(-20));
        assertThat(policy.reserve(ANN, 0).granted()).isFalse();
    }

    /** Days of 23 hours and of 25: what each calendar day admits when somebody tries every ten minutes. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-03-28T20:05:00Z", "2026-10-24T20:05:00Z"})
    void everyDayAdmitsItsLimitAlsoWhenTheClocksChange(String start) throws Exception {
        SteppedClock clock = new SteppedClock(Instant.parse(start));
        QuotaPolicy policy = newPolicy(3, UNLIMITED, BERLIN, clock);
        Map<LocalDate, Integer> admitted = new TreeMap<>();
        for (int i = 0; i < 3 * 24 * 6; i++) {
            LocalDate day = LocalDate.ofInstant(clock.instant(), BERLIN);
            Reservation reservation = policy.reserve(ANN, 0);
            reservation.settle(Usage.NONE);
            admitted.merge(day, reservation.granted() ? 1 : 0, Integer::sum);
            clock.advance(Duration.ofMinutes(10));
        }
        assertThat(admitted).hasSize(4);
        assertThat(admitted.values()).containsOnly(3);
    }

    @Test
    void whatIsNeverSettledComesBack() throws Exception {
        SteppedClock clock = new SteppedClock(EARLY);
        QuotaPolicy policy = newPolicy(2, 100, BERLIN, clock);
        Reservation lost = policy.reserve(ANN, 90);
        policy.reserve(ANN, 10).settle(new Usage(5, 5));
        assertThat(policy.reserve(ANN, 10).granted()).isFalse();

        clock.advance(Duration.ofHours(1));
        assertThat(policy.status(ANN).requestsLeft()).isEqualTo(1);
        assertThat(policy.status(ANN).tokensLeft()).isEqualTo(90);
        assertThat(policy.reserve(ANN, 60).granted()).isTrue();

        lost.settle(new Usage(20, 0));
        lost.settle(new Usage(20, 0));
        assertThat(policy.status(ANN).requestsLeft()).isZero();
        assertThat(policy.status(ANN).tokensLeft()).isEqualTo(10);
    }

    @Test
    void whatWasSettledInTimeIsNotChargedAgainLater() throws Exception {
        SteppedClock clock = new SteppedClock(EARLY);
        QuotaPolicy policy = newPolicy(5, 100, BERLIN, clock);
        Reservation settled = policy.reserve(ANN, 90);
        settled.settle(new Usage(10, 0));
        clock.advance(Duration.ofHours(1));
        settled.settle(new Usage(10, 0));
        settled.refund();
        assertThat(policy.status(ANN).tokensLeft()).isEqualTo(90);
        assertThat(policy.status(ANN).requestsLeft()).isEqualTo(4);
    }

    @Test
    void tenantAndUserDoNotRunTogether() throws Exception {
        QuotaPolicy policy = newPolicy(1, UNLIMITED, ZoneOffset.UTC, new SteppedClock(LATE));
        assertThat(policy.reserve(new UserKey("a:b", "c"), 0).granted()).isTrue();
        assertThat(policy.reserve(new UserKey("a", "b:c"), 0).granted()).isTrue();
        assertThat(policy.reserve(new UserKey("a%3Ab", "c"), 0).granted()).isTrue();
    }
}
