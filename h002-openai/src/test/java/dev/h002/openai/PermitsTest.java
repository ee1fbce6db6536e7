package dev.h002.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PermitsTest {
    private final List<String> admitted = new ArrayList<>();

    @Test
    void admitsInOrderAndRefusesWhenAllPlacesAndTheQueueAreTaken() {
        Permits permits = new Permits(1, 2);
        Permits.Ticket a = ticket(permits, "a");
        Permits.Ticket b = ticket(permits, "b");
        Permits.Ticket c = ticket(permits, "c");
        Permits.Ticket d = ticket(permits, "d");

        assertThat(a.enter()).isTrue();
        assertThat(b.enter()).isTrue();
        assertThat(c.enter()).isTrue();
        assertThat(d.enter()).isFalse();
        assertThat(admitted).containsExactly("a");

        b.leave();
        a.leave();
        a.leave();
        assertThat(admitted).containsExactly("a", "c");
        assertThat(permits.free()).isZero();
        c.leave();
        assertThat(permits.free()).isEqualTo(1);
    }

    @Test
    void oneThatLeftBeforeItEnteredTakesNoPlace() {
        Permits permits = new Permits(1, 1);
        Permits.Ticket a = ticket(permits, "a");

        a.leave();
        assertThat(a.enter()).isTrue();

        assertThat(admitted).isEmpty();
        assertThat(permits.free()).isEqualTo(1);
    }

    @Test
    void neverAdmitsMoreThanItsPlacesAndGetsAllBack() throws Exception {
        Permits permits = new Permits(5, 10_000);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger served = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int t = 0; t < 8; t++) {
            Random random = new Random(t);
            threads.execute(() -> {
                for (int i = 0; i < 500; i++) {
                    CountDownLatch in = new CountDownLatch(1);
                    Permits.Ticket ticket = permits.ticket(() -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        served.incrementAndGet();
                        in.countDown();
                    });
                    ticket.enter();
                    awaitQuietly(in);
                    if (random.nextBoolean()) {
                        Thread.onSpinWait();
                    }
                    inside.decrementAndGet();
                    ticket.leave();
                }
                done.countDown();
            });
        }

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        threads.shutdownNow();
        assertThat(most.get()).isBetween(1, 5);
        assertThat(served).hasValue(4000);
        assertThat(permits.free()).isEqualTo(5);
    }

    private Permits.Ticket ticket(Permits permits, String name) {
        return permits.ticket(() -> admitted.add(name));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
