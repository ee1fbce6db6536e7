package dev.h002.examples.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.h002.GatewayException;
import dev.h002.MaskedText;
import dev.h002.core.langchain4j.ChatModelGateway;
import dev.h002.core.langchain4j.GatewayChatModel;
import dev.h002.core.langchain4j.GatewayStreamingChatModel;
import dev.h002.core.masking.chat.MaskingChatModel;
import dev.h002.core.masking.chat.MaskingStreamingChatModel;
import dev.h002.openai.OpenAiGateway;
import dev.h002.spi.Prompt;
import dev.h002.spi.PromptMessage;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The gateway as LangChain4j's chat model, masked, against a real server; and back again as a gateway. */
class OpenAiChatModelTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private static final String MAIL = "ann.larsen@example.org";

    @Test
    void personalDataStaysHereBothWays() throws Exception {
        try (OpenAiGateway gateway = gateway()) {
            SERVER.stubFor(any(anyUrl()).willReturn(okJson(whole("Hello <EMAIL_1>"))));
            assertThat(MaskingChatModel.wrap(GatewayChatModel.of(gateway)).chat("I am " + MAIL))
                    .isEqualTo("Hello " + MAIL);

            SERVER.stubFor(any(anyUrl())
                    .willReturn(WireMock.ok(piece("Hello <EMA") + piece("IL_1>") + "data: [DONE]\n\n")
                            .withHeader("Content-Type", "text/event-stream")));
            Heard heard = new Heard();
            MaskingStreamingChatModel.wrap(GatewayStreamingChatModel.of(gateway))
                    .chat("I am " + MAIL, heard);
            assertThat(heard.end.get(10, TimeUnit.SECONDS)).isEqualTo("Hello " + MAIL);
            assertThat(String.join("", heard.pieces)).isEqualTo("Hello " + MAIL);
        }
        List<LoggedRequest> requests = SERVER.findAll(WireMock.anyRequestedFor(anyUrl()));
        assertThat(requests)
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.toString() + request.getBodyAsString())
                        .contains("<EMAIL_1>")
                        .doesNotContain("larsen"));
    }

    @Test
    void aFailureIsRetriedByTheGatewayAndThenOneOfLangChain4j() {
        SERVER.stubFor(any(anyUrl()).willReturn(serverError()));
        try (OpenAiGateway gateway = gateway()) {
            assertThatThrownBy(() -> GatewayChatModel.of(gateway).chat("Hello"))
                    .isInstanceOf(InternalServerException.class)
                    .hasCauseInstanceOf(GatewayException.class);
        }
        SERVER.verify(2, WireMock.anyRequestedFor(anyUrl()));
    }

    @Test
    void aStreamThatBreaksEndsOnceAsItsGatewayToo() {
        SERVER.stubFor(any(anyUrl()).willReturn(WireMock.aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));
        try (OpenAiGateway inner = gateway();
                ChatModelGateway gateway = ChatModelGateway.builder()
                        .streamingChatModel(GatewayStreamingChatModel.of(inner))
                        .finishReasonOptional()
                        .build()) {
            Prompt prompt = new Prompt(
                    List.of(new PromptMessage(PromptMessage.Role.USER, MaskedText.alreadyMasked("Hello"))), 100, null);
            assertThatThrownBy(() -> gateway.stream(prompt, piece -> {}).get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(GatewayException.class);
        }
    }

    private static OpenAiGateway gateway() {
        return OpenAiGateway.custom(SERVER.baseUrl() + "/v1").maxAttempts(2).build();
    }

    private static String whole(String text) {
        return "{\"model\":\"m-1\",\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\","
                + "\"content\":\"" + text + "\"}}]}";
    }

    private static String piece(String text) {
        return "data: {\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
    }

    private static final class Heard implements StreamingChatResponseHandler {
        final List<String> pieces = new ArrayList<>();
        final CompletableFuture<String> end = new CompletableFuture<>();

        @Override
        public void onPartialResponse(String piece) {
            pieces.add(piece);
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            end.complete(response.aiMessage().text());
        }

        @Override
        public void onError(Throwable error) {
            end.completeExceptionally(error);
        }
    }
}
