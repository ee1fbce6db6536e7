package dev.h002.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LongSummaryStatistics;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryRulesTest {
    private static final Duration FIRST = Duration.ofMillis(500);

    @ParameterizedTest
    @CsvSource({"1, 500", "2, 1000", "3, 2000", "5, 8000", "9, 8000"})
    void backsOffByARandomPartOfABoundThatDoubles(int attempts, long boundMillis) {
        Random random = new Random(42);
        LongSummaryStatistics waits = IntStream.range(0, 4000)
                .mapToLong(i -> RetryRules.delay(null, FIRST, attempts, random).toMillis())
                .summaryStatistics();

        assertThat(waits.getMax()).isBetween(boundMillis * 97 / 100, boundMillis);
        assertThat(waits.getMin()).isBetween(0L, boundMillis * 3 / 100);
        assertThat(waits.getAverage()).isBetween(boundMillis * 0.47, boundMillis * 0.53);
    }

    @Test
    void waitsExactlyAsLongAsAskedAndBacksOffWhenAskedForNothing() {
        assertThat(RetryRules.delay(Duration.ofSeconds(9), FIRST, 1, new Random(1)))
                .isEqualTo(Duration.ofSeconds(9));
        assertThat(RetryRules.delay(Duration.ZERO, FIRST, 1, new Random(1))).isPositive();
    }

    @Test
    void sitsOutNoMoreThanTenSeconds() {
        assertThat(RetryRules.soon(null)).isTrue();
        assertThat(RetryRules.soon(Duration.ofSeconds(10))).isTrue();
        assertThat(RetryRules.soon(Duration.ofMillis(10_001))).isFalse();
    }
}
