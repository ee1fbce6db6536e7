package dev.h002.core.masking.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.spi.MaskingSession;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskingStreamingChatModelTest {
    static final ChatRequest REQUEST = ChatRequest.builder()
            .messages(UserMessage.from("I am " + Shopper.NAME + ", " + Shopper.ADDRESS + ". Where is order 48213?"))
            .build();
    private static final String TEXT = "Hi <NAME_1>: <ORDER_1>, a < b <ORDER_9> <or";
    private static final String SHOWN = "Hi " + Shopper.NAME + ": 48213, a < b your order <or";
    private static final String ARGUMENTS = "{\"to\":\"\\u003cNAME_1>\",\"x\":\"\\ud83d\\ude00 <ADDRESS_1>\"}";
    private static final String CALLED =
            "{\"to\":\"Maya \\\"Em\\\" Lindqvist\",\"x\":\"\ud83d\ude00 12 Elm St\\nSpringfield\"}";

    @Test
    void everyWayToCutAReplyInThreeGivesTheSame() {
        for (int first = 1; first < TEXT.length(); first++) {
            for (int second = first; second < TEXT.length(); second++) {
                check(List.of(TEXT.substring(0, first), TEXT.substring(first, second), TEXT.substring(second)));
            }
        }
    }

    @Test
    void everySeededWayToCutAReplyGivesTheSame() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            check(cut(TEXT, random));
        }
    }

    private static void check(List<String> pieces) {
        List<Object> script = new ArrayList<>();
        pieces.stream()
                .filter(piece -> !piece.isEmpty())
                .map(PartialResponse::new)
                .forEach(script::add);
        script.add(ScriptedStreamingModel.complete(AiMessage.from(TEXT)));
        ScriptedStreamingModel inner = new ScriptedStreamingModel(script);
        RecordingHandler handler = ask(inner, new RecordingHandler());

        assertThat(handler.text()).isEqualTo(SHOWN);
        StringBuilder soFar = new StringBuilder();
        handler.pieces.forEach(piece -> assertThat(SHOWN).startsWith(soFar.append(piece)));
        assertThat(handler.responses)
                .extracting(response -> response.aiMessage().text())
                .containsExactly(SHOWN);
        assertThat(handler.order).endsWith("complete").doesNotContain("error");
        Shopper.assertNothingOf(inner.sent.toString());
    }

    @Test
    void toolCallsAndThinkingAreRestoredInAnyPieces() {
        Random random = new Random(8);
        ToolExecutionRequest call = ToolExecutionRequest.builder()
                .id("c1")
                .name("send")
                .arguments(ARGUMENTS)
                .build();
        for (int round = 0; round < 300; round++) {
            List<Object> script = new ArrayList<>();
            cut("It is <NAME_1>", random).forEach(piece -> script.add(new PartialThinking(piece)));
            cut(ARGUMENTS, random)
                    .forEach(piece -> script.add(PartialToolCall.builder()
                            .index(1)
                            .id("c1")
                            .name("send")
                            .partialArguments(piece)
                            .build()));
            script.add(new CompleteToolCall(1, call));
            script.add(ScriptedStreamingModel.complete(AiMessage.builder()
                    .thinking("It is <NAME_1>")
                    .toolExecutionRequests(List.of(call))
                    .build()));
            RecordingHandler handler = ask(new ScriptedStreamingModel(script), new RecordingHandler());

            assertThat(handler.arguments).hasToString(CALLED);
            assertThat(handler.thinking).hasToString("It is " + Shopper.NAME);
            assertThat(handler.calls.get(0).toolExecutionRequest().arguments()).isEqualTo(CALLED);
            AiMessage message = handler.responses.get(0).aiMessage();
            assertThat(message.thinking()).isEqualTo("It is " + Shopper.NAME);
            assertThat(message.toolExecutionRequests())
                    .containsExactly(call.toBuilder().arguments(CALLED).build());
            assertThat(handler.order).contains("call 1 c1 send").endsWith("called", "complete");
        }
    }

    @Test
    void whatIsHeldBackOfACallIsShownBeforeItIsComplete() {
        ToolExecutionRequest call = ToolExecutionRequest.builder()
                .name("send")
                .arguments("{\"a\":\"<ORD")
                .build();
        RecordingHandler handler = ask(
                new ScriptedStreamingModel(List.of(
                        PartialToolCall.builder()
                                .index(0)
                                .name("send")
                                .partialArguments("{\"a\":\"<ORD")
                                .build(),
                        new CompleteToolCall(0, call),
                        ScriptedStreamingModel.complete(AiMessage.from(call)))),
                new RecordingHandler());

        assertThat(handler.arguments).hasToString("{\"a\":\"<ORD");
        assertThat(handler.order).containsExactly("call 0 null send", "call 0 null send", "called", "complete");
    }

    static RecordingHandler ask(StreamingChatModel inner, RecordingHandler handler) {
        MaskingSession session = Shopper.session();
        MaskingStreamingChatModel.of(inner, session).chat(REQUEST, handler);
        return handler;
    }

    static List<String> cut(String text, Random random) {
        List<String> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = Math.min(text.length(), at + 1 + random.nextInt(6));
            pieces.add(text.substring(at, end));
            at = end;
        }
        return pieces;
    }
}
