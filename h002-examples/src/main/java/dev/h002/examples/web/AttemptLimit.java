package dev.h002.examples.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Counts attempts by who makes them, and lets so many through in a time that begins with the first. Thread-safe. */
final class AttemptLimit {
    private static final int MOST_REMEMBERED = 50_000;

    private final int most;
    private final Duration window;
    private final Clock clock;
    private final Cache<String, Attempts> attempts;

    private record Attempts(int count, Instant until) {}

    AttemptLimit(int most, Duration window, Clock clock) {
        this.most = most;
        this.window = window;
        this.clock = clock;
        this.attempts = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(window)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Counts an attempt; empty, or how long none is let through. */
    Optional<Duration> begin(String who) {
        Instant now = clock.instant();
        Attempts after = attempts.asMap().compute(who, (key, before) -> {
            if (before == null || !now.isBefore(before.until())) {
                return new Attempts(1, now.plus(window));
            }
            return new Attempts(Math.min(before.count() + 1, most + 1), before.until());
        });
        return after.count() <= most ? Optional.empty() : Optional.of(Duration.between(now, after.until()));
    }

    /** Takes one attempt back: it was none to be counted. */
    void takeBack(String who) {
        attempts.asMap().computeIfPresent(who, (key, before) -> new Attempts(before.count() - 1, before.until()));
    }
}
