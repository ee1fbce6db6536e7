package dev.h002.openai;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** How long one attempt may wait for what comes next. Thread-safe. */
final class Deadlines {
    /** How long a model that has finished may take to add its usage. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** How long the end of the body may take after the end mark, so that the connection can be used again. */
    private static final Duration DRAIN = Duration.ofMillis(25);

    private final Timeouts limits;
    private final BiConsumer<String, Duration> late;
    private final Countdown headers;
    private final Countdown firstText;
    private final Countdown idle;
    private final Countdown drain;

    /** @param late hears what did not come, and within which limit */
    Deadlines(Timeouts limits, ScheduledExecutorService timers, BiConsumer<String, Duration> late) {
        this.limits = limits;
        this.late = late;
        this.headers = new Countdown(timers);
        this.firstText = new Countdown(timers);
        this.idle = new Countdown(timers);
        this.drain = new Countdown(timers);
    }

    void awaitHeaders(boolean streamed) {
        headers.start(limits.headers(), () -> late.accept("no response headers", limits.headers()));
        if (streamed) {
            firstText.start(limits.firstToken(), () -> late.accept("no text", limits.firstToken()));
        }
    }

    void headersCame() {
        headers.end();
    }

    /** A text came, or none is to come. */
    void textCame() {
        firstText.end();
    }

    void bytesCame() {
        idle.stop();
    }

    /**
     * Waits anew for bytes.
     *
     * @param answered whether what came is an answer already
     * @param silence hears the limit in which nothing came
     */
    void awaitMore(boolean answered, Consumer<Duration> silence) {
        Duration limit = limits.idle();
        idle.start(answered && limit.compareTo(GRACE) > 0 ? GRACE : limit, () -> silence.accept(limit));
    }

    /** Waits for the end of a body of which nothing more is wanted. */
    void awaitBodyEnd(Runnable onLate) {
        drain.start(DRAIN, onLate);
    }

    void bodyEnded() {
        drain.end();
    }

    /** Ends all but the wait for the body's end. */
    void end() {
        headers.end();
        firstText.end();
        idle.end();
    }
}
