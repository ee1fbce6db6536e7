package dev.h002.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.h002.GatewayException;
import dev.h002.openai.GatewayStatus.Breaker;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service goes down under load and comes back; for a few seconds, or as many as {@code -Dgateway.outage} says. */
class OpenAiGatewayOutageTest {
    private static final int CALLS_PER_SECOND = 100;

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(options().dynamicPort().bindAddress("127.0.0.1").disableRequestJournal())
            .build();

    /** How a call ended. */
    private record Ended(boolean answered, int attempts) {}

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anOutageIsNoticedSoonAddsLittleAndIsSoonForgotten(boolean reset) throws Exception {
        int outageSeconds = Integer.getInteger("gateway.outage", 4);
        try (OpenAiGateway gateway = Answers.gatewayTo(SERVER.baseUrl() + "/v1").build()) {
            answer(Answers.streamed("H", "i"));
            load(gateway, 1);

            answer(
                    reset
                            ? aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)
                            : aResponse().withStatus(503));
            Queue<Ended> begun = load(gateway, 2);
            assertThat(gateway.status().endpoints().get(0).breaker()).isNotEqualTo(Breaker.CLOSED);
            Queue<Ended> went = load(gateway, outageSeconds - 2);
            begun.addAll(went);
            assertThat(begun.stream().mapToInt(Ended::attempts).average().orElseThrow())
                    .isLessThanOrEqualTo(1.1);
            assertThat(begun).noneMatch(Ended::answered);

            answer(Answers.streamed("H", "i"));
            // The breaker's two seconds, and one to spare; the bar is ten.
            load(gateway, 3);
            Queue<Ended> healed = load(gateway, 1);
            assertThat(healed.stream().filter(Ended::answered).count())
                    .isGreaterThanOrEqualTo(healed.size() * 95L / 100);
        }
    }

    private static Queue<Ended> load(OpenAiGateway gateway, int seconds) throws Exception {
        Queue<Ended> ended = new ConcurrentLinkedQueue<>();
        int calls = seconds * CALLS_PER_SECOND;
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            gateway.stream(Answers.PROMPT, piece -> {}).whenComplete((completion, failure) -> {
                Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                int attempts = cause instanceof GatewayException known ? known.attempts() : 1;
                ended.add(new Ended(completion != null, attempts));
            });
            long next = start + TimeUnit.SECONDS.toNanos(1) * (i + 1) / CALLS_PER_SECOND;
            TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
        }
        Answers.eventually(Duration.ofSeconds(20), "all calls have ended", () -> ended.size() == calls);
        return ended;
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        SERVER.resetMappings();
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
    }
}
