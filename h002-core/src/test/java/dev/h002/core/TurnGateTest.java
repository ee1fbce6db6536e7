package dev.h002.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Assistant;
import dev.h002.Outcome;
import dev.h002.Question;
import dev.h002.Reply;
import dev.h002.core.need.NeedInterpreter;
import dev.h002.spi.Completion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many turns at once: so many are prepared at a time, and every one is. */
class TurnGateTest {
    private static final Duration BRIEF = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int MOST = 16 * Runtime.getRuntime().availableProcessors();

    @Test
    void soManyArePreparedAtOnceAndAllWaitForTheModelTogether() throws Exception {
        AtomicInteger preparing = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        NeedInterpreter needs = SmallShop.needs();
        NeedInterpreter slow = (message, history) -> {
            most.accumulateAndGet(preparing.incrementAndGet(), Math::max);
            sleep(5);
            preparing.decrementAndGet();
            return needs.interpret(message, history);
        };
        int turns = 3 * MOST;
        CountDownLatch atTheModel = new CountDownLatch(turns);
        CompletableFuture<Completion> answer = new CompletableFuture<>();
        try (Assistant assistant = SmallShop.assistant()
                .needInterpreter(slow)
                .sourceDeadline(Duration.ofSeconds(20))
                .gateway(prompt -> {
                    atTheModel.countDown();
                    return answer.copy();
                })
                .build()) {
            List<CompletableFuture<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < turns; i++) {
                replies.add(assistant.askAsync(Question.of("maya", "I'm cold")));
            }
            assertThat(atTheModel.await(20, TimeUnit.SECONDS))
                    .as("none waits for another's model")
                    .isTrue();
            answer.complete(new Completion("Downtown Café is near.", null, "m"));
            for (CompletableFuture<Reply> reply : replies) {
                assertThat(reply.get(20, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.ANSWERED);
            }
        }
        assertThat(most.get()).isBetween(2, MOST);
    }

    @Test
    @Timeout(10)
    void whoWaitsWhileNobodyGetsThroughGoesOnAllTheSame() throws Exception {
        TurnGate gate = new TurnGate(1, BRIEF, LONG);
        TurnGate.Pass first = gate.enter();
        TurnGate.Pass late = gate.enter();

        // It held no place, so it gives none back.
        late.close();
        assertThat(waits(gate)).isTrue();
        first.close();
        first.close();
        TurnGate.Pass next = gate.enter();
        assertThat(waits(gate)).as("closed twice, but one place").isTrue();
        next.close();
        assertThat(waits(gate)).as("nobody is in it").isFalse();
    }

    @Test
    @Timeout(20)
    void whileOthersGetThroughEachWaitsForItsTurnHoweverLong() throws Exception {
        // All of them together take twice as long as anybody's patience.
        TurnGate gate = new TurnGate(1, Duration.ofSeconds(1), LONG);
        Line line = new Line(gate, 20, 100);

        line.join();
        assertThat(line.mostInside.get()).isEqualTo(1);
        assertThat(line.order).isSorted().hasSize(20);
    }

    @Test
    @Timeout(20)
    void theLongestWaitEndsAlthoughOthersGetThrough() throws Exception {
        TurnGate gate = new TurnGate(1, Duration.ofMillis(100), Duration.ofMillis(300));
        Line line = new Line(gate, 40, 50);

        line.join();
        assertThat(line.order).hasSize(40);
        assertThat(line.mostInside.get()).as("the last did not wait for 2 s").isGreaterThan(10);
    }

    @Test
    @Timeout(10)
    void whoIsGivenUpWhileWaitingTakesNoPlace() throws Exception {
        TurnGate gate = new TurnGate(1, LONG, LONG);
        TurnGate.Pass first = gate.enter();
        Thread givenUp = new Thread(() -> {
            try {
                gate.enter();
            } catch (InterruptedException expected) {
                Thread.currentThread().interrupt();
            }
        });
        givenUp.start();
        while (givenUp.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        givenUp.interrupt();
        givenUp.join();

        first.close();
        assertThat(waits(gate)).isFalse();
    }

    /** Turns that come one after the other and hold their place for so many milliseconds. */
    private static final class Line {
        private final List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger mostInside = new AtomicInteger();
        private final List<Thread> turns = new ArrayList<>();

        Line(TurnGate gate, int count, int milliseconds) throws InterruptedException {
            for (int i = 0; i < count; i++) {
                int number = i;
                Thread turn = new Thread(() -> {
                    try (TurnGate.Pass held = gate.enter()) {
                        order.add(number);
                        mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        sleep(milliseconds);
                        inside.decrementAndGet();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException("Nobody interrupts this test.", e);
                    }
                });
                turns.add(turn);
                turn.start();
                // The next comes when this one is inside or in the queue.
                while (turn.getState() != Thread.State.TIMED_WAITING && turn.getState() != Thread.State.TERMINATED) {
                    Thread.sleep(1);
                }
            }
        }

        void join() throws InterruptedException {
            for (Thread turn : turns) {
                turn.join();
            }
        }
    }

    private static boolean waits(TurnGate gate) throws InterruptedException {
        long start = System.nanoTime();
        gate.enter().close();
        return System.nanoTime() - start >= BRIEF.toNanos();
    }

    private static void sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts this test.", e);
        }
    }
}
