package dev.h002.openai;

import static dev.h002.openai.ScriptedServer.STREAM_HEAD;
import static dev.h002.openai.ScriptedServer.after;
import static dev.h002.openai.ScriptedServer.chunk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.GatewayException;
import dev.h002.GatewayException.Reason;
import dev.h002.spi.Completion;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("Its times are a tenth of a second apart.")
class OpenAiGatewayDeadlineTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String FINISH = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";

    private final List<String> pieces = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givesUpOnHeadersThatDoNotCome(boolean streamed) throws Exception {
        try (ScriptedServer server = ScriptedServer.sending();
                OpenAiGateway gateway = Answers.gatewayTo(server.baseUrl())
                        .headersTimeout(SHORT)
                        .build()) {
            assertTimesOut(streamed ? stream(gateway) : gateway.complete(Answers.PROMPT), "headers");
            assertThat(server.requests()).isEqualTo(1);
            assertThat(server.hungUpWithin(500)).isTrue();
        }
    }

    @Test
    void givesUpOnAFirstTextThatDoesNotComeHoweverManyCommentsDo() throws Exception {
        try (ScriptedServer server = ScriptedServer.playing(
                        after(0, STREAM_HEAD),
                        after(100, ": keep-alive\n\n"),
                        after(100, "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n"),
                        after(50, ": keep-alive\n\n"),
                        after(100, ": keep-alive\n\n"),
                        after(100, ": keep-alive\n\n"));
                OpenAiGateway gateway = Answers.gatewayTo(server.baseUrl())
                        .firstTokenTimeout(SHORT)
                        .build()) {
            assertTimesOut(stream(gateway), "no text");
            assertThat(server.hungUpWithin(500)).isTrue();
        }
    }

    @Test
    void givesUpOnAStreamThatFallsSilentHoweverManyCommentsCome() throws Exception {
        try (ScriptedServer server = ScriptedServer.playing(
                        after(0, STREAM_HEAD + chunk("Hot ")),
                        after(200, chunk("Choco")),
                        after(200, ": keep-alive\n\n"),
                        after(200, ": keep-alive\n\n"));
                OpenAiGateway gateway =
                        Answers.gatewayTo(server.baseUrl()).idleTimeout(SHORT).build()) {
            assertTimesOut(stream(gateway), "nothing more");
            assertThat(pieces).containsExactly("Hot ", "Choco");
            assertThat(server.requests()).isEqualTo(1);
            assertThat(server.hungUpWithin(500)).isTrue();
        }
    }

    @Test
    void givesUpOnAWholeAnswerThatStopsHalfway() throws Exception {
        try (ScriptedServer server =
                        ScriptedServer.sending("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"choices\":[");
                OpenAiGateway gateway =
                        Answers.gatewayTo(server.baseUrl()).idleTimeout(SHORT).build()) {
            assertTimesOut(gateway.complete(Answers.PROMPT), "nothing more");
            assertThat(server.hungUpWithin(500)).isTrue();
        }
    }

    @Test
    void givesUpAtTheTotalWhateverStillComes() throws Exception {
        ScriptedServer.Step[] drip = new ScriptedServer.Step[100];
        Arrays.fill(drip, after(50, chunk("x")));
        drip[0] = after(0, STREAM_HEAD);
        try (ScriptedServer server = ScriptedServer.playing(drip);
                OpenAiGateway gateway =
                        Answers.gatewayTo(server.baseUrl()).totalTimeout(SHORT).build()) {
            assertTimesOut(stream(gateway), "in all");
            assertThat(pieces).isNotEmpty();
            assertThat(server.hungUpWithin(500)).isTrue();
        }
    }

    @Test
    void theTotalCoversAllAttemptsAndWaits() throws Exception {
        try (ScriptedServer server = ScriptedServer.playing(
                        after(150, "HTTP/1.1 503 Busy\r\nretry-after-ms: 100\r\nContent-Length: 0\r\n\r\n"));
                OpenAiGateway gateway = Answers.gatewayTo(server.baseUrl())
                        .totalTimeout(Duration.ofMillis(600))
                        .maxAttempts(10)
                        .build()) {
            GatewayException failure = Answers.failure(gateway.complete(Answers.PROMPT));

            assertThat(failure.reason()).isIn(Reason.TIMEOUT, Reason.UNAVAILABLE);
            assertThat(failure.attempts()).isBetween(2, 4);
        }
    }

    @Test
    void givesUpOnAConnectionThatIsNotTaken() throws Exception {
        List<Socket> fillers = new ArrayList<>();
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                OpenAiGateway gateway = Answers.gatewayTo("http://127.0.0.1:" + deaf.getLocalPort())
                        .connectTimeout(SHORT)
                        .build()) {
            // Nobody accepts, so once its queue is full the kernel leaves further connections unanswered.
            for (int i = 0; i < 3; i++) {
                Socket filler = new Socket();
                fillers.add(filler);
                try {
                    filler.connect(deaf.getLocalSocketAddress(), 100);
                } catch (SocketTimeoutException full) {
                    break;
                }
            }
            GatewayException failure = Answers.failure(gateway.complete(Answers.PROMPT));

            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(failure.attempts()).isEqualTo(3);
        } finally {
            for (Socket filler : fillers) {
                filler.close();
            }
        }
    }

    @Test
    void aFinishedAnswerCountsEvenIfItsUsageNeverComes() throws Exception {
        try (ScriptedServer server = ScriptedServer.sending(STREAM_HEAD + chunk("Hi") + FINISH);
                OpenAiGateway gateway =
                        Answers.gatewayTo(server.baseUrl()).idleTimeout(SHORT).build()) {
            Completion completion = Answers.await(stream(gateway));

            assertThat(completion.text()).isEqualTo("Hi");
            assertThat(completion.usage()).isNull();
            assertThat(server.hungUpWithin(500)).isTrue();
        }
    }

    @Test
    void anEndMarkEndsTheCallAndSoonTheConnectionThoughTheServerHoldsOn() throws Exception {
        try (ScriptedServer server = ScriptedServer.sending(STREAM_HEAD + chunk("Hi") + "data: [DONE]\n\n");
                OpenAiGateway gateway = Answers.gatewayTo(server.baseUrl()).build()) {
            assertThat(Answers.await(stream(gateway)).text()).isEqualTo("Hi");
            assertThat(server.hungUpWithin(1000)).isTrue();
        }
    }

    @Test
    void aSlowListenerIsNoSilenceOfTheService() throws Exception {
        try (ScriptedServer server = ScriptedServer.playing(
                        after(0, STREAM_HEAD + chunk("Hot ")),
                        after(20, chunk("Chocolate") + FINISH + "data: [DONE]\n\n"));
                OpenAiGateway gateway = Answers.gatewayTo(server.baseUrl())
                        .firstTokenTimeout(Duration.ofMillis(400))
                        .idleTimeout(SHORT)
                        .build()) {
            Completion completion = Answers.await(gateway.stream(Answers.PROMPT, piece -> sleep(700)));

            assertThat(completion.text()).isEqualTo("Hot Chocolate");
        }
    }

    @Test
    void listenersThatBlockHoldUpNobodyElse() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch listening = new CountDownLatch(8);
        try (ScriptedServer server = ScriptedServer.sending(STREAM_HEAD + chunk("Hi") + "data: [DONE]\n\n");
                OpenAiGateway gateway =
                        Answers.gatewayTo(server.baseUrl()).maxConcurrent(9).build()) {
            List<CompletableFuture<Completion>> blocked = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                blocked.add(gateway.stream(Answers.PROMPT, piece -> {
                    listening.countDown();
                    await(release);
                }));
            }
            assertThat(Answers.await(stream(gateway)).text()).isEqualTo("Hi");
            // A call given up before its listener was called would free its place.
            assertThat(listening.await(5, TimeUnit.SECONDS)).isTrue();
            // Given up, yet their listeners still run: their places are not free before those return.
            blocked.forEach(future -> future.cancel(true));
            Answers.eventually(
                    Duration.ofSeconds(2),
                    "one place free",
                    () -> gateway.status().freePlaces() == 1);
            release.countDown();
            Answers.eventually(
                    Duration.ofSeconds(2),
                    "all places free",
                    () -> gateway.status().freePlaces() == 9);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", STREAM_HEAD, STREAM_HEAD + ": hi\n\n", "HTTP/1.1 500 Oops\r\nContent-Length: 9\r\n\r\n"})
    void cancellingClosesTheConnectionAndFreesThePlaceAtAnyPoint(String sent) throws Exception {
        try (ScriptedServer server = ScriptedServer.sending(sent);
                OpenAiGateway gateway = Answers.gatewayTo(server.baseUrl()).build()) {
            CompletableFuture<Completion> future = stream(gateway);
            server.awaitPlayed();
            sleep(50);

            assertThat(future.cancel(true)).isTrue();

            Answers.eventually(
                    Duration.ofMillis(500),
                    "all places free",
                    () -> gateway.status().freePlaces() == 64);
            assertThat(server.hungUpWithin(500)).isTrue();
            sleep(50);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void cancellingFromTheListenerStopsTheStreamAtThatPiece() throws Exception {
        CompletableFuture<CompletableFuture<Completion>> self = new CompletableFuture<>();
        try (ScriptedServer server = ScriptedServer.sending(STREAM_HEAD + chunk("a") + chunk("b") + chunk("c"));
                OpenAiGateway gateway = Answers.gatewayTo(server.baseUrl()).build()) {
            CompletableFuture<Completion> future = gateway.stream(Answers.PROMPT, piece -> {
                pieces.add(piece);
                self.join().cancel(true);
            });
            self.complete(future);

            assertThat(server.hungUpWithin(1000)).isTrue();
            Answers.eventually(Duration.ofMillis(500), "cancelled", future::isCancelled);
            Answers.eventually(
                    Duration.ofMillis(500),
                    "all places free",
                    () -> gateway.status().freePlaces() == 64);
            assertThat(pieces).containsExactly("a");
        }
    }

    @Test
    void cancellingBetweenAttemptsSendsNoMore() throws Exception {
        try (ScriptedServer server = ScriptedServer.sending(
                        "HTTP/1.1 503 Busy\r\nretry-after-ms: 300\r\nContent-Length: 0\r\n\r\n");
                OpenAiGateway gateway = Answers.gatewayTo(server.baseUrl()).build()) {
            CompletableFuture<Completion> future = gateway.complete(Answers.PROMPT);
            server.awaitPlayed();
            sleep(100);
            future.cancel(true);

            Answers.eventually(
                    Duration.ofMillis(500),
                    "all places free",
                    () -> gateway.status().freePlaces() == 64);
            sleep(500);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void aCallThatWaitsForAPlaceGivesUpInTimeOrWhenCancelled() throws Exception {
        try (ScriptedServer server = ScriptedServer.sending();
                OpenAiGateway gateway = Answers.gatewayTo(server.baseUrl())
                        .maxConcurrent(2)
                        .maxWait(SHORT)
                        .build()) {
            CompletableFuture<Completion> first = stream(gateway);
            CompletableFuture<Completion> second = stream(gateway);
            GatewayException late = Answers.failure(stream(gateway));
            assertThat(late.reason()).isEqualTo(Reason.RATE_LIMITED);
            assertThat(late.attempts()).isZero();

            CompletableFuture<Completion> waiting = stream(gateway);
            waiting.cancel(true);
            first.cancel(true);
            second.cancel(true);
            Answers.eventually(
                    Duration.ofMillis(500),
                    "all places free",
                    () -> gateway.status().freePlaces() == 2);
            assertThat(server.requests()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void aCallersOwnTimeoutFreesTheConnectionToo() throws Exception {
        try (ScriptedServer server = ScriptedServer.sending(STREAM_HEAD);
                OpenAiGateway gateway = Answers.gatewayTo(server.baseUrl()).build()) {
            CompletableFuture<Completion> future = stream(gateway).orTimeout(200, TimeUnit.MILLISECONDS);

            assertThatThrownBy(() -> Answers.await(future))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
            assertThat(server.hungUpWithin(500)).isTrue();
            Answers.eventually(
                    Duration.ofMillis(500),
                    "all places free",
                    () -> gateway.status().freePlaces() == 64);
        }
    }

    @Test
    void whatHangsOnTheFutureMayBlockWithoutHoldingUpOtherCalls() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch listening = new CountDownLatch(8);
        try (ScriptedServer server = ScriptedServer.sending(STREAM_HEAD + chunk("Hi") + "data: [DONE]\n\n");
                OpenAiGateway gateway =
                        Answers.gatewayTo(server.baseUrl()).maxConcurrent(2).build()) {
            CompletableFuture<Void> dependent = stream(gateway).thenAccept(completion -> await(release));
            CompletableFuture<Completion> other = stream(gateway);

            assertThat(Answers.await(other).text()).isEqualTo("Hi");
            release.countDown();
            dependent.get(5, TimeUnit.SECONDS);
        }
    }

    private void assertTimesOut(CompletableFuture<Completion> future, String what) {
        long start = System.nanoTime();
        GatewayException failure = Answers.failure(future);

        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(failure).hasMessageContaining(what);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    private CompletableFuture<Completion> stream(OpenAiGateway gateway) {
        return gateway.stream(Answers.PROMPT, pieces::add);
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("not released");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
