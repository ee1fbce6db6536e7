package dev.h002.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The server ends when it is told to: answers under way may end, new ones are refused, and none can hold it up. */
class GracefulEndTest {
    @Test
    void anAnswerUnderWayIsFinishedAndNewRequestsAreRefused() throws Exception {
        ScriptedModel model =
                new ScriptedModel().says("one two three four", Duration.ofMillis(300), Duration.ofMillis(300));
        ChatServer server = DemoShop.shared().front().model(model).serve();
        Visitor visitor = Visitor.signedUp(server);
        CompletableFuture<List<Visitor.Event>> answer = inBackground(() -> visitor.ask(null, "hello"));
        Waiting.until(Duration.ofSeconds(2), () -> server.openTurns() == 1 && !model.prompts.isEmpty());

        long start = System.nanoTime();
        CompletableFuture<Void> closing = inBackground(() -> {
            server.close();
            return null;
        });
        Thread.sleep(200);
        int refused;
        try {
            refused = visitor.post("/api/conversations", Map.of("message", "late"))
                    .statusCode();
        } catch (IOException unreachable) {
            refused = 503;
        }
        assertThat(refused).isEqualTo(503);

        List<Visitor.Event> events = answer.get(5, TimeUnit.SECONDS);
        assertThat(events.get(events.size() - 1).name()).isEqualTo("done");
        closing.get(5, TimeUnit.SECONDS);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(model.givenUp).hasValue(0);
    }

    @Test
    void anAnswerThatHangsIsGivenUpWhenItsTimeIsOver() throws Exception {
        ScriptedModel model = new ScriptedModel().says("never", Duration.ofMinutes(1), Duration.ZERO);
        Limits limits = new Limits();
        limits.drain = Duration.ofMillis(500);
        ChatServer server = DemoShop.shared().front().model(model).serve(limits.build());
        Visitor visitor = Visitor.signedUp(server);
        try (Wire hanging = BoundsTest.ask(server, visitor)) {
            Waiting.until(Duration.ofSeconds(2), () -> !model.prompts.isEmpty());

            long start = System.nanoTime();
            server.close();

            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertThat(took).isBetween(Duration.ofMillis(400), Duration.ofSeconds(3));
            Waiting.until(Duration.ofSeconds(1), () -> model.givenUp.get() == 1 && server.openTurns() == 0);
            assertThat(hanging.answer().body()).doesNotContain("event: done");
        }
        server.close();
    }

    private interface Work<T> {
        T run() throws Exception;
    }

    private static <T> CompletableFuture<T> inBackground(Work<T> work) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return work.run();
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        });
    }
}
