package dev.h002.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.UserKey;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenTurnsTest {
    @Test
    void aStreamThatCannotBeWrittenEndsItsTurnAndNoOther() throws InterruptedException {
        CompletableFuture<String> lost = new CompletableFuture<>();
        CompletableFuture<String> kept = new CompletableFuture<>();
        AtomicInteger bytes = new AtomicInteger();
        try (OpenTurns turns = new OpenTurns(Duration.ofMillis(20))) {
            turns.add(UserKey.of("ann"), stream(new Body(null)), lost);
            turns.add(UserKey.of("bob"), stream(new Body(bytes)), kept);

            Waiting.until(Duration.ofSeconds(5), lost::isCancelled);
            int before = bytes.get();
            Waiting.until(Duration.ofSeconds(5), () -> bytes.get() > before + 6);
            assertThat(turns.count()).isOne();
            assertThat(kept).isNotDone();
        }
        assertThat(kept).as("the end of all ends its turn").isCancelled();
    }

    private static EventStream stream(ServletOutputStream body) {
        Outgoing outgoing = new Outgoing(body);
        outgoing.start();
        return new EventStream(outgoing);
    }

    /** Takes everything at once and counts it; fails as a broken server would, if there is nothing to count with. */
    private static final class Body extends ServletOutputStream {
        private final AtomicInteger bytes;
        private boolean started;

        Body(AtomicInteger bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean isReady() {
            if (bytes == null && started) {
                throw new UnsupportedOperationException("broken");
            }
            return true;
        }

        @Override
        public void write(int one) {
            bytes.incrementAndGet();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            try {
                listener.onWritePossible();
                started = true;
            } catch (IOException impossible) {
                throw new AssertionError(impossible);
            }
        }
    }
}
