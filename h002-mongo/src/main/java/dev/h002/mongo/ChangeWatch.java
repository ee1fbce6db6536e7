package dev.h002.mongo;

import dev.h002.H002Exception;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spares questions whose answer is known: that nothing changed. It follows a {@link ChangeFeed} on one daemon thread, which the
 * first question starts. It never tells what changed, only that one need not ask, and in any doubt one must: before the feed is
 * open, once it fails, when it was not heard of for 2 s, and when the last answer is 30 s old. A feed that fails is opened again
 * after a pause that grows from 1 s to a minute. Thread-safe.
 */
final class ChangeWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ChangeWatch.class);
    private static final long SILENT_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long TRUSTED_NANOS = Duration.ofSeconds(30).toNanos();
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** What a feed is given that answers at once that it heard nothing. */
    private static final Duration BREATH = Duration.ofMillis(50);

    private static final int MAX_ROWS = 10_000;

    private final ChangeFeed.@Nullable Source source;
    private final LongSupplier nanoClock;
    private final Map<String, Known> known = new HashMap<>();
    private @Nullable Thread thread;
    private boolean open;
    private boolean closed;
    private long heardAt;
    private long moment;

    private ChangeWatch(ChangeFeed.@Nullable Source source, LongSupplier nanoClock) {
        this.source = source;
        this.nanoClock = nanoClock;
    }

    /** One that knows nothing, so that every question is asked. */
    static ChangeWatch off() {
        return new ChangeWatch(null, System::nanoTime);
    }

    static ChangeWatch over(ChangeFeed.Source source, LongSupplier nanoClock) {
        return new ChangeWatch(source, nanoClock);
    }

    /** That a row's changes end at a cursor, as it was at a time. */
    private record Known(long cursor, long at) {}

    /** Whether it is certain that a row has no change after a cursor. */
    synchronized boolean knowsNothingAfter(String row, long cursor) {
        Known last = known.get(row);
        long now = nanoClock.getAsLong();
        return last != null
                && cursor >= last.cursor()
                && now - last.at() < TRUSTED_NANOS
                && open
                && now - heardAt < SILENT_NANOS;
    }

    /** What to take before reading, and to give with what was read. */
    synchronized long moment() {
        if (source != null && thread == null && !closed) {
            ChangeFeed.Source feeds = source;
            thread = new Thread(() -> follow(feeds), "h002-changes");
            thread.setDaemon(true);
            thread.start();
        }
        return moment;
    }

    /** Tells what was read: that a row has no change after a cursor. It is kept only if nothing was heard since the moment. */
    synchronized void nothingAfter(String row, long cursor, long readSince) {
        if (open && readSince == moment) {
            if (known.size() >= MAX_ROWS) {
                known.clear();
            }
            known.put(row, new Known(cursor, nanoClock.getAsLong()));
        }
    }

    private void follow(ChangeFeed.Source feeds) {
        Duration pause = FIRST_PAUSE;
        while (!isClosed()) {
            try (ChangeFeed feed = feeds.open()) {
                opened();
                while (!isClosed()) {
                    List<String> rows = feed.next();
                    pause = FIRST_PAUSE;
                    if (!heard(rows)) {
                        sleep(BREATH);
                    }
                }
            } catch (RuntimeException failure) {
                tell(failure, pause);
            } finally {
                forget();
            }
            sleep(pause);
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        }
    }

    private synchronized void opened() {
        moment++;
        open = !closed;
        heardAt = nanoClock.getAsLong();
    }

    /** Whether the feed may be asked again at once: it waited, or it has more to tell. */
    private synchronized boolean heard(List<String> rows) {
        long now = nanoClock.getAsLong();
        boolean waited = now - heardAt >= BREATH.toNanos();
        heardAt = now;
        for (String row : rows) {
            moment++;
            known.remove(row);
        }
        return waited || !rows.isEmpty();
    }

    private synchronized void forget() {
        moment++;
        open = false;
        known.clear();
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void tell(RuntimeException failure, Duration pause) {
        if (!isClosed() && pause.equals(FIRST_PAUSE)) {
            RuntimeException why = failure instanceof H002Exception ? failure : MongoFailures.translate(failure);
            log.warn("Changes of the knowledge base are asked for, not followed: {}", why.getMessage());
        }
    }

    private void sleep(Duration pause) {
        try {
            if (!isClosed()) {
                Thread.sleep(pause.toMillis());
            }
        } catch (InterruptedException closing) {
            log.debug("The pause was cut short");
        }
    }

    /** Ends the thread, after the call it is in. From then on every question is asked. */
    @Override
    public synchronized void close() {
        closed = true;
        open = false;
        known.clear();
        if (thread != null) {
            thread.interrupt();
        }
    }
}
