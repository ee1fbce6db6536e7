package dev.h002;

import dev.h002.retail.GeoPoint;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wrote, and what the application knows about the moment. Immutable; the {@code with} methods return copies.
 *
 * @param user whom the turn is about
 * @param message the customer's words, as typed; may hold personal data
 * @param conversationId which conversation it continues, or null to start one
 * @param location where the customer is, or null if not shared
 * @param history earlier messages of the customer, oldest first, for an application that keeps the conversation itself;
 *     empty where the {@link dev.h002.spi.ConversationStore} keeps it
 */
public record Question(
        UserKey user,
        String message,
        @Nullable String conversationId,
        @Nullable GeoPoint location,
        List<String> history) {
    private static final int MAX_CONVERSATION_ID = 200;

    /** @throws InvalidInputException if the conversation id is empty, too long or holds a control character */
    public Question {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(message, "message");
        if (conversationId != null) {
            conversationId = Ids.require("conversation", conversationId, MAX_CONVERSATION_ID);
        }
        history = List.copyOf(history);
    }

    /** A first message of a customer of the default tenant. */
    public static Question of(String user, String message) {
        return of(UserKey.of(user), message);
    }

    /** A first message of a customer. */
    public static Question of(UserKey user, String message) {
        return new Question(user, message, null, null, List.of());
    }

    /** The same, asked at a place. */
    public Question at(@Nullable GeoPoint place) {
        return new Question(user, message, conversationId, place, history);
    }

    /** The same, asked at a place in degrees. */
    public Question at(double latitude, double longitude) {
        return at(new GeoPoint(latitude, longitude));
    }

    /** The same, as part of a conversation. */
    public Question in(@Nullable String conversation) {
        return new Question(user, message, conversation, location, history);
    }

    /** The same, after these earlier messages. */
    public Question after(List<String> earlierMessages) {
        return new Question(user, message, conversationId, location, earlierMessages);
    }

    /** Hides the message. */
    @Override
    public String toString() {
        return "Question[" + user + ", " + message.length() + " characters]";
    }
}
