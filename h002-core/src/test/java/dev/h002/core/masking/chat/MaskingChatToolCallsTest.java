package dev.h002.core.masking.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.h002.spi.MaskingSession;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingChatToolCallsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final MaskingSession session = Shopper.session();

    MaskingChatToolCallsTest() {
        session.mask(Shopper.NAME + " at " + Shopper.ADDRESS + ", order " + Shopper.ORDER);
    }

    @Test
    void valuesWithQuotesAndLineBreaksAreEscaped() throws Exception {
        JsonNode restored = JSON.readTree(restored("""
                {"to": "<NAME_1>,\\n<ADDRESS_1>", "n": [1.50, true, null], "<ORDER_1>": "a \\"b\\" \\\\ \\u00e9 \\/"}"""));

        assertThat(restored.get("to").asText()).isEqualTo(Shopper.NAME + ",\n" + Shopper.ADDRESS);
        assertThat(restored.get("n")).hasToString("[1.5,true,null]");
        assertThat(restored.get("48213").asText()).isEqualTo("a \"b\" \\ \u00e9 /");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"to\":\"\\u003cNAME_1\\u003e\"}",
                "{\"to\":\"\\u003CNAME_1\\u003E\"}",
                "{\"to\":\"<NAME\\u005f1\\u003e\"}",
                "{\"to\":\"\\u003c name_1 >\"}"
            })
    void escapedBracketsAreBrackets(String arguments) throws Exception {
        assertThat(JSON.readTree(restored(arguments)).get("to").asText()).isEqualTo(Shopper.NAME);
    }

    @Test
    void unknownPlaceholdersBecomeNeutralWordsAndTypedOnesStayTyped() {
        session.mask("Write <NAME_1> literally");

        assertThat(restored("{\"a\":\"<NAME_9>\",\"b\":\"<LITERAL_1>\"}"))
                .isEqualTo("{\"a\":\"you\",\"b\":\"<NAME_1>\"}");
    }

    @Test
    void whatStandsBetweenTheStringsStaysAsItIs() {
        assertThat(restored("{\n\t\"a\" : \"<ORDER_1>\"\r\n}")).isEqualTo("{\n\t\"a\" : \"48213\"\r\n}");
        assertThat(restored("to <ORDER_1>\n\\ at \"x\"")).isEqualTo("to 48213\n\\ at \"x\"");
    }

    @Test
    void aPlaceholderWithoutQuotesIsRestoredAndCannotBreakOut() {
        assertThat(restored("{\"order\": <ORDER_1>}")).isEqualTo("{\"order\": 48213}");
        assertThat(restored("{\"to\": <NAME_1>}")).isEqualTo("{\"to\": Maya \\\"Em\\\" Lindqvist}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"to\": \"<NAME_1>",
                "{\"to\": \"<NAME_1>\"} and <ORDER_1>",
                "to <NAME_1>\n\tplease \\ or \"not\"",
                "{\"to\": \"\\<NAME_1>\\u00\", \"\\q\": \"\\",
                "{\"a\": 1e99999999999, \"a\": \"<ORDER_1>\"}",
                "\"<NAME_1>\"",
                "<ORDER_1>",
                "null"
            })
    void malformedArgumentsNeverThrowAndNeverLeak(String arguments) {
        RecordingChatModel inner = calling(arguments);
        MaskingChatModel model = MaskingChatModel.of(inner, session);

        assertThatCode(() -> {
                    AiMessage reply = model.chat(UserMessage.from("Go on")).aiMessage();
                    model.chat(UserMessage.from("Go on"), reply, UserMessage.from("And?"));
                })
                .doesNotThrowAnyException();

        assertThat(inner.sent).hasSize(2);
        Shopper.assertNothingOf(inner.everything());
    }

    @Test
    void aQuoteFromAValueCannotEndAString() {
        // A backslash that JSON does not know must not join the quote that a value begins with.
        MaskingSession quoted = Shopper.session();
        String placeholder =
                quoted.conceal(dev.h002.EntityType.NAME, "\",\"admin\":\"").value();

        String restored = restored(quoted, "{\"a\":\"\\" + placeholder + "\"}");

        assertThatCode(() -> assertThat(JSON.readTree(restored).size()).isEqualTo(1))
                .doesNotThrowAnyException();
    }

    @Test
    void aWholeRoundOfToolsKeepsJsonValidAndNothingGetsOut() throws Exception {
        String asked = "{\"to\":\"<NAME_1>\",\"where\":\"\\u003cADDRESS_1\\u003e\",\"order\":\"<ORDER_1>\",\"n\":1.50}";
        RecordingChatModel inner = calling(asked);
        MaskingChatModel model = MaskingChatModel.of(inner, session);
        UserMessage question = UserMessage.from("Send order 48213 to " + Shopper.NAME);

        AiMessage call = model.chat(question).aiMessage();
        ToolExecutionRequest tool = call.toolExecutionRequests().get(0);
        assertThat(JSON.readTree(tool.arguments()).get("where").asText()).isEqualTo(Shopper.ADDRESS);
        model.chat(question, call, ToolExecutionResultMessage.from(tool, "Sent to " + Shopper.EMAIL));

        AiMessage sent = (AiMessage) inner.sent.get(1).messages().get(1);
        assertThat(sent.toolExecutionRequests().get(0).id()).isEqualTo("call_1");
        assertThat(JSON.readTree(sent.toolExecutionRequests().get(0).arguments()))
                .isEqualTo(JSON.readTree(asked));
        Shopper.assertNothingOf(inner.everything());
    }

    @Test
    void escapesInEarlierArgumentsHideNothing() {
        RecordingChatModel inner = RecordingChatModel.saying("Fine");
        MaskingChatModel model = MaskingChatModel.of(inner, session);

        for (String arguments : new String[] {
            "{\"mail\":\"maya\\u0040example.com\",\"order_no\":48213}",
            "{\"mail\":\"maya\\u0040example.com",
            "{\"mail\":\"maya\\u0040example.com\",\"mail\":\"none\"}",
            "{\"mail\":\"none\"} {\"mail\":\"maya\\u0040example.com\"}"
        }) {
            model.chat(AiMessage.from(ToolExecutionRequest.builder()
                    .name("send")
                    .arguments(arguments)
                    .build()));
        }

        assertThat(inner.sent.get(0).toString()).contains("{\"mail\":\"<EMAIL_1>\",\"order_no\":\"<ORDER_1>\"}");
        assertThat(inner.sent.get(1).toString()).contains("{\"mail\":\"<EMAIL_1>");
        Shopper.assertNothingOf(inner.everything());
    }

    @Test
    void aReplyAskedForAsJsonStaysJson() throws Exception {
        MaskingChatModel model = MaskingChatModel.of(RecordingChatModel.saying("{\"name\": \"<NAME_1>\"}"), session);

        String json = model.chat(ChatRequest.builder()
                        .messages(UserMessage.from("Who am I?"))
                        .responseFormat(ResponseFormat.JSON)
                        .build())
                .aiMessage()
                .text();

        assertThat(JSON.readTree(json).get("name").asText()).isEqualTo(Shopper.NAME);
        assertThat(model.chat("Who am I?")).isEqualTo("{\"name\": \"" + Shopper.NAME + "\"}");
    }

    private String restored(String arguments) {
        return restored(session, arguments);
    }

    private static String restored(MaskingSession session, String arguments) {
        return MaskingChatModel.of(calling(arguments), session)
                .chat(UserMessage.from("Go on"))
                .aiMessage()
                .toolExecutionRequests()
                .get(0)
                .arguments();
    }

    private static RecordingChatModel calling(String arguments) {
        return new RecordingChatModel(request -> AiMessage.from(ToolExecutionRequest.builder()
                .id("call_1")
                .name("send")
                .arguments(arguments)
                .build()));
    }
}
