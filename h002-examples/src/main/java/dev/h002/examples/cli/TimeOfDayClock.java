package dev.h002.examples.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Another clock, on which it can be made any time of the day. Thread-safe. */
final class TimeOfDayClock extends Clock {
    private final Clock real;
    private volatile @Nullable Fixed fixed;

    private record Fixed(LocalTime time, ZoneId zone) {}

    TimeOfDayClock(Clock real) {
        this.real = real;
    }

    /** Makes it this time today in a zone, or with null what the other clock says. */
    void set(@Nullable LocalTime time, ZoneId zone) {
        fixed = time == null ? null : new Fixed(time, zone);
    }

    @Override
    public Instant instant() {
        Fixed now = fixed;
        return now == null
                ? real.instant()
                : real.instant().atZone(now.zone).with(now.time).toInstant();
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return real.withZone(zone);
    }
}
