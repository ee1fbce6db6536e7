package dev.h002.core.langchain4j;

import dev.h002.Usage;
import dev.h002.spi.Completion;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/** Turns completions into LangChain4j's responses, and reads those. */
final class Responses {
    private Responses() {}

    /** Without a finish reason, which a completion does not tell, and without a usage where none is known. */
    static ChatResponse response(Completion completion) {
        ChatResponse.Builder response = ChatResponse.builder()
                .aiMessage(AiMessage.from(completion.text()))
                .modelName(completion.model());
        Usage usage = completion.usage();
        if (usage != null) {
            response.tokenUsage(new TokenUsage(capped(usage.inputTokens()), capped(usage.outputTokens())));
        }
        return response.build();
    }

    private static int capped(long count) {
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    /** The text of a response, empty if it has none, as where tools are called. */
    static String text(ChatResponse response) {
        String text = response.aiMessage().text();
        return text == null ? "" : text;
    }

    /** The tokens a response says were spent; null if it does not say both counts, which is not the same as none. */
    static @Nullable Usage usage(ChatResponse response) {
        TokenUsage told = response.tokenUsage();
        Integer input = told == null ? null : told.inputTokenCount();
        Integer output = told == null ? null : told.outputTokenCount();
        return input == null || output == null || input < 0 || output < 0 ? null : new Usage(input, output);
    }
}
