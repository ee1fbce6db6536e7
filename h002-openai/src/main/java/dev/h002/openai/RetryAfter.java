package dev.h002.openai;

import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a service asks to wait: {@code retry-after-ms} in milliseconds, else {@code Retry-After} in seconds or as a date
 * (RFC 9110, section 10.2.3). What cannot be read counts as not said.
 */
final class RetryAfter {
    /** Stands for anything longer, so that no header overflows. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,40}(\\.\\d{1,40})?");

    private RetryAfter() {}

    static @Nullable Duration of(HttpHeaders headers, Clock clock) {
        return headers.firstValue("retry-after-ms")
                .flatMap(value -> number(value, 1))
                .or(() -> headers.firstValue("retry-after")
                        .flatMap(value -> number(value, 1000).or(() -> date(value, clock))))
                .orElse(null);
    }

    private static Optional<Duration> number(String value, int millisPerUnit) {
        if (!NUMBER.matcher(value.strip()).matches()) {
            return Optional.empty();
        }
        BigDecimal millis = new BigDecimal(value.strip()).multiply(BigDecimal.valueOf(millisPerUnit));
        return Optional.of(
                millis.compareTo(BigDecimal.valueOf(LONGEST.toMillis())) > 0
                        ? LONGEST
                        : Duration.ofMillis(millis.longValue()));
    }

    private static Optional<Duration> date(String value, Clock clock) {
        try {
            Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value.strip(), Instant::from);
            Duration wait = Duration.between(clock.instant(), until);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
