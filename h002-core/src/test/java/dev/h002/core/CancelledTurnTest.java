package dev.h002.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Assistant;
import dev.h002.Question;
import dev.h002.QuotaStatus;
import dev.h002.Reply;
import dev.h002.Usage;
import dev.h002.UserKey;
import dev.h002.spi.Completion;
import dev.h002.spi.LlmGateway;
import dev.h002.spi.Prompt;
import dev.h002.spi.QuotaPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Customers who leave in the middle of a turn: what it reserved is settled and the model's call given up. */
class CancelledTurnTest {
    private final ScheduledExecutorService model = Executors.newScheduledThreadPool(2);
    private final List<CompletableFuture<Completion>> calls = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        model.shutdownNow();
    }

    @Test
    void cancellingAtAnyTimeSettlesTheQuotaAndGivesTheCallUp() throws Exception {
        Ledger quota = new Ledger();
        Random random = new Random(17);
        try (Assistant assistant =
                SmallShop.assistant().quota(quota).gateway(new Endless()).build()) {
            for (int turn = 0; turn < 200; turn++) {
                CompletableFuture<Reply> reply = assistant.stream(Question.of("maya", "I'm cold"), piece -> {});
                TimeUnit.MICROSECONDS.sleep(random.nextInt(30_000));
                assertThat(reply.cancel(true)).isTrue();
            }
            eventually("all is settled", () -> quota.granted.get() == quota.settled.get());
            eventually("no call goes on", () -> calls.stream().allMatch(Future::isDone));
        }
        assertThat(quota.granted.get()).isBetween(100, 200);
        assertThat(calls).hasSizeGreaterThan(50);
    }

    private static void eventually(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.sleep(5);
        }
    }

    /** Answers a word each millisecond and never ends. */
    private final class Endless implements LlmGateway {
        @Override
        public CompletableFuture<Completion> complete(Prompt prompt) {
            return stream(prompt, piece -> {});
        }

        @Override
        public CompletableFuture<Completion> stream(Prompt prompt, Consumer<String> onText) {
            CompletableFuture<Completion> call = new CompletableFuture<>();
            Future<?> words = model.scheduleAtFixedRate(() -> onText.accept("warm "), 1, 1, TimeUnit.MILLISECONDS);
            call.whenComplete((completion, failure) -> words.cancel(false));
            calls.add(call);
            return call;
        }
    }

    /** Counts turns that were let in and turns that were settled. */
    private static final class Ledger implements QuotaPolicy {
        final AtomicInteger granted = new AtomicInteger();
        final AtomicInteger settled = new AtomicInteger();
        private final QuotaPolicy free = QuotaPolicy.unlimited();

        @Override
        public Reservation reserve(UserKey user, long tokens) {
            granted.incrementAndGet();
            Reservation reservation = free.reserve(user, tokens);
            return new Reservation() {
                private boolean done;

                @Override
                public boolean granted() {
                    return true;
                }

                @Override
                public QuotaStatus status() {
                    return reservation.status();
                }

                @Override
                public synchronized QuotaStatus settle(Usage usage) {
                    settled.addAndGet(done ? 0 : 1);
                    done = true;
                    return reservation.settle(usage);
                }

                @Override
                public QuotaStatus refund() {
                    return settle(Usage.NONE);
                }
            };
        }

        @Override
        public QuotaStatus status(UserKey user) {
            return free.status(user);
        }
    }
}
