package dev.h002.examples.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One line on a terminal that shows work of more than a second, and leaves no trace of itself. */
final class ProgressLine implements Progress {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long REDRAW_MILLIS = 200;
    private static final int BAR_WIDTH = 24;
    private static final String WIPE = "\r\u001b[K";

    private final PrintStream err;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService painter;
    private final Runnable detach;
    private @Nullable String what;
    private long startedAt;
    private long done;
    private long total;
    private boolean drawn;

    private ProgressLine(PrintStream err, LongSupplier nanoTime, ScheduledExecutorService painter, Runnable detach) {
        this.err = err;
        this.nanoTime = nanoTime;
        this.painter = painter;
        this.detach = detach;
    }

    /** A line that redraws itself, and gets out of the way of whatever is written to standard output. */
    static ProgressLine start(Streams streams) {
        ScheduledExecutorService painter = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "h002-progress");
            thread.setDaemon(true);
            return thread;
        });
        Output out = streams.out();
        ProgressLine line = new ProgressLine(streams.err(), System::nanoTime, painter, () -> out.beforeWrite(() -> {}));
        if (streams.terminalOut()) {
            out.beforeWrite(line::wipe);
        }
        var unused = painter.scheduleAtFixedRate(line::draw, REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
        return line;
    }

    /** One that is drawn only when {@link #draw} is called, at the time it is told. */
    static ProgressLine drawnByHand(PrintStream err, LongSupplier nanoTime) {
        return new ProgressLine(err, nanoTime, Executors.newSingleThreadScheduledExecutor(), () -> {});
    }

    @Override
    public synchronized void begin(String phrase) {
        wipe();
        what = phrase;
        startedAt = nanoTime.getAsLong();
        done = 0;
        total = 0;
    }

    @Override
    public synchronized void step(long stepsDone, long stepsInAll) {
        done = stepsDone;
        total = stepsInAll;
    }

    @Override
    public synchronized void end() {
        what = null;
        wipe();
    }

    @Override
    public synchronized void note(String line) {
        wipe();
        err.println("h002: " + line);
    }

    @Override
    public void close() {
        painter.shutdownNow();
        detach.run();
        end();
    }

    synchronized void draw() {
        String phrase = what;
        long nanos = nanoTime.getAsLong() - startedAt;
        if (phrase == null || nanos < PATIENCE_NANOS) {
            return;
        }
        drawn = true;
        err.print(WIPE + phrase + "… " + measure(nanos));
        err.flush();
    }

    private String measure(long nanos) {
        String seconds = Duration.ofNanos(nanos).toSeconds() + " s";
        if (total <= 0) {
            return done > 0 ? done + ", " + seconds : seconds;
        }
        long within = Math.max(0, Math.min(done, total));
        int filled = (int) (within * BAR_WIDTH / total);
        String bar = "#".repeat(filled) + "-".repeat(BAR_WIDTH - filled);
        return "[" + bar + "] " + within + "/" + total + ", " + seconds;
    }

    private synchronized void wipe() {
        if (drawn) {
            drawn = false;
            err.print(WIPE);
            err.flush();
        }
    }
}
