package dev.h002.core.masking.chat;

import dev.h002.spi.MaskingSession;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;

/** What the requests and replies of one conversation go through. Immutable and thread-safe as its session is. */
final class MaskedConversation {
    private final MaskingSession session;
    private final MessageMasking messages;

    MaskedConversation(MaskingSession session, boolean unmaskedMedia) {
        this.session = session;
        messages = new MessageMasking(session, unmaskedMedia);
    }

    MaskingSession session() {
        return session;
    }

    /** The same request with masked messages; its parameters are the application's words. */
    ChatRequest mask(ChatRequest request) {
        return ChatRequest.builder()
                .messages(request.messages().stream().map(messages::mask).toList())
                .parameters(request.parameters())
                .build();
    }

    /** What restores the reply to a request, given the parameters that hold where the request names none. */
    ReplyRestoring replies(ChatRequest request, ChatRequestParameters defaults) {
        ResponseFormat asked = request.responseFormat();
        ResponseFormat format = asked == null ? defaults.responseFormat() : asked;
        return new ReplyRestoring(session, format != null && format.type() == ResponseFormatType.JSON);
    }
}
