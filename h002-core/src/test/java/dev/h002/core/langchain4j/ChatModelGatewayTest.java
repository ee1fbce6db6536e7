package dev.h002.core.langchain4j;

import static dev.h002.core.langchain4j.Prompts.PROMPT;
import static dev.h002.core.langchain4j.Prompts.await;
import static dev.h002.core.langchain4j.Prompts.failure;
import static dev.h002.core.langchain4j.Prompts.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.GatewayException;
import dev.h002.GatewayException.Reason;
import dev.h002.InvalidInputException;
import dev.h002.Usage;
import dev.h002.spi.Completion;
import dev.h002.spi.Prompt;
import dev.h002.spi.PromptMessage.Role;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatModelGatewayTest {
    private static final String SECRET = "zanzibar-quokka-4711";

    @Test
    void aRequestSaysWhatThePromptSays() throws Exception {
        UnrulyModel model = new UnrulyModel("Hi", response("Hi"));
        Prompt prompt = new Prompt(
                List.of(
                        Prompts.message(Role.SYSTEM, "Be brief."),
                        Prompts.message(Role.USER, "Hello <NAME_1>"),
                        Prompts.message(Role.ASSISTANT, "Hello."),
                        Prompts.message(Role.USER, "I'm cold")),
                77,
                "9f86d08");
        try (ChatModelGateway gateway = ChatModelGateway.of(model)) {
            await(gateway.complete(prompt));
        }

        assertThat(model.asked).hasSize(1);
        assertThat(model.asked.get(0).messages())
                .containsExactly(
                        SystemMessage.from("Be brief."),
                        UserMessage.from("Hello <NAME_1>"),
                        AiMessage.from("Hello."),
                        UserMessage.from("I'm cold"));
        assertThat(model.asked.get(0).maxOutputTokens()).isEqualTo(77);
    }

    @Test
    void theCompletionHasTheModelsNameAndUsage() throws Exception {
        ChatResponse full = ChatResponse.builder()
                .aiMessage(AiMessage.from("Hi"))
                .modelName("m-2")
                .tokenUsage(new TokenUsage(12, 3))
                .finishReason(FinishReason.LENGTH)
                .build();
        assertThat(await(stream(new ArrayList<>(), "Hi", full)))
                .isEqualTo(new Completion("Hi", new Usage(12, 3), "m-2"));

        ChatResponse bare = ChatResponse.builder()
                .aiMessage(AiMessage.from("Hi"))
                .tokenUsage(new TokenUsage(12))
                .finishReason(FinishReason.STOP)
                .build();
        assertThat(await(stream(new ArrayList<>(), bare))).isEqualTo(new Completion("Hi", null, "unnamed"));
    }

    @Test
    void whatTheResponseAddsIsALastPieceAndWhatItTakesBackStays() throws Exception {
        List<String> heard = new ArrayList<>();
        assertThat(await(stream(heard, "Hot ", response("Hot Chocolate"))).text())
                .isEqualTo("Hot Chocolate");
        assertThat(heard).containsExactly("Hot ", "Chocolate");

        heard.clear();
        assertThat(await(stream(heard, "Hot ", "Tea", response("Cold Tea"))).text())
                .isEqualTo("Hot Tea");
        assertThat(heard).containsExactly("Hot ", "Tea");
    }

    @Test
    void aStreamWithoutAFinishReasonMayBeCutShort() throws Exception {
        ChatResponse cut =
                ChatResponse.builder().aiMessage(AiMessage.from("Hot")).build();
        GatewayException failure = failure(stream(new ArrayList<>(), "Hot", cut));
        assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(failure.partial()).isTrue();

        UnrulyModel model = new UnrulyModel("Hot", cut);
        try (ChatModelGateway gateway = ChatModelGateway.builder()
                .streamingChatModel(model)
                .finishReasonOptional()
                .build()) {
            assertThat(await(gateway.stream(PROMPT, piece -> {})).text()).isEqualTo("Hot");
        }
        try (ChatModelGateway gateway = ChatModelGateway.of(answering(request -> cut))) {
            assertThat(await(gateway.complete(PROMPT)).text()).isEqualTo("Hot");
        }
    }

    @Test
    void aResponseWithoutTextIsNoAnswer() throws Exception {
        ChatResponse tools = ChatResponse.builder()
                .aiMessage(AiMessage.from(
                        ToolExecutionRequest.builder().name("now").build()))
                .finishReason(FinishReason.TOOL_EXECUTION)
                .build();
        assertThat(failure(stream(new ArrayList<>(), tools)).reason()).isEqualTo(Reason.MALFORMED);
        try (ChatModelGateway gateway = ChatModelGateway.of(answering(request -> null))) {
            assertThat(failure(gateway.complete(PROMPT)).reason()).isEqualTo(Reason.MALFORMED);
        }
    }

    /** Every order of events gives one end, no piece after it, and pieces that are the text; a missing end gives a timeout. */
    @Test
    void anyOrderOfEventsHasOneEnd() throws Exception {
        Random random = new Random(23);
        for (int i = 0; i < 400; i++) {
            List<Object> events = new ArrayList<>();
            for (int length = random.nextInt(7); events.size() < length; ) {
                events.add(
                        switch (random.nextInt(6)) {
                            case 0 -> response("abc");
                            case 1 -> new IllegalStateException(SECRET);
                            case 2 ->
                                ChatResponse.builder()
                                        .aiMessage(AiMessage.from("ab"))
                                        .build();
                            default -> List.of("a", "ab", "x", "\ud83d").get(random.nextInt(4));
                        });
            }
            if (random.nextInt(8) == 0) {
                events.add(new AssertionError(SECRET));
            }
            assertOneEnd(new UnrulyModel(random.nextBoolean() && !(last(events) instanceof Error), events), events);
        }
    }

    private static Object last(List<Object> events) {
        return events.isEmpty() ? "" : events.get(events.size() - 1);
    }

    private static void assertOneEnd(UnrulyModel model, List<Object> events) throws Exception {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger ends = new AtomicInteger();
        AtomicInteger heardAtTheEnd = new AtomicInteger();
        boolean ending = events.stream().anyMatch(event -> !(event instanceof String));
        try (ChatModelGateway gateway = ChatModelGateway.builder()
                .streamingChatModel(model)
                .idleTimeout(Duration.ofMillis(ending ? 10_000 : 30))
                .firstTokenTimeout(Duration.ofMillis(ending ? 10_000 : 30))
                .build()) {
            // Awaited is what comes after the count: whoever awaits the call itself may be told before it is taken.
            CompletableFuture<Completion> counted = gateway.stream(PROMPT, heard::add)
                    .whenComplete((completion, failure) -> {
                        heardAtTheEnd.set(heard.size());
                        ends.incrementAndGet();
                    });
            try {
                String text = await(counted).text();
                assertThat(String.join("", heard)).isEqualTo(text).isNotEmpty();
            } catch (ExecutionException failed) {
                GatewayException failure = (GatewayException) failed.getCause();
                assertThat(failure.partial()).as("%s", events).isEqualTo(!heard.isEmpty());
                assertThat(failure.reason() == Reason.TIMEOUT).isEqualTo(!ending);
                assertThat(failure).hasNoCause();
                assertThat(failure.toString()).doesNotContain(SECRET);
            }
            if (model.over.await(last(events) instanceof Error ? 0 : 5000, TimeUnit.MILLISECONDS)) {
                assertThat(heard).hasSize(heardAtTheEnd.get());
            }
        }
        assertThat(ends).hasValue(1);
    }

    @Test
    void silenceEndsAtItsDeadlineAndStopsTheModel() throws Exception {
        UnrulyModel never = new UnrulyModel(UnrulyModel.SILENCE);
        try (ChatModelGateway gateway = ChatModelGateway.builder()
                .streamingChatModel(never)
                .firstTokenTimeout(Duration.ofMillis(50))
                .build()) {
            assertThat(failure(gateway.stream(PROMPT, piece -> {})))
                    .hasMessage("The chat model gave no text within 50 ms.")
                    .extracting(GatewayException::reason)
                    .isEqualTo(Reason.TIMEOUT);
        }
        UnrulyModel begun = new UnrulyModel("Hot ", UnrulyModel.SILENCE);
        try (ChatModelGateway gateway = ChatModelGateway.builder()
                .streamingChatModel(begun)
                .idleTimeout(Duration.ofMillis(50))
                .build()) {
            GatewayException failure = failure(gateway.stream(PROMPT, piece -> {}));
            assertThat(failure).hasMessage("The chat model gave nothing more within 50 ms.");
            assertThat(failure.partial()).isTrue();
            // The call ends first, and the model is stopped by whoever ended it.
            assertThat(begun.cancelled.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void slowListeningIsNoSilence() throws Exception {
        UnrulyModel model = new UnrulyModel("a", "b", response("ab"));
        try (ChatModelGateway gateway = ChatModelGateway.builder()
                .streamingChatModel(model)
                .idleTimeout(Duration.ofMillis(100))
                .build()) {
            CompletableFuture<Completion> call = gateway.stream(PROMPT, piece -> sleep(250));
            assertThat(await(call).text()).isEqualTo("ab");
        }
    }

    @Test
    void theTotalHoldsForAModelThatBlocksAndItsPlaceIsFreeWhenItReturns() throws Exception {
        UnrulyModel stuck = new UnrulyModel(false, List.of("Hot ", UnrulyModel.STUCK, response("Hot Tea")));
        try (ChatModelGateway gateway = ChatModelGateway.builder()
                .streamingChatModel(stuck)
                .totalTimeout(Duration.ofMillis(200))
                .maxConcurrent(1)
                .build()) {
            assertThat(failure(gateway.stream(PROMPT, piece -> {})))
                    .hasMessage("The chat model gave no answer within 200 ms.");
            assertThat(stuck.over.await(2, TimeUnit.SECONDS)).isTrue();
            assertThat(stuck.interrupted).hasValue(1);
            assertThat(Prompts.admitted(gateway)).isNotDone();
        }
    }

    @Test
    void oneCallTooManyIsRefusedAndPlacesComeBack() throws Exception {
        UnrulyModel silent = new UnrulyModel(UnrulyModel.SILENCE);
        try (ChatModelGateway gateway = ChatModelGateway.builder()
                .streamingChatModel(silent)
                .maxConcurrent(2)
                .build()) {
            CompletableFuture<Completion> one = gateway.complete(PROMPT);
            CompletableFuture<Completion> two = gateway.stream(PROMPT, piece -> {});
            GatewayException refused = failure(gateway.complete(PROMPT));
            assertThat(refused.reason()).isEqualTo(Reason.RATE_LIMITED);
            assertThat(refused.attempts()).isZero();
            assertThat(refused).hasMessageContaining("All 2 places");

            one.cancel(true);
            two.cancel(true);
            assertThat(Prompts.admitted(gateway)).isNotDone();
            assertThat(Prompts.admitted(gateway)).isNotDone();
        }
    }

    @Test
    void closingEndsWhatIsUnderWay() throws Exception {
        ChatModelGateway gateway = ChatModelGateway.of(new UnrulyModel(UnrulyModel.SILENCE));
        CompletableFuture<Completion> call = gateway.complete(PROMPT);
        gateway.close();
        gateway.close();
        assertThat(failure(call).reason()).isEqualTo(Reason.CANCELLED);
        assertThat(failure(gateway.complete(PROMPT))).hasMessage("The gateway is closed: build a new one.");
    }

    @Test
    void anEndlessAnswerIsCutOff() throws Exception {
        String long1 = "x".repeat(300_000);
        assertThat(failure(stream(new ArrayList<>(), long1, long1, long1, long1))
                        .reason())
                .isEqualTo(Reason.MALFORMED);
        assertThat(failure(stream(new ArrayList<>(), response("x".repeat(1_100_000))))
                        .reason())
                .isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "rate limit, RATE_LIMITED", "spent quota, QUOTA_EXHAUSTED", "timeout, TIMEOUT", "wrong key, REJECTED",
        "bad argument, REJECTED", "server error, UNAVAILABLE", "402, QUOTA_EXHAUSTED", "429, RATE_LIMITED",
        "404, REJECTED", "408, UNAVAILABLE", "503, UNAVAILABLE", "anything, UNAVAILABLE"
    })
    void aFailureHasAReasonAndQuotesNothing(String what, Reason reason) throws Exception {
        RuntimeException thrown = switch (what) {
            case "rate limit" -> new RateLimitException(SECRET);
            case "spent quota" ->
                new RateLimitException(new HttpException(429, SECRET + " \"code\": \"insufficient_quota\""));
            case "timeout" -> new TimeoutException(SECRET);
            case "wrong key" -> new AuthenticationException(SECRET);
            case "bad argument" -> new IllegalArgumentException(SECRET);
            case "server error" -> new InternalServerException(SECRET);
            case "anything" -> new IllegalStateException(SECRET, new RuntimeException(SECRET));
            default -> new HttpException(Integer.parseInt(what), SECRET);
        };
        GatewayException streamed = failure(stream(new ArrayList<>(), thrown));
        try (ChatModelGateway gateway = ChatModelGateway.of(answering(request -> {
            throw thrown;
        }))) {
            for (GatewayException failure : List.of(streamed, failure(gateway.complete(PROMPT)))) {
                assertThat(failure.reason()).isEqualTo(reason);
                assertThat(failure.attempts()).isEqualTo(1);
                assertThat(failure).hasNoCause();
                assertThat(failure.toString()).doesNotContain(SECRET);
            }
        }
    }

    @Test
    void aWrongSettingIsToldAtOnce() {
        assertThatThrownBy(() -> ChatModelGateway.builder().build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no model");
        assertThatThrownBy(() -> ChatModelGateway.builder().maxConcurrent(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ChatModelGateway.builder().totalTimeout(Duration.ZERO))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The totalTimeout must be more than nothing and at most an hour.");
    }

    private static CompletableFuture<Completion> stream(List<String> heard, Object... events) {
        ChatModelGateway gateway = ChatModelGateway.of(new UnrulyModel(events));
        return gateway.stream(PROMPT, heard::add).whenComplete((completion, failure) -> gateway.close());
    }

    private static ChatModel answering(Function<ChatRequest, ChatResponse> answer) {
        return new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                return answer.apply(request);
            }
        };
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
