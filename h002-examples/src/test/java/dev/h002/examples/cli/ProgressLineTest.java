package dev.h002.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final String WIPE = "\r\u001b[K";

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream printed = new PrintStream(err, true, StandardCharsets.UTF_8);
    private final AtomicLong nanos = new AtomicLong();
    private final ProgressLine line = ProgressLine.drawnByHand(printed, nanos::get);

    @Test
    void showsNothingOfWorkUnderASecond() {
        line.begin("Thinking");
        pass(Duration.ofMillis(999));
        line.draw();
        line.end();
        line.draw();
        assertThat(shown()).isEmpty();
    }

    @Test
    void showsHowFarItIsAndLeavesNoTrace() {
        line.begin("Reading");
        line.step(3, 12);
        pass(Duration.ofSeconds(2));
        line.draw();
        line.end();
        assertThat(shown()).isEqualTo(WIPE + "Reading… [######------------------] 3/12, 2 s" + WIPE);
    }

    @Test
    void countsWhereTheEndIsNotKnown() {
        line.begin("Answering");
        pass(Duration.ofSeconds(1));
        line.draw();
        line.step(7, 0);
        line.draw();
        assertThat(shown()).isEqualTo(WIPE + "Answering… 1 s" + WIPE + "Answering… 7, 1 s");
    }

    @Test
    void aNoteStaysAboveIt() {
        line.begin("Thinking");
        pass(Duration.ofSeconds(1));
        line.draw();
        line.note("Made the demo data.");
        assertThat(shown()).endsWith(WIPE + "h002: Made the demo data.\n");
    }

    @Test
    void standsAsideForWhatIsPrintedOnTheSameTerminal() throws InterruptedException {
        ByteArrayOutputStream both = err;
        Output out = new Output(both);
        Streams streams = new Streams(new ByteArrayInputStream(new byte[0]), out, printed, false, true, true);
        try (Progress progress = Progress.on(streams)) {
            progress.begin("Thinking");
            for (int i = 0; i < 100 && both.size() == 0; i++) {
                Thread.sleep(50);
            }
            out.println("the answer");
            progress.end();
        }
        assertThat(shown()).startsWith(WIPE + "Thinking… 1 s").endsWith(WIPE + "the answer\n");
    }

    @Test
    void isNotDrawnIntoAPipe() {
        Streams streams = new Streams(
                new ByteArrayInputStream(new byte[0]),
                new Output(new ByteArrayOutputStream()),
                printed,
                true,
                true,
                false);
        assertThat(Progress.on(streams)).isInstanceOf(Progress.Notes.class);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private String shown() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
