package dev.h002.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.h002.spi.Prompt;
import dev.h002.spi.PromptMessage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The JSON of a chat-completions request. */
final class ChatRequestBody {
    private ChatRequestBody() {}

    static byte[] of(String model, Settings settings, Prompt prompt, boolean stream) {
        ObjectNode root = ChatJson.newObject();
        root.put("model", model);
        ArrayNode messages = root.putArray("messages");
        for (PromptMessage message : prompt.messages()) {
            messages.addObject()
                    .put("role", message.role().name().toLowerCase(Locale.ROOT))
                    .put("content", message.text().value());
        }
        root.put("max_tokens", prompt.maxOutputTokens());
        root.put("temperature", settings.temperature());
        if (settings.seed() != null) {
            root.put("seed", settings.seed());
        }
        if (prompt.endUser() != null) {
            root.put("user", prompt.endUser());
        }
        if (stream) {
            root.put("stream", true);
            root.putObject("stream_options").put("include_usage", true);
        }
        // By way of a String, because Jackson's byte writer throws on half a surrogate pair where this writes a "?".
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }
}
