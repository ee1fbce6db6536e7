package dev.h002.core.masking.chat;

import dev.h002.spi.MaskingSession;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import org.jspecify.annotations.Nullable;

/**
 * Restores the reply to one request: its text, its thinking, and the arguments of its tool calls. Everything else in it, such
 * as metadata and attributes, stays masked as the model gave it. Thread-safe; its restorers are not.
 */
final class ReplyRestoring {
    private final MaskingSession session;
    private final boolean json;

    /** @param json whether the text was asked to be JSON, in which values are put with its escapes */
    ReplyRestoring(MaskingSession session, boolean json) {
        this.session = session;
        this.json = json;
    }

    MaskingSession.Restorer text() {
        return json ? new JsonRestorer(session) : session.restorer();
    }

    MaskingSession.Restorer thinking() {
        return session.restorer();
    }

    MaskingSession.Restorer arguments() {
        return new JsonRestorer(session);
    }

    ChatResponse response(ChatResponse response) {
        AiMessage message = response.aiMessage();
        AiMessage restored = message.toBuilder()
                .text(whole(text(), message.text()))
                .thinking(whole(thinking(), message.thinking()))
                .toolExecutionRequests(message.toolExecutionRequests().stream()
                        .map(this::toolCall)
                        .toList())
                .build();
        return response.toBuilder().aiMessage(restored).build();
    }

    ToolExecutionRequest toolCall(ToolExecutionRequest call) {
        return call.toBuilder().arguments(whole(arguments(), call.arguments())).build();
    }

    private static @Nullable String whole(MaskingSession.Restorer restorer, @Nullable String masked) {
        return masked == null ? null : restorer.push(masked) + restorer.finish();
    }
}
