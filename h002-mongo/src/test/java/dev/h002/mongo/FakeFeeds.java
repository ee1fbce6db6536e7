package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A feed whose events a test gives one by one, and whose troubles it causes. */
final class FakeFeeds implements ChangeFeed.Source, ChangeFeed {
    private final BlockingQueue<List<String>> events = new LinkedBlockingQueue<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean refusing;
    private volatile boolean failing;

    void refuse(boolean refuse) {
        refusing = refuse;
    }

    void fail(boolean fail) {
        failing = fail;
    }

    /** Returns once the event was taken. */
    void tell(String... rows) {
        int before = asked.get();
        events.add(List.of(rows));
        // Whoever asks again has taken what was told before.
        await(() -> events.isEmpty() && asked.get() > before + 1);
    }

    int opened() {
        return opened.get();
    }

    int closed() {
        return closed.get();
    }

    int asked() {
        return asked.get();
    }

    @Override
    public ChangeFeed open() {
        opened.incrementAndGet();
        if (refusing) {
            throw new MongoException("refused");
        }
        return this;
    }

    @Override
    public List<String> next() {
        asked.incrementAndGet();
        try {
            List<String> rows = events.poll(200, TimeUnit.MILLISECONDS);
            if (failing) {
                throw new MongoException("lost");
            }
            return rows == null ? List.of() : rows;
        } catch (InterruptedException closing) {
            throw new MongoException("interrupted");
        }
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }

    static void await(BooleanSupplier condition) {
        Instant giveUp = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited too long").isBefore(giveUp);
            Thread.onSpinWait();
        }
    }
}
