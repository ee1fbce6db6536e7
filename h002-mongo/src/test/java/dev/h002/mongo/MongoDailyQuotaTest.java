package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.StoreException;
import dev.h002.Usage;
import dev.h002.UserKey;
import dev.h002.spi.QuotaPolicy;
import dev.h002.spi.QuotaPolicy.Reservation;
import dev.h002.spi.contract.DailyQuotaContract;
import dev.h002.spi.contract.SteppedClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(row.getDate("expiresAt").toInstant()).isEqualTo(Instant.parse("2126-04-12T00:00:00Z"));
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

    @ParameterizedTest
    @CsvSource({"UTC,Asia/Tokyo", "UTC,America/Los_Angeles", "Pacific/Kiritimati,Pacific/Pago_Pago"})
    void anotherZoneGrantsNothingUntilTheDayIsOver(ZoneId before, ZoneId after) {
        SteppedClock clock = new SteppedClock(NOW.plus(Duration.ofHours(6)));
        newPolicy(1, UNLIMITED, before, clock).reserve(ANN, 0).settle(Usage.NONE);
        QuotaPolicy moved = newPolicy(1, UNLIMITED, after, clock);
        Instant resetsAt = moved.status(ANN).resetsAt();
        Map<LocalDate, Integer> admitted = new TreeMap<>();
        for (int hour = 0; hour < 96; hour++) {
            Reservation reservation = moved.reserve(ANN, 0);
            reservation.settle(Usage.NONE);
            assertThat(reservation.granted() && clock.instant().isBefore(resetsAt))
                    .as("hour %d", hour)
                    .isFalse();
            admitted.merge(LocalDate.ofInstant(clock.instant(), after), reservation.granted() ? 1 : 0, Integer::sum);
            clock.advance(Duration.ofHours(1));
        }
        assertThat(admitted.values()).allMatch(count -> count <= 1);
        assertThat(admitted.values().stream().mapToInt(n -> n).sum()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aClockThatWasYearsAheadDoesNotShutACustomerOut() {
        SteppedClock clock = new SteppedClock(NOW.plus(Duration.ofDays(2000)));
        assertThat(newPolicy(1, UNLIMITED, ZoneOffset.UTC, clock)
                        .reserve(ANN, 0)
                        .granted())
                .isTrue();
        clock.advance(Duration.ofDays(-2000));
        assertThat(newPolicy(1, UNLIMITED, ZoneOffset.UTC, clock)
                        .reserve(ANN, 0)
                        .granted())
                .isTrue();
    }

    @Test
    void customersWhoseIdsBeginAlikeHaveRowsOfTheirOwn() {
        SteppedClock clock = new SteppedClock(NOW);
        QuotaPolicy policy = newPolicy(1, UNLIMITED, ZoneOffset.UTC, clock);
        assertThat(policy.reserve(UserKey.of("ann:2126-03-02"), 0).granted()).isTrue();
        assertThat(policy.reserve(UserKey.of("ann"), 0).granted()).isTrue();
        assertThat(policy.reserve(UserKey.of("ann"), 0).granted()).isFalse();
    }

    @Test
    void whatIsSettledAgainAfterAnUnknownOutcomeIsChargedOnce() {
        QuotaPolicy policy = newPolicy(5, 100, ZoneOffset.UTC, Clock.fixed(NOW, ZoneOffset.UTC));
        Reservation reservation = policy.reserve(ANN, 80);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> reservation.settle(new Usage(20, 10))).isInstanceOf(StoreException.class);
        assertThat(Thread.interrupted()).isTrue();
        // As if the server had settled it and its answer had been lost.
        database.raw()
                .getCollection("llm_usage")
                .updateOne(
                        new Document("_id", "default:ann:2126-03-02"),
                        new Document("$inc", new Document("tokens", -50L))
                                .append("$set", new Document("reserved", List.of())));
        assertThat(reservation.settle(new Usage(20, 10)).tokensLeft()).isEqualTo(70);
    }

    @Test
    void whatAnotherInstancesClockTookBackIsChargedWhenItIsSettled() {
        QuotaPolicy policy = newPolicy(5, 100, ZoneOffset.UTC, Clock.fixed(NOW, ZoneOffset.UTC));
        Reservation reservation = policy.reserve(ANN, 80);
        Clock ahead = Clock.fixed(NOW.plus(Duration.ofMinutes(11)), ZoneOffset.UTC);
        assertThat(newPolicy(5, 100, ZoneOffset.UTC, ahead).status(ANN).requestsLeft())
                .isEqualTo(5);
        reservation.settle(new Usage(20, 10));
        assertThat(policy.status(ANN).tokensLeft()).isEqualTo(70);
        assertThat(policy.status(ANN).requestsLeft()).isEqualTo(4);
    }

    @Test
    void aCustomerHasTenThousandReservationsOpenAtMost() {
        QuotaPolicy policy = newPolicy(UNLIMITED, UNLIMITED, ZoneOffset.UTC, Clock.fixed(NOW, ZoneOffset.UTC));
        Reservation first = policy.reserve(ANN, 0);
        Date until = Date.from(NOW.plusSeconds(60));
        List<Document> open = new ArrayList<>();
        for (int i = 0; i < 9_999; i++) {
            open.add(new Document("id", "r" + i).append("tokens", 0L).append("until", until));
        }
        database.raw()
                .getCollection("llm_usage")
                .updateOne(
                        new Document("_id", "default:ann:2126-03-02"),
                        new Document("$push", new Document("reserved", new Document("$each", open))));
        assertThat(policy.reserve(ANN, 0).granted()).isFalse();
        first.settle(Usage.NONE);
        assertThat(policy.reserve(ANN, 0).granted()).isTrue();
    }

    @Test
    void aRowOfTheFirstLayoutCounts() {
        database.raw()
                .getCollection("llm_usage")
                .insertOne(new Document("_id", "default:ann:2126-03-02")
                        .append("tenant", "default")
                        .append("userId", "ann")
                        .append("day", "2126-03-02")
                        .append("requests", 4L)
                        .append("tokens", 30L));
        QuotaPolicy policy = newPolicy(5, 100, ZoneOffset.UTC, Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(policy.reserve(ANN, 1).granted()).isTrue();
        assertThat(policy.reserve(ANN, 1).granted()).isFalse();
    }

    @Test
    void tokensBeyondReasonAreRefused() {
        QuotaPolicy policy = newPolicy(5, UNLIMITED, ZoneOffset.UTC, Clock.systemUTC());
        assertThatThrownBy(() -> policy.reserve(ANN, Long.MAX_VALUE)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aNegativeLimitIsRefused() {
        assertThatThrownBy(() -> newPolicy(-1, 5, ZoneOffset.UTC, Clock.systemUTC()))
                .isInstanceOf(InvalidInputException.class);
    }
}
