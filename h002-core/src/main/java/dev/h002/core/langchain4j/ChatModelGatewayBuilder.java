package dev.h002.core.langchain4j;

import dev.h002.InvalidInputException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link ChatModelGateway}. Every setting but the model has a default; a value that breaks its rule throws
 * {@link InvalidInputException} at once. Not thread-safe; may be reused.
 */
public final class ChatModelGatewayBuilder {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_CONCURRENT = 1024;

    private @Nullable ChatModel whole;
    private @Nullable StreamingChatModel streaming;
    private int maxConcurrent = 64;
    private Duration firstToken = Duration.ofSeconds(15);
    private Duration idle = Duration.ofSeconds(15);
    private Duration total = Duration.ofSeconds(60);
    private boolean finishReasonOptional;

    ChatModelGatewayBuilder() {}

    /** The model for whole answers. Default: the streaming one. */
    public ChatModelGatewayBuilder chatModel(ChatModel model) {
        this.whole = Objects.requireNonNull(model, "model");
        return this;
    }

    /** The model for streamed answers. Default: the other one, whose answer is then one piece. */
    public ChatModelGatewayBuilder streamingChatModel(StreamingChatModel model) {
        this.streaming = Objects.requireNonNull(model, "model");
        return this;
    }

    /** The most calls under way at once, 1 to 1024; one more fails at once. Default 64. */
    public ChatModelGatewayBuilder maxConcurrent(int calls) {
        if (calls < 1 || calls > MOST_CONCURRENT) {
            throw new InvalidInputException(
                    "maxConcurrent", "The number of concurrent calls must be 1 to " + MOST_CONCURRENT + ".");
        }
        this.maxConcurrent = calls;
        return this;
    }

    /** The longest wait for a stream's first text. Default 15 s. */
    public ChatModelGatewayBuilder firstTokenTimeout(Duration limit) {
        this.firstToken = limit("firstTokenTimeout", limit);
        return this;
    }

    /** The longest silence after a stream's first text. Default 15 s. */
    public ChatModelGatewayBuilder idleTimeout(Duration limit) {
        this.idle = limit("idleTimeout", limit);
        return this;
    }

    /** The longest a call may take, the model's own retries included. Default 60 s. */
    public ChatModelGatewayBuilder totalTimeout(Duration limit) {
        this.total = limit("totalTimeout", limit);
        return this;
    }

    /**
     * Takes the complete response of a stream for an end though it gives no finish reason. Default: such a stream fails, for it
     * may have been cut short; popular clients tell a broken connection so.
     */
    public ChatModelGatewayBuilder finishReasonOptional() {
        this.finishReasonOptional = true;
        return this;
    }

    /**
     * A gateway of its own; close it.
     *
     * @throws InvalidInputException if there is no model
     */
    public ChatModelGateway build() {
        if (whole == null && streaming == null) {
            throw new InvalidInputException(
                    "model", "The gateway has no model: give it a ChatModel or a StreamingChatModel.");
        }
        return new ChatModelGateway(new ChatModelGateway.Settings(
                whole, streaming, maxConcurrent, firstToken, idle, total, finishReasonOptional));
    }

    private static Duration limit(String field, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
            throw new InvalidInputException(field, "The " + field + " must be more than nothing and at most an hour.");
        }
        return value;
    }
}
