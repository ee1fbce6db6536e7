package dev.h002.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "1500, , PT1.5S",
        "1500.9, 60, PT1.5S",
        ", 2, PT2S",
        ", 2.5, PT2.5S",
        ", 0, PT0S",
        ", ' 3 ', PT3S",
        "rubbish, 4, PT4S",
        "-1, 5, PT5S",
        ", 'Thu, 01 Jan 2026 12:00:07 GMT', PT7S",
        ", 'Thu, 01 Jan 2026 11:00:00 GMT', PT0S",
        ", 'Fri, 01 Jan 2106 12:00:00 GMT', PT8760H",
        ", 999999999999999999999999999999, PT8760H",
        "999999999999999999999999999999, , PT8760H",
        ", 'Thu, 99 Jan 2026 12:00:07 GMT', ",
        ", -3, ",
        ", 1e3, ",
        ", NaN, ",
        ", '', ",
        ", , ",
    })
    void readsMillisecondsSecondsAndDates(String millis, String standard, Duration wait) {
        Map<String, List<String>> values = new HashMap<>();
        if (millis != null) {
            values.put("Retry-After-Ms", List.of(millis));
        }
        if (standard != null) {
            values.put("Retry-After", List.of(standard));
        }

        assertThat(RetryAfter.of(HttpHeaders.of(values, (name, value) -> true), CLOCK))
                .isEqualTo(wait);
    }
}
