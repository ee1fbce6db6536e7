package dev.h002.core.langchain4j;

import dev.h002.MaskedText;
import dev.h002.spi.Prompt;
import dev.h002.spi.PromptMessage;
import dev.h002.spi.PromptMessage.Role;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns LangChain4j's requests into prompts and back. What a prompt cannot carry is refused rather than left out. */
final class Messages {
    private Messages() {}

    /**
     * The prompt that says what a request says. Nothing is masked here.
     *
     * @param maxOutputTokens where the request does not say
     * @throws UnsupportedFeatureException if the request holds what a prompt cannot carry; names it and quotes nothing
     */
    static Prompt prompt(ChatRequest request, int maxOutputTokens) {
        ChatRequestParameters parameters = request.parameters();
        refuseWhatIsLost(parameters);
        Integer asked = parameters.maxOutputTokens();
        return new Prompt(
                request.messages().stream().map(Messages::message).toList(),
                asked == null ? maxOutputTokens : asked,
                null);
    }

    private static void refuseWhatIsLost(ChatRequestParameters parameters) {
        ResponseFormat format = parameters.responseFormat();
        refuse("a response format", format != null && !format.equals(ResponseFormat.TEXT));
        refuse("tools", !isEmpty(parameters.toolSpecifications()) || parameters.toolChoice() != null);
        refuse("stop sequences", !isEmpty(parameters.stopSequences()));
        refuse(
                "a model name, temperature or penalty of its own",
                Stream.of(
                                parameters.modelName(),
                                parameters.temperature(),
                                parameters.topP(),
                                parameters.topK(),
                                parameters.frequencyPenalty(),
                                parameters.presencePenalty())
                        .anyMatch(Objects::nonNull));
    }

    private static PromptMessage message(ChatMessage message) {
        if (message instanceof SystemMessage system) {
            return message(Role.SYSTEM, system.text());
        }
        if (message instanceof UserMessage user) {
            refuse("a user's name", user.name() != null);
            return message(
                    Role.USER, user.contents().stream().map(Messages::text).collect(Collectors.joining("\n")));
        }
        if (message instanceof AiMessage ai) {
            String text = ai.text();
            refuse("tool calls", ai.hasToolExecutionRequests() || text == null);
            return message(Role.ASSISTANT, text);
        }
        throw unsupported("messages of the tools or of a provider's own kind");
    }

    private static String text(Content content) {
        if (content instanceof TextContent text) {
            return text.text();
        }
        throw unsupported("media");
    }

    private static PromptMessage message(Role role, @Nullable String text) {
        return new PromptMessage(role, MaskedText.alreadyMasked(Objects.requireNonNull(text, "text")));
    }

    private static boolean isEmpty(@Nullable List<?> values) {
        return values == null || values.isEmpty();
    }

    private static void refuse(String what, boolean present) {
        if (present) {
            throw unsupported(what);
        }
    }

    private static UnsupportedFeatureException unsupported(String what) {
        return new UnsupportedFeatureException(
                "A gateway cannot carry " + what + ": leave it out, or set it on the gateway where it has one.");
    }

    /**
     * The request that says what a prompt says.
     *
     * @throws IllegalArgumentException if a message is blank where LangChain4j takes none
     */
    static ChatRequest request(Prompt prompt) {
        return ChatRequest.builder()
                .messages(prompt.messages().stream().map(Messages::chatMessage).toList())
                .maxOutputTokens(prompt.maxOutputTokens())
                .build();
    }

    private static ChatMessage chatMessage(PromptMessage message) {
        String text = message.text().value();
        return switch (message.role()) {
            case SYSTEM -> SystemMessage.from(text);
            case USER -> UserMessage.from(text);
            case ASSISTANT -> AiMessage.from(text);
        };
    }
}
