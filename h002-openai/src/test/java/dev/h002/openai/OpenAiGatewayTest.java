package dev.h002.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.h002.GatewayException.Reason;
import dev.h002.MaskedText;
import dev.h002.Usage;
import dev.h002.openai.ScriptedServer.Step;
import dev.h002.spi.Completion;
import dev.h002.spi.Prompt;
import dev.h002.spi.PromptMessage;
import dev.h002.spi.PromptMessage.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenAiGatewayTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final OpenAiGateway gateway =
            Answers.gatewayTo(SERVER.baseUrl() + "/v1").build();

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void completesWithTextUsageAndModel() throws Exception {
        SERVER.stubFor(any(anyUrl()).willReturn(Answers.whole("Hot Chocolate")));

        Completion completion = Answers.await(gateway.complete(Answers.PROMPT));

        assertThat(completion).isEqualTo(new Completion("Hot Chocolate", new Usage(12, 3), "m-1"));
        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo(Answers.PATH))
                        .withHeader("Authorization", equalTo("Bearer sk-test-key"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(equalToJson("""
                                {"model":"gpt-4.1-mini","max_tokens":200,"temperature":0.2,"user":"9f86d081",
                                 "messages":[{"role":"system","content":"Be brief."},
                                             {"role":"user","content":"I'm cold. <EMAIL_1>"}]}
                                """)));
    }

    @Test
    void streamsEachPieceAndAsksForTheUsage() throws Exception {
        SERVER.stubFor(any(anyUrl()).willReturn(Answers.streamed("Hot ", "Choco", "late")));
        List<String> pieces = new ArrayList<>();

        Completion completion = Answers.await(gateway.stream(Answers.PROMPT, pieces::add));

        assertThat(completion).isEqualTo(new Completion("Hot Chocolate", new Usage(12, 3), "m-1"));
        assertThat(pieces).containsExactly("Hot ", "Choco", "late");
        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo(Answers.PATH))
                        .withHeader("Accept", equalTo("text/event-stream"))
                        .withRequestBody(equalToJson(
                                "{\"stream\":true,\"stream_options\":{\"include_usage\":true}}", true, true)));
    }

    @Test
    void sendsToAnyPathPrefixWithoutAKeyOrAnEndUserWhereThereIsNone() throws Exception {
        SERVER.stubFor(any(anyUrl()).willReturn(Answers.whole("Hi")));
        Prompt prompt = new Prompt(Answers.PROMPT.messages(), 5, null);

        try (OpenAiGateway local = OpenAiGateway.builder()
                .baseUrl(SERVER.baseUrl() + "/a/b/openai/")
                .model("tiny")
                .temperature(0)
                .build()) {
            Answers.await(local.complete(prompt));
        }

        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo("/a/b/openai/chat/completions"))
                        .withHeader("Authorization", absent())
                        .withRequestBody(equalToJson("""
                                {"model":"tiny","max_tokens":5,"temperature":0.0,
                                 "messages":[{"role":"system","content":"Be brief."},
                                             {"role":"user","content":"I'm cold. <EMAIL_1>"}]}
                                """)));
    }

    @Test
    void countsAnAnswerCutByTheOutputLimitAsASuccess() throws Exception {
        SERVER.stubFor(any(anyUrl())
                .willReturn(Answers.json(
                        200, "{\"choices\":[{\"message\":{\"content\":\"Hot Cho\"},\"finish_reason\":\"length\"}]}")));

        assertThat(Answers.await(gateway.complete(Answers.PROMPT)))
                .isEqualTo(new Completion("Hot Cho", null, "gpt-4.1-mini"));
    }

    @Test
    void sendsHalfASurrogatePairWithoutFailing() throws Exception {
        SERVER.stubFor(any(anyUrl()).willReturn(Answers.whole("Hi")));
        Prompt prompt =
                new Prompt(List.of(new PromptMessage(Role.USER, MaskedText.alreadyMasked("cold \ud83d"))), 5, null);

        assertThat(Answers.await(gateway.complete(prompt)).text()).isEqualTo("Hi");
    }

    @Test
    void sendsNoPromptOverFourMegabytes() {
        Prompt prompt = new Prompt(
                List.of(new PromptMessage(Role.USER, MaskedText.alreadyMasked("x".repeat(5_000_000)))), 5, null);

        var failure = Answers.failure(gateway.complete(prompt));

        assertThat(failure.reason()).isEqualTo(Reason.REJECTED);
        assertThat(failure.attempts()).isZero();
        assertThat(SERVER.getAllServeEvents()).isEmpty();
    }

    @Test
    void everySplitOfAStreamGivesTheSameText() throws Exception {
        byte[] stream = (ScriptedServer.STREAM_HEAD + ": hello\r\n\r\n"
                        + ScriptedServer.chunk("Caf\u00e9 \ud83c\udf75 \u20ac") + ScriptedServer.chunk(" for you")
                        + "data: [DONE]\n\n")
                .getBytes(StandardCharsets.UTF_8);
        for (int split = ScriptedServer.STREAM_HEAD.length(); split < stream.length; split++) {
            List<String> pieces = new ArrayList<>();
            try (ScriptedServer server = ScriptedServer.playing(
                            new Step(Duration.ZERO, Arrays.copyOf(stream, split)),
                            new Step(Duration.ofMillis(2), Arrays.copyOfRange(stream, split, stream.length)));
                    OpenAiGateway gateway = Answers.gatewayTo(server.baseUrl()).build()) {
                Completion completion = Answers.await(gateway.stream(Answers.PROMPT, pieces::add));
                assertThat(completion.text()).isEqualTo("Caf\u00e9 \ud83c\udf75 \u20ac for you");
            }
            assertThat(pieces)
                    .as("split at byte %d", split)
                    .containsExactly("Caf\u00e9 \ud83c\udf75 \u20ac", " for you");
        }
    }

    @Test
    void usesItsConnectionsAgain() throws Exception {
        try (ScriptedServer server = ScriptedServer.sending(
                        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + hexChunk(ScriptedServer.chunk("Hi"))
                                + hexChunk("data: [DONE]\n\n"),
                        "0\r\n\r\n");
                OpenAiGateway again = Answers.gatewayTo(server.baseUrl()).build()) {
            for (int i = 0; i < 10; i++) {
                Answers.await(again.stream(Answers.PROMPT, piece -> {}));
            }
            assertThat(server.requests()).isEqualTo(10);
            // A call is over when its connection is kept, unless a busy machine takes long to read the end of its body.
            assertThat(server.connections()).isLessThan(5);
        }
    }

    @Test
    void usesItsConnectionsAgainForWholeAnswers() throws Exception {
        String body = "{\"choices\":[{\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}";
        try (ScriptedServer server = ScriptedServer.sending(
                        "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
                OpenAiGateway again = Answers.gatewayTo(server.baseUrl()).build()) {
            for (int i = 0; i < 10; i++) {
                Answers.await(again.complete(Answers.PROMPT));
            }
            assertThat(server.requests()).isEqualTo(10);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void keepsToItsPlacesAndLetsTheRestWaitItsTurn() throws Exception {
        SERVER.stubFor(any(anyUrl()).willReturn(Answers.whole("Hi").withFixedDelay(50)));
        List<CompletableFuture<Completion>> futures = new ArrayList<>();
        try (OpenAiGateway narrow = Answers.gatewayTo(SERVER.baseUrl() + "/v1")
                .maxConcurrent(4)
                .maxWaiting(4)
                .build()) {
            for (int i = 0; i < 8; i++) {
                futures.add(narrow.complete(Answers.PROMPT));
            }
            var ninth = Answers.failure(narrow.complete(Answers.PROMPT));
            assertThat(ninth.reason()).isEqualTo(Reason.RATE_LIMITED);
            assertThat(ninth.attempts()).isZero();
            for (CompletableFuture<Completion> future : futures) {
                assertThat(Answers.await(future).text()).isEqualTo("Hi");
            }
            Answers.eventually(
                    Duration.ofSeconds(2),
                    "all places free",
                    () -> narrow.status().freePlaces() == 4);
        }
        assertThat(SERVER.getAllServeEvents()).hasSize(8);
    }

    @Test
    void hasThePlaceFreeBeforeTheCallerKnows() throws Exception {
        SERVER.stubFor(any(anyUrl()).willReturn(Answers.streamed("Hi")));
        try (OpenAiGateway narrow =
                Answers.gatewayTo(SERVER.baseUrl() + "/v1").maxConcurrent(1).build()) {
            for (int i = 0; i < 50; i++) {
                int free = narrow.stream(Answers.PROMPT, piece -> {})
                        .thenApply(completion -> narrow.status().freePlaces())
                        .get(10, TimeUnit.SECONDS);
                assertThat(free).isEqualTo(1);
            }
        }
    }

    @Test
    void refusesNoPromptAndNoListenerAtOnce() {
        assertThatThrownBy(() -> gateway.stream(Answers.PROMPT, null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> gateway.complete(null)).isInstanceOf(NullPointerException.class);
    }

    private static String hexChunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }
}
