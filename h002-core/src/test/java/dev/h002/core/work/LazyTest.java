package dev.h002.core.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LazyTest {
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void nothingIsMadeBeforeItIsAskedForAndThenOnceForAll() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        Lazy<Integer> lazy = new Lazy<>(made::incrementAndGet);
        assertThat(made).hasValue(0);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> asking = () -> {
                start.await();
                return lazy.get();
            };
            var asked =
                    IntStream.range(0, 8).mapToObj(i -> threads.submit(asking)).toList();
            start.countDown();
            for (Future<Integer> answer : asked) {
                assertThat(answer.get()).isOne();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void whatFailedIsTriedAgain() {
        Lazy<String> lazy = new Lazy<>(() -> {
            if (made.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return "made";
        });
        assertThatThrownBy(lazy::get).hasMessage("not yet");
        assertThat(lazy.get()).isEqualTo("made");
        assertThat(lazy.get()).isEqualTo("made");
        assertThat(made).hasValue(2);
    }
}
