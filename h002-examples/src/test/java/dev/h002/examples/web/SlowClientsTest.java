package dev.h002.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.Assistant;
import dev.h002.Question;
import dev.h002.Reply;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that are slow, or have left, hold neither a thread nor a turn. */
class SlowClientsTest {
    private static final int MANY = 100;
    private static final Duration SOON = Duration.ofSeconds(1);
    /** So many of them are more than a connection's buffers and the server's own megabyte together. */
    private static final String PIECE = "x".repeat(64 * 1024);

    private static final ScriptedModel MODEL = new ScriptedModel();
    private static final ScheduledExecutorService FEEDER = Executors.newSingleThreadScheduledExecutor();
    private static final AtomicInteger FLOODS_GIVEN_UP = new AtomicInteger();
    private static ChatServer server;
    private static Visitor visitor;
    private static Visitor slow;
    private static volatile boolean floods;
    private final List<Wire> wires = new ArrayList<>();

    @BeforeAll
    static void serve() throws Exception {
        Limits limits = new Limits();
        limits.threads = 8;
        limits.streamsPerSession = MANY;
        // Some of the slow ones are still there at the end.
        limits.drain = Duration.ofMillis(200);
        Storefront front = DemoShop.shared().front().model(MODEL).build();
        server = ChatServer.start(new WebAddress(WebAddress.LOOPBACK, 0, null), limits.build());
        server.open(Altered.assistant(front, flooding(front.answering())));
        visitor = Visitor.signedUp(server);
        slow = Visitor.signedUp(server);
        MODEL.says("All right.", Duration.ZERO, Duration.ZERO);
        visitor.done(null, "hello");
    }

    @AfterAll
    static void end() {
        server.close();
        FEEDER.shutdownNow();
    }

    /** Answers who asks for a flood with one that does not end, and others as it should. */
    private static Assistant flooding(Assistant real) {
        Object proxy = Proxy.newProxyInstance(
                Assistant.class.getClassLoader(), new Class<?>[] {Assistant.class}, (self, method, arguments) -> {
                    boolean flood = floods
                            && method.getName().equals("stream")
                            && ((Question) arguments[0]).message().contains("zebra");
                    return flood ? flood((Consumer<?>) arguments[1]) : method.invoke(real, arguments);
                });
        return (Assistant) proxy;
    }

    @SuppressWarnings("unchecked")
    private static CompletableFuture<Reply> flood(Consumer<?> listener) {
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        Future<?> feeding = FEEDER.scheduleWithFixedDelay(
                () -> ((Consumer<String>) listener).accept(PIECE), 50, 50, TimeUnit.MILLISECONDS);
        var unused = answer.whenComplete((reply, ended) -> {
            feeding.cancel(false);
            FLOODS_GIVEN_UP.incrementAndGet();
        });
        return answer;
    }

    @BeforeEach
    void speak() {
        MODEL.says("All right.", Duration.ZERO, Duration.ZERO);
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
        floods = true;
        try {
            for (int i = 0; i < MANY; i++) {
                wires.add(BoundsTest.ask(server, slow));
            }
            requireNormalService();
            Waiting.until(Duration.ofSeconds(10), () -> server.openTurns() == 0);
            Waiting.until(SOON, () -> FLOODS_GIVEN_UP.get() == MANY);
            assertThat(slow.done(null, "hello").get("text").textValue()).isEqualTo("All right.");
        } finally {
            floods = false;
        }
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
