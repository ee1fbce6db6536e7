package dev.h002.spi;

import dev.h002.UserKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers masked conversations, and forgets on request. Thread-safe.
 *
 * <p>A conversation id belongs to the customer who used it first: nobody else can read or continue it.
 */
public interface ConversationStore {
    /** The conversation, or empty if this customer has none of that id. */
    Optional<Conversation> load(UserKey user, String conversationId);

    /**
     * Stores a conversation if nobody changed it since it was read: its version must be one more than the stored one, or 1 if
     * there is none.
     *
     * @return false, with nothing changed, if somebody did
     * @throws dev.h002.InvalidInputException if the id belongs to another customer
     * @throws dev.h002.StoreException if the store cannot be reached
     */
    boolean save(Conversation conversation);

    /** This customer's conversations, latest first and then by id, at most {@code limit}. */
    default List<Conversation> list(UserKey user, int limit) {
        return list(user, limit, null);
    }

    /**
     * The next page of {@link #list(UserKey, int)}.
     *
     * @param after the last conversation of the page before, or null for the first page; one that changed in between comes
     *     again, as the latest
     */
    List<Conversation> list(UserKey user, int limit, @Nullable Conversation after);

    /**
     * Forgets everything about this customer.
     *
     * @return how many conversations were removed
     */
    long erase(UserKey user);
}
