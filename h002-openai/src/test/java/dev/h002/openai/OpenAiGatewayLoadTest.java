package dev.h002.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.h002.spi.Completion;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many calls at once, and what they leave behind. */
@Isolated("Keeps all cores busy.")
class OpenAiGatewayLoadTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(options()
                    .dynamicPort()
                    .bindAddress("127.0.0.1")
                    .containerThreads(250)
                    .disableRequestJournal())
            .build();

    private final SocketRelay relay = SocketRelay.to(SERVER.getPort());

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void aThousandCallersShareSixtyFourConnections() throws Exception {
        SERVER.stubFor(any(anyUrl()).willReturn(Answers.streamed("H", "i").withFixedDelay(5)));
        try (OpenAiGateway gateway = gateway().maxWait(Duration.ofSeconds(30)).build()) {
            List<CompletableFuture<Completion>> calls = start(gateway, 1000, true);
            for (CompletableFuture<Completion> call : calls) {
                assertThat(call.get(60, TimeUnit.SECONDS).text()).isEqualTo("Hi");
            }
            assertThat(gateway.status().freePlaces()).isEqualTo(64);
        }
        assertThat(relay.mostOpen()).isBetween(32, 64);
    }

    @Test
    void aServerThatHoldsOnAfterTheEndMarkIsHeldByNoMoreConnections() throws Exception {
        try (ScriptedServer server = ScriptedServer.sending(
                        ScriptedServer.STREAM_HEAD + ScriptedServer.chunk("Hi") + "data: [DONE]\n\n");
                SocketRelay between =
                        SocketRelay.to(URI.create(server.baseUrl()).getPort());
                OpenAiGateway gateway = Answers.gatewayTo("http://127.0.0.1:" + between.port() + "/v1")
                        .maxConcurrent(16)
                        .maxWait(Duration.ofSeconds(30))
                        .build()) {
            for (CompletableFuture<Completion> call : start(gateway, 300, true)) {
                assertThat(call.get(60, TimeUnit.SECONDS).text()).isEqualTo("Hi");
            }
            // The client closes on a thread of its own and does not tell: on a busy machine that may take its time.
            assertThat(between.mostOpen()).isBetween(8, 16 + 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole", "streamed", "500", "empty 500", "429"})
    void aBurstLeavesSixteenConnectionsAtMost(String answers) throws Exception {
        SERVER.stubFor(any(anyUrl())
                .willReturn((switch (answers) {
                            case "whole" -> Answers.whole("Hi");
                            case "streamed" -> Answers.streamed("H", "i");
                            case "429" -> Answers.error(429, "rate_limit_exceeded");
                            case "500" -> Answers.error(500, "server_error");
                            default -> aResponse().withStatus(500);
                        })
                        .withFixedDelay(200)));
        try (OpenAiGateway gateway = gateway().maxConcurrent(200).maxAttempts(1).build()) {
            for (CompletableFuture<Completion> call : start(gateway, 200, answers.equals("streamed"))) {
                call.handle((completion, failure) -> 0).get(30, TimeUnit.SECONDS);
            }
            assertThat(relay.mostOpen()).isGreaterThan(100);
            Answers.eventually(
                    Duration.ofSeconds(5), "at most 16 idle connections", () -> relay.open() <= IdleConnections.MOST);
            assertThat(gateway.status().idleConnections()).isBetween(1, IdleConnections.MOST);
        }
    }

    @Test
    void aConnectionThatTheServerClosedCostsNoCall() throws Exception {
        SERVER.stubFor(any(anyUrl()).willReturn(Answers.whole("Hi")));
        Random random = new Random(3);
        try (OpenAiGateway gateway = gateway().build()) {
            for (int i = 0; i < 100; i++) {
                assertThat(Answers.await(gateway.complete(Answers.PROMPT)).text())
                        .isEqualTo("Hi");
                relay.hangUp();
                // Now and then before the client can have noticed.
                Thread.sleep(random.nextInt(3));
            }
            assertThat(gateway.status().retriesLeft()).isEqualTo(10);
        }
    }

    @Test
    void cancellingAtAnyTimeFreesPlaceAndConnection() throws Exception {
        SERVER.stubFor(
                any(anyUrl()).willReturn(Answers.streamed("a", "b", "c", "d").withChunkedDribbleDelay(10, 20)));
        Random random = new Random(11);
        try (OpenAiGateway gateway = gateway().build()) {
            for (int i = 0; i < 200; i++) {
                CompletableFuture<Completion> call = random.nextBoolean()
                        ? gateway.complete(Answers.PROMPT)
                        : gateway.stream(Answers.PROMPT, piece -> {});
                TimeUnit.MICROSECONDS.sleep(random.nextInt(25_000));
                call.cancel(true);
                Answers.eventually(
                        Duration.ofMillis(500),
                        "the place is free",
                        () -> gateway.status().freePlaces() == 64);
                Answers.eventually(
                        Duration.ofMillis(500),
                        "the connection is closed",
                        () -> relay.open() <= gateway.status().idleConnections());
            }
        }
    }

    private static List<CompletableFuture<Completion>> start(OpenAiGateway gateway, int calls, boolean streamed) {
        List<CompletableFuture<Completion>> started = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            started.add(streamed ? gateway.stream(Answers.PROMPT, piece -> {}) : gateway.complete(Answers.PROMPT));
        }
        return started;
    }

    private OpenAiGatewayBuilder gateway() {
        return Answers.gatewayTo("http://127.0.0.1:" + relay.port() + "/v1");
    }
}
