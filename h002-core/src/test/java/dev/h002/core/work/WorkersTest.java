package dev.h002.core.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.H002Exception;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @Test
    void oneTaskTooManyIsRefusedAndAPlaceIsFreeAgainAfterCancelling() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (Workers workers = new Workers("test", 2)) {
            List<Future<Boolean>> running = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                running.add(workers.submit(() -> never.await(1, TimeUnit.MINUTES)));
            }
            assertThatThrownBy(() -> workers.submit(() -> true))
                    .isInstanceOf(H002Exception.class)
                    .hasMessageContaining("Too much");

            running.forEach(task -> task.cancel(true));
            assertThat(submitWithin(workers, 5_000).get(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void manyTasksCancelledAtOnceLeaveNoPlaceTaken() throws Exception {
        try (Workers workers = new Workers("test", 4)) {
            for (int i = 0; i < 1_000; i++) {
                try {
                    workers.submit(() -> true).cancel(true);
                } catch (H002Exception stillBusy) {
                    Thread.sleep(1);
                }
            }
            CountDownLatch all = new CountDownLatch(4);
            for (int i = 0; i < 4; i++) {
                submitWithin(workers, 5_000, all);
            }
            assertThat(all.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whatIsClosedTakesNothing() {
        Workers workers = new Workers("test", 1);
        workers.close();
        assertThatThrownBy(() -> workers.submit(() -> true))
                .isInstanceOf(H002Exception.class)
                .hasMessageContaining("closed");
    }

    private static Future<Boolean> submitWithin(Workers workers, int millis) throws InterruptedException {
        return submitWithin(workers, millis, new CountDownLatch(1));
    }

    private static Future<Boolean> submitWithin(Workers workers, int millis, CountDownLatch started)
            throws InterruptedException {
        for (int waited = 0; ; waited += 5) {
            try {
                return workers.submit(() -> {
                    started.countDown();
                    return started.await(5, TimeUnit.SECONDS);
                });
            } catch (H002Exception busy) {
                assertThat(waited).as("waited for a free place").isLessThan(millis);
                Thread.sleep(5);
            }
        }
    }
}
