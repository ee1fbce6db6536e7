package dev.h002.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.h002.GatewayException;
import dev.h002.GatewayException.Reason;
import dev.h002.openai.GatewayStatus.Breaker;
import dev.h002.spi.Completion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Circuit breakers, the retry budget and fallbacks, against real servers. */
class OpenAiGatewayServicesTest {
    @RegisterExtension
    static final WireMockExtension FIRST = server();

    @RegisterExtension
    static final WireMockExtension SECOND = server();

    @Test
    void leavesAFailingServiceAloneAndTriesItAgainAfterAWhile() throws Exception {
        answer(FIRST, aResponse().withStatus(503));
        try (OpenAiGateway gateway = toFirst().maxAttempts(1).build()) {
            for (int i = 0; i < 15; i++) {
                assertThat(Answers.failure(gateway.complete(Answers.PROMPT)).attempts())
                        .isEqualTo(1);
            }
            GatewayException alone = Answers.failure(gateway.complete(Answers.PROMPT));

            assertThat(alone.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(alone.attempts()).isZero();
            assertThat(alone.retryAfter().orElseThrow()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(2));
            assertThat(breaker(gateway)).isEqualTo(Breaker.OPEN);
            assertThat(FIRST.getAllServeEvents()).hasSize(15);

            answer(FIRST, Answers.whole("Hi"));
            Thread.sleep(2100);
            assertThat(Answers.await(gateway.complete(Answers.PROMPT)).text()).isEqualTo("Hi");
            assertThat(breaker(gateway)).isEqualTo(Breaker.CLOSED);
        }
    }

    @ParameterizedTest
    @CsvSource({"429, RATE_LIMITED", "400, REJECTED", "402, QUOTA_EXHAUSTED"})
    void aServiceThatRefusesIsUp(int status, Reason reason) {
        answer(FIRST, aResponse().withStatus(status));
        try (OpenAiGateway gateway = toFirst().maxAttempts(1).build()) {
            for (int i = 0; i < 40; i++) {
                assertThat(Answers.failure(gateway.complete(Answers.PROMPT)).reason())
                        .isEqualTo(reason);
            }
            assertThat(breaker(gateway)).isEqualTo(Breaker.CLOSED);
        }
        assertThat(FIRST.getAllServeEvents()).hasSize(40);
    }

    @Test
    void anOutageAddsATenthToTheCallsAtMost() {
        // A rate limit, for which the circuit breaker lets every call through.
        answer(FIRST, aResponse().withStatus(429));
        int calls = 300;
        try (OpenAiGateway gateway = toFirst().backoff(Duration.ofMillis(1)).build()) {
            for (int i = 0; i < calls; i++) {
                Answers.failure(gateway.complete(Answers.PROMPT));
            }
            assertThat(gateway.status().retriesLeft()).isZero();
        }
        assertThat(FIRST.getAllServeEvents()).hasSizeBetween(calls + 30, calls + 40);
    }

    @Test
    void asksTheFallbackWithItsOwnModelAndKeyAndHeadersAndSkipsAServiceLeftAlone() throws Exception {
        answer(FIRST, aResponse().withStatus(500));
        answer(SECOND, Answers.streamed("Hi"));
        try (OpenAiGateway gateway = toFirst()
                .header("X-Team", "one")
                .fallback(toSecond().model("m-2").apiKey("k-2").header("X-Team", "two"))
                .build()) {
            for (int i = 0; i < 40; i++) {
                List<String> pieces = new ArrayList<>();
                Completion completion = Answers.await(gateway.stream(Answers.PROMPT, pieces::add));
                assertThat(completion.text()).isEqualTo("Hi");
                assertThat(pieces).containsExactly("Hi");
            }
            assertThat(breaker(gateway)).isEqualTo(Breaker.OPEN);
            assertThat(gateway.status().retriesLeft()).isEqualTo(10);
        }
        assertThat(FIRST.getAllServeEvents()).hasSize(15);
        SECOND.verify(
                40,
                postRequestedFor(urlEqualTo(Answers.PATH))
                        .withHeader("Authorization", equalTo("Bearer k-2"))
                        .withHeader("X-Team", equalTo("two"))
                        .withRequestBody(matchingJsonPath("$.model", equalTo("m-2"))));
    }

    @ParameterizedTest
    @CsvSource({"402, 1", "401, 0", "503, 1", "429, 1", "400, 0"})
    void asksTheFallbackWhereTheRequestItselfIsNotAtFault(int status, int asked) throws Exception {
        answer(FIRST, aResponse().withStatus(status).withHeader("Retry-After", "3600"));
        answer(SECOND, Answers.whole("Hi"));
        try (OpenAiGateway gateway = toFirst().fallback(toSecond()).build()) {
            if (asked == 1) {
                assertThat(Answers.await(gateway.complete(Answers.PROMPT)).text())
                        .isEqualTo("Hi");
            } else {
                assertThat(Answers.failure(gateway.complete(Answers.PROMPT)).reason())
                        .isEqualTo(Reason.REJECTED);
            }
        }
        assertThat(FIRST.getAllServeEvents()).hasSize(1);
        assertThat(SECOND.getAllServeEvents()).hasSize(asked);
    }

    @Test
    void makesThreeAttemptsInAllHoweverManyServicesThereAre() {
        answer(FIRST, aResponse().withStatus(500));
        answer(SECOND, aResponse().withStatus(500));
        try (OpenAiGateway gateway = toFirst().fallback(toSecond()).build()) {
            assertThat(Answers.failure(gateway.complete(Answers.PROMPT)).attempts())
                    .isEqualTo(3);
        }
        assertThat(FIRST.getAllServeEvents()).hasSize(2);
        assertThat(SECOND.getAllServeEvents()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"503, false, 1", "503, FALSE, 1", "503, maybe, 3", "422, true, 3", "429, false, 1"})
    void doesAsTheServiceSaysAboutRetrying(int status, String said, int requests) {
        answer(FIRST, aResponse().withStatus(status).withHeader("x-should-retry", said));
        try (OpenAiGateway gateway = toFirst().build()) {
            assertThat(Answers.failure(gateway.complete(Answers.PROMPT)).attempts())
                    .isEqualTo(requests);
        }
        assertThat(FIRST.getAllServeEvents()).hasSize(requests);
    }

    @Test
    void sendsASeedWhereOneIsSet() throws Exception {
        answer(FIRST, Answers.whole("Hi"));
        try (OpenAiGateway gateway = toFirst().seed(42).build()) {
            Answers.await(gateway.complete(Answers.PROMPT));
        }
        FIRST.verify(1, postRequestedFor(anyUrl()).withRequestBody(matchingJsonPath("$.seed", equalTo("42"))));
    }

    private static OpenAiGatewayBuilder toFirst() {
        return Answers.gatewayTo(FIRST.baseUrl() + "/v1");
    }

    private static OpenAiGatewayBuilder toSecond() {
        return Answers.gatewayTo(SECOND.baseUrl() + "/v1");
    }

    private static Breaker breaker(OpenAiGateway gateway) {
        return gateway.status().endpoints().get(0).breaker();
    }

    private static void answer(WireMockExtension server, ResponseDefinitionBuilder answer) {
        server.resetMappings();
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static WireMockExtension server() {
        return WireMockExtension.newInstance()
                .options(options().dynamicPort().bindAddress("127.0.0.1"))
                .build();
    }
}
