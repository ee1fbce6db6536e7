package dev.h002.core.langchain4j;

import static dev.h002.core.langchain4j.Prompts.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.GatewayException;
import dev.h002.GatewayException.Reason;
import dev.h002.InvalidInputException;
import dev.h002.Usage;
import dev.h002.core.masking.chat.MaskingChatModel;
import dev.h002.core.masking.chat.MaskingStreamingChatModel;
import dev.h002.spi.Completion;
import dev.h002.spi.LlmGateway;
import dev.h002.spi.Prompt;
import dev.h002.spi.PromptMessage;
import dev.h002.spi.PromptMessage.Role;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GatewayChatModelTest {
    private final ScriptedGateway gateway = new ScriptedGateway();

    /** Keeps what it was asked; streams the text in pieces of two. */
    private static final class ScriptedGateway implements LlmGateway {
        final List<Prompt> asked = new ArrayList<>();
        Completion answer = new Completion("So hot", new Usage(12, 3), "m-1");
        GatewayException failure;
        CompletableFuture<Completion> last = new CompletableFuture<>();
        boolean silent;

        @Override
        public CompletableFuture<Completion> complete(Prompt prompt) {
            return stream(prompt, piece -> {});
        }

        @Override
        public CompletableFuture<Completion> stream(Prompt prompt, Consumer<String> onText) {
            asked.add(prompt);
            last = new CompletableFuture<>();
            try {
                for (int at = 0; at < answer.text().length(); at += 2) {
                    onText.accept(answer.text()
                            .substring(at, Math.min(at + 2, answer.text().length())));
                }
            } catch (RuntimeException e) {
                failure = new GatewayException(Reason.CANCELLED, "What listens failed.", 1, null, true, e);
            }
            if (failure != null) {
                last.completeExceptionally(failure);
            } else if (!silent) {
                last.complete(answer);
            }
            return last;
        }
    }

    private static final class Events implements StreamingChatResponseHandler {
        final List<Object> all = new ArrayList<>();
        String throwAt = "";
        String cancelAt = "";

        @Override
        public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
            all.add(piece.text());
            if (piece.text().equals(throwAt)) {
                throw new IllegalStateException("the handler's own");
            }
            if (piece.text().equals(cancelAt)) {
                context.streamingHandle().cancel();
                assertThat(context.streamingHandle().isCancelled()).isTrue();
            }
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            all.add(response);
        }

        @Override
        public void onError(Throwable error) {
            all.add(error);
        }
    }

    @Test
    void thePromptSaysWhatTheRequestSays() {
        ChatResponse response = GatewayChatModel.of(gateway)
                .chat(
                        SystemMessage.from("Be brief."),
                        UserMessage.from("Hello"),
                        AiMessage.from("Hello."),
                        UserMessage.from(List.of(TextContent.from("I'm"), TextContent.from("cold"))));

        assertThat(gateway.asked)
                .containsExactly(new Prompt(
                        List.of(
                                message(Role.SYSTEM, "Be brief."),
                                message(Role.USER, "Hello"),
                                message(Role.ASSISTANT, "Hello."),
                                message(Role.USER, "I'm\ncold")),
                        GatewayChatModel.MAX_OUTPUT_TOKENS,
                        null));
        assertThat(response.aiMessage().text()).isEqualTo("So hot");
        assertThat(response.modelName()).isEqualTo("m-1");
        assertThat(response.tokenUsage()).isEqualTo(new TokenUsage(12, 3));
        assertThat(response.finishReason()).isNull();
    }

    @Test
    void theLongestAnswerIsTheRequestsOrTheModels() {
        GatewayChatModel model = GatewayChatModel.of(gateway, 300);
        model.chat("Hello");
        model.chat(ChatRequest.builder()
                .messages(UserMessage.from("Hello"))
                .maxOutputTokens(5)
                .build());
        assertThat(gateway.asked).extracting(Prompt::maxOutputTokens).containsExactly(300, 5);
        assertThatThrownBy(() -> GatewayChatModel.of(gateway, 0)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void anUnknownUsageStaysUnknown() {
        gateway.answer = new Completion("So hot", null, "m-1");
        assertThat(GatewayChatModel.of(gateway).chat(UserMessage.from("Hello")).tokenUsage())
                .isNull();
    }

    static Stream<ChatRequest.Builder> requestsThatNoPromptCarries() {
        ToolSpecification tool = ToolSpecification.builder().name("now").build();
        ToolExecutionRequest call =
                ToolExecutionRequest.builder().id("1").name("now").build();
        return Stream.of(
                hello().temperature(0.5),
                hello().topP(0.5),
                hello().modelName("other"),
                hello().stopSequences(List.of("x")),
                hello().presencePenalty(1.0),
                hello().toolSpecifications(tool),
                hello().responseFormat(ResponseFormat.JSON),
                hello().messages(UserMessage.from("Ann", "Hello")),
                hello().messages(UserMessage.from(ImageContent.from("http://localhost/cat.png"))),
                hello().messages(AiMessage.from(call)),
                hello().messages(ToolExecutionResultMessage.from(call, "now")));
    }

    private static ChatRequest.Builder hello() {
        return ChatRequest.builder().messages(UserMessage.from("Hello"));
    }

    @ParameterizedTest
    @MethodSource("requestsThatNoPromptCarries")
    void whatCannotBeCarriedIsRefused(ChatRequest.Builder request) {
        Events events = new Events();
        GatewayStreamingChatModel.of(gateway).chat(request.build(), events);
        GatewayChatModel model = GatewayChatModel.of(gateway);

        assertThat(events.all).hasSize(1);
        assertThat(events.all.get(0)).isInstanceOf(UnsupportedFeatureException.class);
        assertThat(events.all.get(0).toString()).doesNotContain("Ann", "localhost", "now");
        assertThatThrownBy(() -> model.chat(request.build())).isInstanceOf(UnsupportedFeatureException.class);
        assertThat(model.chatAsync(request.build())).isCompletedExceptionally();
        assertThat(gateway.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMITED, RateLimitException",
        "TIMEOUT, TimeoutException",
        "UNAVAILABLE, InternalServerException",
        "MALFORMED, InternalServerException",
        "REJECTED, InvalidRequestException",
        "QUOTA_EXHAUSTED, NonRetriableException",
        "CANCELLED, NonRetriableException"
    })
    void aFailureIsOneOfLangChain4j(Reason reason, String type) {
        gateway.failure = new GatewayException(reason, "Told so.", 3, null, null);
        Events events = new Events();
        GatewayStreamingChatModel.of(gateway).chat("Hello", events);

        assertThat(events.all.get(events.all.size() - 1)).isInstanceOfSatisfying(RuntimeException.class, error -> {
            assertThat(error.getClass().getSimpleName()).isEqualTo(type);
            assertThat(error).hasMessage("Told so.").hasCause(gateway.failure);
        });
        assertThatThrownBy(() -> GatewayChatModel.of(gateway).chat("Hello"))
                .isInstanceOfAny(
                        RateLimitException.class,
                        TimeoutException.class,
                        InternalServerException.class,
                        InvalidRequestException.class,
                        NonRetriableException.class)
                .hasCause(gateway.failure);
        CompletableFuture<ChatResponse> async = GatewayChatModel.of(gateway).chatAsync(hello().build());
        assertThatThrownBy(async::get).isInstanceOf(ExecutionException.class).hasRootCause(gateway.failure);
    }

    @Test
    void aStreamTellsPiecesAndOneEnd() {
        Events events = new Events();
        GatewayStreamingChatModel.of(gateway).chat("Hello", events);

        assertThat(events.all).hasSize(4).startsWith("So", " h", "ot");
        assertThat(((ChatResponse) events.all.get(3)).aiMessage().text()).isEqualTo("So hot");
    }

    @Test
    void aHandlerThatThrowsEndsItsCallWithThat() {
        Events events = new Events();
        events.throwAt = " h";
        GatewayStreamingChatModel.of(gateway).chat("Hello", events);

        assertThat(events.all).hasSize(3).startsWith("So", " h");
        assertThat(events.all.get(2))
                .isInstanceOf(IllegalStateException.class)
                .hasToString("java.lang.IllegalStateException: the handler's own");
    }

    @Test
    void aHandlerThatThrowsAtTheEndIsToldNothingMore() {
        AtomicInteger ends = new AtomicInteger();
        GatewayStreamingChatModel.of(gateway).chat("Hello", new StreamingChatResponseHandler() {
            @Override
            public void onCompleteResponse(ChatResponse response) {
                ends.incrementAndGet();
                throw new IllegalStateException("the handler's own");
            }

            @Override
            public void onError(Throwable error) {
                ends.incrementAndGet();
            }
        });
        assertThat(ends).hasValue(1);
    }

    @Test
    void afterACancelNoEventBeginsAndTheCallIsGivenUp() {
        gateway.silent = true;
        Events events = new Events();
        events.cancelAt = " h";
        GatewayStreamingChatModel.of(gateway).chat("Hello", events);

        assertThat(events.all).containsExactly("So", " h");
        assertThat(gateway.last).isCancelled();
    }

    @Test
    void interruptingOrCancellingGivesTheCallUp() {
        gateway.silent = true;
        GatewayChatModel.of(gateway).chatAsync(hello().build()).cancel(true);
        assertThat(gateway.last).isCancelled();

        CompletableFuture<ChatResponse> late = GatewayChatModel.of(gateway).doChatAsync(hello().build());
        late.completeExceptionally(new IllegalStateException("too late"));
        assertThat(gateway.last).isCancelled();

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> GatewayChatModel.of(gateway).chat("Hello")).hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(gateway.last).isCancelled();
    }

    /** The way both are meant to be used: the gateway sees placeholders, the application its own values. */
    @Test
    void maskedAroundItNoPersonalDataReachesTheGateway() {
        gateway.answer = new Completion("Hello <EMAIL_1>", null, "m-1");
        String mail = "ann.larsen@example.org";
        Events events = new Events();
        MaskingStreamingChatModel.wrap(GatewayStreamingChatModel.of(gateway)).chat("I am " + mail, events);

        assertThat(MaskingChatModel.wrap(GatewayChatModel.of(gateway)).chat("I am " + mail))
                .isEqualTo("Hello " + mail);
        assertThat(((ChatResponse) events.all.get(events.all.size() - 1))
                        .aiMessage()
                        .text())
                .isEqualTo("Hello " + mail);
        assertThat(gateway.asked)
                .hasSize(2)
                .allSatisfy(prompt -> assertThat(prompt.messages())
                        .extracting(PromptMessage::text)
                        .allSatisfy(text -> assertThat(text.value()).isEqualTo("I am <EMAIL_1>")));
    }
}
