package dev.h002.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.h002.GatewayException;
import dev.h002.GatewayException.Reason;
import dev.h002.MaskedText;
import dev.h002.spi.Completion;
import dev.h002.spi.Prompt;
import dev.h002.spi.PromptMessage;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault a hundred times, whole and streamed: one end each, few requests, and nothing left open. */
@Isolated("Counts the threads and live objects of the whole process.")
class OpenAiGatewayFaultsTest {
    private static final int TIMES = 100;
    /** By one gateway, whose circuit breaker opens after 15 failed calls. */
    private static final int CALLS = 10;

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final SocketRelay relay = SocketRelay.to(SERVER.getPort());

    @AfterEach
    void close() {
        relay.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenConnectionEndsOnceAfterThreeRequestsAtMost(Fault fault) throws Exception {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));

        hundredTimes(3, Reason.UNAVAILABLE, Reason.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | Retry-After    | 3600                          | RATE_LIMITED",
                "429 | Retry-After    | 99999999999999999999999999999 | RATE_LIMITED",
                "429 | Retry-After    | Tue, 31 Dec 2199 23:59:59 GMT | RATE_LIMITED",
                "429 | retry-after-ms | 10001                         | RATE_LIMITED",
                "429 | x-should-retry | false                         | RATE_LIMITED",
                "503 | x-should-retry | false                         | UNAVAILABLE",
                "400 | X-Any          | any                           | REJECTED",
                "401 | X-Any          | any                           | REJECTED",
                "404 | Retry-After    | 1                             | REJECTED",
                "402 | Retry-After    | 1                             | QUOTA_EXHAUSTED",
            })
    void whatWaitingWillNotCureIsAskedOnce(int status, String header, String value, Reason reason) throws Exception {
        SERVER.stubFor(any(anyUrl())
                .willReturn(
                        aResponse().withStatus(status).withHeader(header, value).withBody("no")));

        hundredTimes(1, reason);
    }

    @Test
    void aSpentQuotaIsAskedForOnce() throws Exception {
        SERVER.stubFor(any(anyUrl())
                .willReturn(Answers.error(429, "insufficient_quota").withHeader("Retry-After", "1")));

        hundredTimes(1, Reason.QUOTA_EXHAUSTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1e9", "12:30", "Thu, 99 Foo 2026 12:00:01 GMT", "NaN"})
    void aWaitThatCannotBeReadCountsAsNotSaid(String value) throws Exception {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(429).withHeader("Retry-After", value)));

        hundredTimes(3, Reason.RATE_LIMITED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Bad gateway</html>",
                "data: {\"choices\":[{\"delta\":{\"content\":\"Half\"}}]}\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":\"Half\"}}]}\n\ndata: {\"error\":{\"message\":\"m\"}}\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":\"Half\"}}]}\n\ndata: {\"choi",
            })
    void anAnswerThatIsNoneEndsOnceAfterOneRequest(String body) throws Exception {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withBody(body)));

        hundredTimes(1, Reason.MALFORMED);
    }

    /** A thousand turns, or as many as {@code -Dgateway.turns} says. */
    @Test
    void mixedFaultsLeaveNeitherSocketsNorThreadsNorMemoryBehind() throws Exception {
        List<ResponseDefinitionBuilder> faults = List.of(
                aResponse().withFault(Fault.EMPTY_RESPONSE),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
                aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                aResponse().withStatus(503),
                aResponse().withStatus(429).withBody("busy"),
                Answers.error(400, "bad"),
                Answers.stream(ScriptedServer.chunk("Half")));
        SERVER.stubFor(any(anyUrl()).willReturn(Answers.streamed("H", "i")).atPriority(9));
        for (int i = 0; i < faults.size(); i++) {
            SERVER.stubFor(any(anyUrl())
                    .withRequestBody(containing("fault-" + i + "."))
                    .willReturn(faults.get(i)));
        }
        int turns = Integer.getInteger("gateway.turns", 1000);
        Random random = new Random(7);
        try (OpenAiGateway gateway = gateway().build()) {
            int answered = run(gateway, random, 500);
            Footprint before = Footprint.take(relay);
            answered = run(gateway, random, turns);
            Footprint after = Footprint.take(relay);

            // Faults are rare enough for the circuit breaker to stay closed most of the time.
            assertThat(answered).isGreaterThan(turns / 2);
            assertThat(gateway.status().freePlaces()).isEqualTo(64);
            assertThat(after.sockets()).isLessThanOrEqualTo(IdleConnections.MOST);
            assertThat(after.threadCount()).isLessThanOrEqualTo(before.threadCount() + 2);
            assertThat(before.ownBytes()).isPositive();
            assertThat(after.ownBytes()).isLessThan(before.ownBytes() + (1 << 20));
        }
    }

    /** Runs turns of which one in five meets a fault, 25 at a time; says how many were answered. */
    private static int run(OpenAiGateway gateway, Random random, int turns) throws Exception {
        int answered = 0;
        for (int i = 0; i < turns; i += 25) {
            List<CompletableFuture<Boolean>> calls = new ArrayList<>();
            for (int j = 0; j < 25; j++) {
                String fault = random.nextInt(5) == 0 ? "fault-" + random.nextInt(8) + "." : "fine";
                Prompt prompt = new Prompt(
                        List.of(new PromptMessage(PromptMessage.Role.USER, MaskedText.alreadyMasked(fault))), 50, null);
                calls.add(gateway.stream(prompt, piece -> {}).handle((completion, failure) -> completion != null));
            }
            for (CompletableFuture<Boolean> call : calls) {
                answered += call.get(20, TimeUnit.SECONDS) ? 1 : 0;
            }
        }
        return answered;
    }

    /** What a gateway holds when nothing is under way. */
    private record Footprint(int sockets, long threadCount, long ownBytes) {
        static Footprint take(SocketRelay relay) throws Exception {
            SERVER.resetRequests();
            Answers.eventually(
                    Duration.ofSeconds(15), "at most 16 sockets", () -> relay.open() <= IdleConnections.MOST);
            // Pools let go of threads that idle for two seconds; the timer stays.
            Answers.eventually(Duration.ofSeconds(10), "no idle threads", () -> threads() <= 3);
            return new Footprint(relay.open(), threads(), liveBytes());
        }

        /** Of live objects of the gateway and the HTTP client: the server in this process keeps a lot of its own. */
        private static long liveBytes() throws Exception {
            String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            return histogram
                    .lines()
                    .filter(line -> line.contains(" dev.h002.") || line.contains(" jdk.internal.net.http."))
                    .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[2]))
                    .sum();
        }

        private static long threads() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("h002-openai"))
                    .count();
        }
    }

    /** Each call by a gateway of its own place in the count, so that no circuit breaker hides the fault. */
    private void hundredTimes(int mostRequests, Reason... reasons) throws Exception {
        for (boolean streamed : new boolean[] {false, true}) {
            for (int i = 0; i < TIMES; i += CALLS) {
                SERVER.resetRequests();
                // Before JDK 21 a closed gateway's idle connections stay until the garbage collector finds them.
                int before = relay.open();
                try (OpenAiGateway gateway = gateway().build()) {
                    for (int j = 0; j < CALLS; j++) {
                        assertEndsOnce(gateway, streamed, mostRequests, reasons);
                    }
                    Answers.eventually(
                            Duration.ofSeconds(2),
                            "no socket but idle ones",
                            () -> relay.open() - before <= gateway.status().idleConnections());
                    assertThat(gateway.status().freePlaces()).isEqualTo(64);
                }
                assertThat(SERVER.getAllServeEvents()).hasSizeLessThanOrEqualTo(CALLS * mostRequests);
            }
        }
    }

    private static void assertEndsOnce(OpenAiGateway gateway, boolean streamed, int mostRequests, Reason... reasons) {
        AtomicInteger ends = new AtomicInteger();
        CompletableFuture<Completion> call =
                streamed ? gateway.stream(Answers.PROMPT, piece -> {}) : gateway.complete(Answers.PROMPT);
        GatewayException failure = Answers.failure(call.whenComplete((completion, thrown) -> ends.incrementAndGet()));
        assertThat(failure.reason()).isIn((Object[]) reasons);
        assertThat(failure.attempts()).isBetween(1, mostRequests);
        assertThat(ends).hasValue(1);
    }

    private OpenAiGatewayBuilder gateway() {
        return Answers.gatewayTo("http://127.0.0.1:" + relay.port() + "/v1").backoff(Duration.ofMillis(1));
    }
}
