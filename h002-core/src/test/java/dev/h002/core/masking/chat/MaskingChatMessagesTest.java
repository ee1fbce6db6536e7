package dev.h002.core.masking.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.AudioContent;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageType;
import dev.langchain4j.data.message.CustomMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.PdfFileContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.message.VideoContent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaskingChatMessagesTest {
    private final RecordingChatModel inner = RecordingChatModel.saying("Fine.");
    private final MaskingChatModel model = MaskingChatModel.of(inner, Shopper.session());

    @Test
    void everyKindOfMessageIsMasked() {
        model.chat(
                SystemMessage.from("You help " + Shopper.NAME + "."),
                UserMessage.builder()
                        .name(Shopper.NAME)
                        .contents(List.of(
                                TextContent.from("Mail " + Shopper.EMAIL),
                                TextContent.from("or call " + Shopper.PHONE)))
                        .attributes(Map.of("address", Shopper.ADDRESS))
                        .build(),
                AiMessage.builder()
                        .text("To " + Shopper.EMAIL + "?")
                        .thinking("Maya means " + Shopper.ADDRESS)
                        .attributes(Map.of("note", List.of(Map.of(Shopper.EMAIL, Shopper.CARD))))
                        .build(),
                ToolExecutionResultMessage.builder()
                        .id("call_1")
                        .toolName("lookup")
                        .text("Card " + Shopper.CARD)
                        .isError(true)
                        .attributes(Map.of("card", Long.valueOf(Shopper.CARD)))
                        .build(),
                CustomMessage.from(Map.of("role", "note", "content", Shopper.ADDRESS, "urgent", true)));

        Shopper.assertNothingOf(inner.everything());
        List<ChatMessage> sent = inner.sent.get(0).messages();
        assertThat(sent)
                .extracting(ChatMessage::type)
                .containsExactly(
                        ChatMessageType.SYSTEM,
                        ChatMessageType.USER,
                        ChatMessageType.AI,
                        ChatMessageType.TOOL_EXECUTION_RESULT,
                        ChatMessageType.CUSTOM);
        assertThat(sent.get(0)).isEqualTo(SystemMessage.from("You help <NAME_1>."));
        assertThat(((UserMessage) sent.get(1)).name()).isEqualTo("NAME_1");
        assertThat(((UserMessage) sent.get(1)).contents())
                .containsExactly(TextContent.from("Mail <EMAIL_1>"), TextContent.from("or call <PHONE_1>"));
        assertThat(((AiMessage) sent.get(2)).attributes().toString()).contains("<EMAIL_1>", "<CARD_1>");
        ToolExecutionResultMessage result = (ToolExecutionResultMessage) sent.get(3);
        assertThat(result.id()).isEqualTo("call_1");
        assertThat(result.toolName()).isEqualTo("lookup");
        assertThat(result.isError()).isTrue();
        assertThat(result.text()).isEqualTo("Card <CARD_1>");
        assertThat(((CustomMessage) sent.get(4)).attributes())
                .isEqualTo(Map.of("role", "note", "content", "<ADDRESS_1>", "urgent", true));
    }

    @Test
    void aToolsJsonIsMaskedByWhatItMeansAndStaysJson() {
        String json = """
                {"orderNumber": 48213, "to": "12 Elm St\\nSpringfield", "note": "{\\"of\\":\\"Maya \\\\\\"Em\\\\\\" Lindqvist\\"}",
                 "\\u006daya@example.com": [true, null, 1.50], "total": 1250}""";

        model.chat(ToolExecutionResultMessage.from("1", "lookup", json));

        assertThat(((ToolExecutionResultMessage) inner.sent.get(0).messages().get(0)).text())
                .isEqualTo("{\"orderNumber\":\"<ORDER_1>\",\"to\":\"<ADDRESS_1>\","
                        + "\"note\":\"{\\\"of\\\":\\\"<NAME_1>\\\"}\",\"<EMAIL_1>\":[true,null,1.50],\"total\":1250}");
    }

    @Test
    void jsonInWhichNothingIsPersonalStaysAsItIs() {
        String json = " { \"total\" : 12.50, \"open\": true, \"items\": [1e2, \"Desk\\u0021\"] }";

        model.chat(UserMessage.from(json));

        assertThat(((UserMessage) inner.sent.get(0).messages().get(0)).singleText())
                .isEqualTo(json);
    }

    @Test
    void mediaAreRefusedUnlessAllowed() {
        List<ChatMessage> messages = List.of(
                UserMessage.from(TextContent.from("See"), ImageContent.from("https://example.com/maya.png")),
                UserMessage.from(AudioContent.from("https://example.com/maya.mp3")),
                UserMessage.from(VideoContent.from("https://example.com/maya.mp4")),
                UserMessage.from(PdfFileContent.from("https://example.com/maya.pdf")),
                ToolExecutionResultMessage.builder()
                        .toolName("photo")
                        .contents(ImageContent.from("https://example.com/maya.png"))
                        .build(),
                AiMessage.builder()
                        .attributes(Map.of(
                                "generated_images",
                                List.of(Image.builder().base64Data("maya").build())))
                        .build());
        MaskingChatModel open = MaskingChatModel.builder(inner)
                .session(Shopper.session())
                .allowUnmaskedMedia()
                .build();

        for (ChatMessage message : messages) {
            assertThatThrownBy(() -> model.chat(message))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("allowUnmaskedMedia()")
                    .satisfies(error -> Shopper.assertNothingOf(error.toString()));
            assertThat(inner.sent).isEmpty();
        }
        for (ChatMessage message : messages) {
            open.chat(message);
            assertThat(inner.sent.get(inner.sent.size() - 1).messages()).containsExactly(message);
        }
    }

    @Test
    void whatNobodyCanMaskIsLeftOutOrRefused() {
        Object opaque = new Object() {
            @Override
            public String toString() {
                return Shopper.EMAIL;
            }
        };
        ChatMessage unknown = () -> ChatMessageType.USER;

        model.chat(AiMessage.builder()
                .text("Hi")
                .attributes(Map.of("raw", opaque, "signature", "c2lnbmF0dXJl", "tries", 3))
                .build());

        assertThat(((AiMessage) inner.sent.get(0).messages().get(0)).attributes())
                .isEqualTo(Map.of("signature", "c2lnbmF0dXJl", "tries", 3));
        assertThatThrownBy(() -> model.chat(CustomMessage.from(Map.of("raw", opaque))))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(error -> Shopper.assertNothingOf(error.toString()));
        assertThatThrownBy(() -> model.chat(unknown)).isInstanceOf(InvalidInputException.class);
        assertThat(inner.sent).hasSize(1);
    }
}
