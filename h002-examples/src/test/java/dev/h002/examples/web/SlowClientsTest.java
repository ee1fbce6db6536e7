package dev.h002.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that are slow, or have left, hold neither a thread nor a turn. */
class SlowClientsTest {
    private static final int MANY = 100;
    private static final Duration SOON = Duration.ofSeconds(1);
    /** Sentences, as answers are shown by the sentence; more than the buffers of a connection and the server's own megabyte together. */
    private static final String LARGE = ("x".repeat(100_000) + ". ").repeat(30);

    private static final ScriptedModel MODEL = new ScriptedModel();
    private static ChatServer server;
    private static Visitor visitor;
    private static Visitor slow;
    private final List<Wire> wires = new ArrayList<>();

    @BeforeAll
    static void serve() throws Exception {
        Limits limits = new Limits();
        limits.threads = 8;
        limits.streamsPerSession = MANY;
        server = DemoShop.shared().front().model(MODEL).serve(limits.build());
        visitor = Visitor.signedUp(server);
        slow = Visitor.signedUp(server);
        MODEL.says("All right.", Duration.ZERO, Duration.ZERO);
        visitor.done(null, "hello");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @AfterEach
    void leave() throws Exception {
        for (Wire wire : wires) {
            wire.close();
        }
        Waiting.until(Duration.ofSeconds(5), () -> server.openTurns() == 0);
    }

    @Test
    void headersThatDoNotEndHoldNoThread() throws Exception {
        for (int i = 0; i < MANY; i++) {
            open().send("POST /api/login HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nX-Slow: ");
        }
        requireNormalService();
    }

    @Test
    void bodiesThatTrickleInHoldNoThread() throws Exception {
        for (int i = 0; i < MANY; i++) {
            Wire wire = open();
            wire.request(
                    "POST /api/login HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 1000", "{\"id\":");
        }
        for (Wire wire : wires) {
            wire.send("\"");
        }
        requireNormalService();
        for (Wire wire : wires) {
            wire.send("a");
        }
        requireNormalService();
    }

    @Test
    void answersThatNobodyReadsHoldNoThreadAndAreCut() throws Exception {
        MODEL.says(
                prompt -> prompt.messages().toString().contains("zebra") ? LARGE : "All right.",
                Duration.ZERO,
                Duration.ofMillis(150));
        for (int i = 0; i < MANY; i++) {
            wires.add(BoundsTest.ask(server, slow));
        }
        requireNormalService();
        int finished = MODEL.finished.get();
        Duration cut = Waiting.until(Duration.ofSeconds(10), () -> server.openTurns() == 0);
        System.err.println("unread streams were cut after " + cut);
        assertThat(MODEL.finished).as("answers made to their end for nobody").hasValue(finished);
        assertThat(slow.done(null, "hello").get("text").textValue()).isEqualTo("All right.");
    }

    @Test
    void aClientThatLeavesFreesItsTurnWhileTheModelIsSilent() throws Exception {
        MODEL.says("never", Duration.ofMinutes(1), Duration.ZERO);
        for (int i = 0; i < 3; i++) {
            int givenUp = MODEL.givenUp.get();
            Wire leaving = BoundsTest.ask(server, slow);
            Waiting.until(SOON, () -> server.openTurns() == 1);
            Waiting.until(SOON, () -> MODEL.prompts.size() > 0);
            leaving.close();
            Duration freed = Waiting.until(
                    Duration.ofSeconds(3), () -> server.openTurns() == 0 && MODEL.givenUp.get() == givenUp + 1);
            System.err.println("left; freed after " + freed);
            assertThat(freed).isLessThan(SOON);
        }
    }

    /** A page and an answer, each within a second, while the others are there. */
    private static void requireNormalService() throws Exception {
        long start = System.nanoTime();
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
        Duration page = Duration.ofNanos(System.nanoTime() - start);
        start = System.nanoTime();
        assertThat(visitor.done(null, "hello").get("outcome").textValue()).isEqualTo("ANSWERED");
        Duration answer = Duration.ofNanos(System.nanoTime() - start);
        System.err.println("page " + page + ", answer " + answer);
        assertThat(page).isLessThan(SOON);
        assertThat(answer).isLessThan(SOON);
        assertThat(visitor.post("/api/conversations", Map.of()).statusCode()).isEqualTo(200);
    }

    private Wire open() throws Exception {
        Wire wire = new Wire(server);
        wires.add(wire);
        return wire;
    }
}
