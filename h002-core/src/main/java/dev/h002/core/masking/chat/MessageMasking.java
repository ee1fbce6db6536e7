package dev.h002.core.masking.chat;

import dev.h002.EntityType;
import dev.h002.InvalidInputException;
import dev.h002.spi.MaskingSession;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.CustomMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Masks messages of every kind. What cannot be masked is refused with an {@link InvalidInputException} that quotes nothing.
 * Thread-safe.
 */
final class MessageMasking {
    private static final String FIELD = "messages";

    private final MaskingSession session;
    private final boolean unmaskedMedia;
    private final TextMasking texts;
    private final AttributeMasking attributes;
    private final AttributeMasking customAttributes;

    MessageMasking(MaskingSession session, boolean unmaskedMedia) {
        this.session = session;
        this.unmaskedMedia = unmaskedMedia;
        texts = new TextMasking(session);
        attributes = new AttributeMasking(texts, this::otherAttribute);
        customAttributes = new AttributeMasking(texts, (name, value) -> {
            // Here attributes are all there is: a message without one of them would say something else.
            throw new InvalidInputException(
                    FIELD,
                    "A custom message holds something other than texts, numbers and truth values: leave it out.");
        });
    }

    ChatMessage mask(ChatMessage message) {
        if (message instanceof SystemMessage system) {
            return SystemMessage.from(texts.text(system.text()));
        }
        if (message instanceof UserMessage user) {
            return user.toBuilder()
                    .name(pseudonym(user.name()))
                    .contents(contents(user.contents()))
                    .attributes(attributes.mask(user.attributes()))
                    .build();
        }
        if (message instanceof AiMessage ai) {
            return ai(ai);
        }
        if (message instanceof ToolExecutionResultMessage result) {
            return result.toBuilder()
                    .contents(contents(result.contents()))
                    .attributes(attributes.mask(result.attributes()))
                    .build();
        }
        if (message instanceof CustomMessage custom) {
            return CustomMessage.from(customAttributes.mask(custom.attributes()));
        }
        throw new InvalidInputException(FIELD, "A message is of a class that nobody knows how to mask: leave it out.");
    }

    private AiMessage ai(AiMessage message) {
        return message.toBuilder()
                .text(nullable(message.text()))
                .thinking(nullable(message.thinking()))
                .toolExecutionRequests(message.toolExecutionRequests().stream()
                        .map(this::toolCall)
                        .toList())
                .attributes(attributes.mask(message.attributes()))
                .build();
    }

    private ToolExecutionRequest toolCall(ToolExecutionRequest call) {
        return call.arguments() == null
                ? call
                : call.toBuilder().arguments(texts.arguments(call.arguments())).build();
    }

    private List<Content> contents(List<Content> contents) {
        return contents.stream().map(this::content).toList();
    }

    private Content content(Content content) {
        if (content instanceof TextContent text) {
            return TextContent.from(texts.text(text.text()));
        }
        requireMediaAllowed();
        return content;
    }

    /** Images a model drew are media too; anything else of a class of its own is left out. */
    private Optional<Object> otherAttribute(String attribute, @Nullable Object value) {
        if (value == null || !attribute.equals(AiMessage.GENERATED_IMAGES_KEY)) {
            return Optional.empty();
        }
        requireMediaAllowed();
        return Optional.of(value);
    }

    private void requireMediaAllowed() {
        if (!unmaskedMedia) {
            throw new InvalidInputException(
                    FIELD,
                    "A message holds an image, audio, video or file, which cannot be masked:"
                            + " leave it out, or allow it with allowUnmaskedMedia().");
        }
    }

    /** Without brackets, which providers refuse in a name; nothing at all where a masker's placeholder has no letters. */
    private @Nullable String pseudonym(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        String bare = session.conceal(EntityType.NAME, name).value().replaceAll("[^A-Za-z0-9_-]", "");
        return bare.isEmpty() ? null : bare;
    }

    private @Nullable String nullable(@Nullable String text) {
        return text == null ? null : texts.text(text);
    }
}
