package dev.h002;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A customer's personal concierge. Thread-safe; one instance serves any number of customers at once.
 *
 * <p>Every turn ends with a {@link Reply}: a slow source, a failing model or a used-up quota gives a smaller, honest answer,
 * not an exception. What does throw: a question that breaks its own rules ({@link InvalidInputException}) and a store that
 * cannot be reached at all ({@link StoreException}).
 */
public interface Assistant extends AutoCloseable {
    /** Answers one message and waits for it. */
    Reply ask(Question question);

    /** Answers one message of a customer of the default tenant. */
    default Reply ask(String user, String message) {
        return ask(Question.of(user, message));
    }

    /**
     * Answers one message without waiting. Cancelling the future gives up the turn: the model's connection is closed and the
     * quota settled.
     */
    CompletableFuture<Reply> askAsync(Question question);

    /**
     * Answers one message piece by piece. Pieces are checked and restored before they are handed out; joined, they are the
     * reply's text.
     *
     * @param onText hears each piece, in order, one at a time; if it throws, the turn is given up with that exception
     */
    CompletableFuture<Reply> stream(Question question, Consumer<String> onText);

    /**
     * Carries out an action that was offered in this conversation, once: a second call changes nothing and says so.
     *
     * @throws InvalidInputException if this customer's conversation holds no such action
     */
    Confirmation confirm(UserKey user, String conversationId, String actionId);

    /** What would be gathered for this message; no model is called, nothing is stored and no quota is used. */
    Context context(Question question);

    /** Releases threads and what the assistant opened itself. Turns under way end with an exception; repeating it is harmless. */
    @Override
    void close();
}
