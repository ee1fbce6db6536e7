package dev.h002.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.h002.GatewayException;
import dev.h002.GatewayException.Reason;
import dev.h002.spi.Completion;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault a hundred times, whole and streamed: one end each, few requests, and no socket left open. */
@Isolated("Keeps all cores busy.")
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
