package dev.h002.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.h002.GatewayException;
import dev.h002.GatewayException.Reason;
import dev.h002.spi.Completion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiGatewayFailureTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final OpenAiGateway gateway =
            Answers.gatewayTo(SERVER.baseUrl() + "/v1").clock(CLOCK).build();
    private final List<String> pieces = new ArrayList<>();

    @AfterEach
    void close() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({
        "408, UNAVAILABLE, 3",
        "409, UNAVAILABLE, 3",
        "429, RATE_LIMITED, 3",
        "500, UNAVAILABLE, 3",
        "502, UNAVAILABLE, 3",
        "503, UNAVAILABLE, 3",
        "504, UNAVAILABLE, 3",
        "501, UNAVAILABLE, 1",
        "505, UNAVAILABLE, 1",
        "400, REJECTED, 1",
        "401, REJECTED, 1",
        "402, QUOTA_EXHAUSTED, 1",
        "403, REJECTED, 1",
        "404, REJECTED, 1",
        "407, REJECTED, 1",
        "413, REJECTED, 1",
        "422, REJECTED, 1",
        "204, MALFORMED, 1",
        "304, REJECTED, 1",
    })
    void sendsAsManyRequestsAsTheStatusIsWorth(int status, Reason reason, int requests) {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));

        for (boolean streamed : new boolean[] {false, true}) {
            SERVER.resetRequests();
            GatewayException failure = Answers.failure(call(streamed));

            assertThat(failure.reason()).isEqualTo(reason);
            assertThat(failure.attempts()).isEqualTo(requests);
            assertThat(SERVER.getAllServeEvents()).hasSize(requests);
            assertThat(failure.getMessage()).contains(status == 402 ? "no credit left" : "status " + status);
        }
    }

    @Test
    void saysThatTheKeyWasRefusedWithoutTheKeyOrTheServicesWords() {
        SERVER.stubFor(any(anyUrl()).willReturn(Answers.error(401, "invalid_api_key")));

        GatewayException failure = Answers.failure(gateway.complete(Answers.PROMPT));

        assertThat(failure).hasMessageContaining("refused the API key").hasNoCause();
        assertThat(failure.getMessage()).doesNotContain("sk-test-key", "leaked-words");
    }

    @Test
    void saysThatAKeyIsWantedWhereNoneWasGiven() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
        try (OpenAiGateway keyless =
                Answers.gatewayTo(SERVER.baseUrl() + "/v1").apiKey(null).build()) {
            assertThat(Answers.failure(keyless.complete(Answers.PROMPT))).hasMessageContaining("wants an API key");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 429, 503})
    void neverRetriesASpentQuota(int status) {
        SERVER.stubFor(any(anyUrl()).willReturn(Answers.error(status, "insufficient_quota")));

        GatewayException failure = Answers.failure(gateway.complete(Answers.PROMPT));

        assertThat(failure.reason()).isEqualTo(Reason.QUOTA_EXHAUSTED);
        assertThat(failure.attempts()).isEqualTo(1);
    }

    @Test
    void succeedsOnTheThirdAttempt() throws Exception {
        inTurn(
                aResponse().withStatus(503),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                Answers.streamed("Hi"));

        Completion completion = Answers.await(gateway.stream(Answers.PROMPT, pieces::add));

        assertThat(completion.text()).isEqualTo("Hi");
        assertThat(pieces).containsExactly("Hi");
        assertThat(SERVER.getAllServeEvents()).hasSize(3);
    }

    @Test
    void sendsNoMoreThanItsAttempts() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
        try (OpenAiGateway once =
                Answers.gatewayTo(SERVER.baseUrl() + "/v1").maxAttempts(1).build()) {
            assertThat(Answers.failure(once.complete(Answers.PROMPT)).attempts())
                    .isEqualTo(1);
        }
        assertThat(SERVER.getAllServeEvents()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"retry-after-ms, 700, 700", "Retry-After, 1, 1000", "Retry-After, 'Thu, 01 Jan 2026 12:00:01 GMT', 1000"
    })
    void waitsAsLongAsTheServiceAsks(String header, String value, long millis) throws Exception {
        inTurn(aResponse().withStatus(429).withHeader(header, value), Answers.whole("Hi"));
        long start = System.nanoTime();

        Answers.await(gateway.complete(Answers.PROMPT));

        assertThat(Duration.ofNanos(System.nanoTime() - start).toMillis()).isBetween(millis, millis + 3000);
    }

    @ParameterizedTest
    @CsvSource({
        "retry-after-ms, 10001, PT10.001S",
        "Retry-After, 3600, PT1H",
        "Retry-After, 'Thu, 01 Jan 2026 12:00:20 GMT', PT20S"
    })
    void failsAtOnceWhenAskedToWaitForLong(String header, String value, Duration asked) {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(429).withHeader(header, value)));
        long start = System.nanoTime();

        GatewayException failure = Answers.failure(gateway.complete(Answers.PROMPT));

        assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(failure.retryAfter()).contains(asked);
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(System.nanoTime() - start).isLessThan(Duration.ofSeconds(5).toNanos());
    }

    @Test
    void failsAtOnceWhenAskedToWaitLongerThanTheTotalLeaves() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503).withHeader("Retry-After", "9")));
        try (OpenAiGateway hurried = Answers.gatewayTo(SERVER.baseUrl() + "/v1")
                .totalTimeout(Duration.ofSeconds(5))
                .build()) {
            GatewayException failure = Answers.failure(hurried.complete(Answers.PROMPT));

            assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(9));
            assertThat(failure.attempts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void retriesConnectionsThatBreakBeforeTheFirstText(Fault fault) throws Exception {
        inTurn(aResponse().withFault(fault), Answers.whole("Hi"));
        assertThat(Answers.await(gateway.complete(Answers.PROMPT)).text()).isEqualTo("Hi");

        SERVER.resetAll();
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
        GatewayException failure = Answers.failure(gateway.stream(Answers.PROMPT, pieces::add));
        assertThat(failure.reason()).isIn(Reason.UNAVAILABLE, Reason.MALFORMED);
        assertThat(failure.attempts()).isEqualTo(3);
        assertThat(pieces).isEmpty();
    }

    @Test
    void neverRetriesOnceTextHasBeenHeard() throws Exception {
        String half = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 5000\r\n\r\n"
                + ScriptedServer.chunk("Half an ans");
        try (ScriptedServer server = ScriptedServer.sending(half);
                OpenAiGateway cut = Answers.gatewayTo(server.baseUrl()).build()) {
            CompletableFuture<Completion> future = cut.stream(Answers.PROMPT, piece -> {
                pieces.add(piece);
                closeQuietly(server);
            });
            GatewayException failure = Answers.failure(future);

            assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(failure.attempts()).isEqualTo(1);
            assertThat(failure.getMessage()).doesNotContain("Half");
        }
        assertThat(pieces).containsExactly("Half an ans");
    }

    @Test
    void isUnavailableWhereNobodyListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (OpenAiGateway lost =
                Answers.gatewayTo("http://127.0.0.1:" + port + "/v1").build()) {
            GatewayException failure = Answers.failure(lost.complete(Answers.PROMPT));

            assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(failure.attempts()).isEqualTo(3);
            assertThat(failure).hasCauseInstanceOf(ConnectException.class);
        }
    }

    @Test
    void followsNoRedirect() {
        SERVER.stubFor(any(anyUrl())
                .willReturn(aResponse().withStatus(307).withHeader("Location", SERVER.baseUrl() + "/elsewhere")));

        GatewayException failure = Answers.failure(gateway.complete(Answers.PROMPT));

        assertThat(failure.reason()).isEqualTo(Reason.REJECTED);
        assertThat(failure).hasMessageContaining("redirect");
        assertThat(SERVER.getAllServeEvents()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>leaked-words</html>",
                "leaked-words",
                "{\"choices\":[{\"message\":{\"content\":\"leaked-words\"}}]}",
                "{\"choices\":[{\"message\":{\"content\":\"\"},\"finish_reason\":\"stop\"}]}",
                "{\"choices\":[{\"message\":{\"content\":null},\"finish_reason\":\"tool_calls\"}]}",
                "{\"choices\":[{\"message\":{\"content\":[\"leaked-words\"]},\"finish_reason\":\"stop\"}]}",
                "{\"choices\":[]}",
                "{\"error\":{\"message\":\"leaked-words\"}}",
                "[1]",
            })
    void aWholeAnswerThatIsNoCompletionIsMalformed(String body) {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withBody(body)));

        for (boolean streamed : new boolean[] {false, true}) {
            GatewayException failure = Answers.failure(call(streamed));

            assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
            assertThat(failure.attempts()).isEqualTo(1);
            assertThat(failure).hasNoCause();
            assertThat(failure.getMessage()).doesNotContain("leaked-words");
        }
        assertThat(pieces).isEmpty();
    }

    @Test
    void aWebPageIsMalformed() {
        SERVER.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/html; charset=utf-8")
                        .withBody("<html>leaked-words</html>")));

        for (boolean streamed : new boolean[] {false, true}) {
            GatewayException failure = Answers.failure(call(streamed));

            assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
            assertThat(failure).hasMessageContaining("web page");
        }
    }

    @Test
    void aStreamThatJustEndsIsMalformedAfterItsTextWasHeard() {
        SERVER.stubFor(any(anyUrl()).willReturn(Answers.stream(ScriptedServer.chunk("Half"))));

        GatewayException failure = Answers.failure(gateway.stream(Answers.PROMPT, pieces::add));

        assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(pieces).containsExactly("Half");
        assertThat(SERVER.getAllServeEvents()).hasSize(1);
    }

    @Test
    void bodiesAndLinesOverTheirLimitAreMalformedWithoutBeingReadToTheirEnd() {
        String line = "data: " + "x".repeat(6 << 20);
        SERVER.stubFor(any(anyUrl()).willReturn(Answers.stream(line)));

        assertThat(Answers.failure(call(true)).reason()).isEqualTo(Reason.MALFORMED);
        assertThat(Answers.failure(call(false))).hasMessageContaining("1 MB");
        SERVER.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(503)
                        .withHeader("Retry-After", "60")
                        .withBody(line)));
        assertThat(Answers.failure(call(false)).reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    private CompletableFuture<Completion> call(boolean streamed) {
        return streamed ? gateway.stream(Answers.PROMPT, pieces::add) : gateway.complete(Answers.PROMPT);
    }

    private static void inTurn(ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            SERVER.stubFor(any(anyUrl())
                    .inScenario("in turn")
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "after " + i)
                    .willSetStateTo("after " + (i + 1))
                    .willReturn(answers[i]));
        }
    }

    private static void closeQuietly(ScriptedServer server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
