package dev.h002.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.openai.ResponsePump.Next;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When the connection of a response counts as kept or closed, which is when its place is free. */
class ResponsePumpTest {
    private final Queue<Runnable> onceClosed = new ArrayDeque<>();
    private final AtomicInteger cancels = new AtomicInteger();
    private final ResponsePump pump =
            new ResponsePump(new Unconcerned(), new IdleConnections(), false, onceClosed::add);
    private final CompletableFuture<Void> ended = pump.getBody().toCompletableFuture();

    @Test
    void aClosedConnectionCountsWhenTheClientHasHadTimeToCloseIt() {
        pump.onSubscribe(subscription());
        pump.cancel();

        assertThat(cancels).hasValue(1);
        assertThat(ended).isNotDone();
        onceClosed.remove().run();
        assertThat(ended).isCompleted();
    }

    @Test
    void aKeptConnectionCountsAtOnce() {
        pump.onSubscribe(subscription());
        pump.onComplete();

        assertThat(ended).isCompleted();
        assertThat(onceClosed).isEmpty();
        assertThat(cancels).hasValue(0);
    }

    @Test
    void theClientHasTwoMilliseconds() throws Exception {
        Transport transport = new Transport(Duration.ofSeconds(1), 1);
        CompletableFuture<Long> at = new CompletableFuture<>();
        long start = System.nanoTime();
        transport.onceClosed(() -> at.complete(System.nanoTime()));
        assertThat(at.get() - start).isGreaterThanOrEqualTo(Duration.ofMillis(2).toNanos());

        transport.close();
        AtomicInteger runs = new AtomicInteger();
        transport.onceClosed(runs::incrementAndGet);
        assertThat(runs).hasValue(1);
    }

    private Subscription subscription() {
        return new Subscription() {
            @Override
            public void request(long batches) {}

            @Override
            public void cancel() {
                cancels.incrementAndGet();
            }
        };
    }

    private static final class Unconcerned implements ResponsePump.Reader {
        @Override
        public Next onBatch(List<ByteBuffer> batch) {
            return Next.MORE;
        }

        @Override
        public void onEnd() {}

        @Override
        public void onBroken(Throwable failure) {}
    }
}
