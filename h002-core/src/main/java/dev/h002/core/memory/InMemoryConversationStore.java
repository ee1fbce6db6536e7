package dev.h002.core.memory;

import dev.h002.InvalidInputException;
import dev.h002.UserKey;
import dev.h002.spi.Conversation;
import dev.h002.spi.ConversationStore;
import dev.h002.spi.StoredAction;
import dev.h002.spi.Turn;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers conversations until the process ends, or until newer ones take their place. Thread-safe.
 *
 * <p>Defaults: the {@value #DEFAULT_CONVERSATIONS} conversations used last, each with its latest {@value #KEPT_TURNS} turns
 * and as many actions.
 */
public final class InMemoryConversationStore implements ConversationStore {
    private static final int DEFAULT_CONVERSATIONS = 10_000;
    private static final int KEPT_TURNS = 200;
    private static final Comparator<Conversation> LATEST_FIRST =
            Comparator.comparing(Conversation::updatedAt).reversed().thenComparing(Conversation::id);

    private final Object lock = new Object();
    private final Map<Key, Conversation> conversations;

    /** One with the defaults. */
    public InMemoryConversationStore() {
        this(DEFAULT_CONVERSATIONS);
    }

    /**
     * One that keeps so many conversations.
     *
     * @param maxConversations at least 1; the one used longest ago is dropped for the next
     * @throws InvalidInputException if it is less than 1
     */
    public InMemoryConversationStore(int maxConversations) {
        if (maxConversations < 1) {
            throw new InvalidInputException("maxConversations", "Keep at least one conversation.");
        }
        conversations = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Conversation> eldest) {
                return size() > maxConversations;
            }
        };
    }

    @Override
    public Optional<Conversation> load(UserKey user, String conversationId) {
        synchronized (lock) {
            return Optional.ofNullable(conversations.get(new Key(user.tenant(), conversationId)))
                    .filter(conversation -> conversation.user().equals(user));
        }
    }

    @Override
    public boolean save(Conversation conversation) {
        Key key = new Key(conversation.user().tenant(), conversation.id());
        synchronized (lock) {
            Conversation stored = conversations.get(key);
            if (stored != null && !stored.user().equals(conversation.user())) {
                throw new InvalidInputException(
                        "conversation", "This conversation id belongs to another customer: start one of your own.");
            }
            if (conversation.version() != (stored == null ? 1 : stored.version() + 1)) {
                return false;
            }
            conversations.put(key, bounded(conversation));
            return true;
        }
    }

    @Override
    public List<Conversation> list(UserKey user, int limit, @Nullable Conversation after) {
        synchronized (lock) {
            return conversations.values().stream()
                    .filter(conversation -> conversation.user().equals(user))
                    .filter(conversation -> after == null || LATEST_FIRST.compare(conversation, after) > 0)
                    .sorted(LATEST_FIRST)
                    .limit(Math.max(0, limit))
                    .toList();
        }
    }

    @Override
    public long erase(UserKey user) {
        synchronized (lock) {
            long before = conversations.size();
            conversations.values().removeIf(conversation -> Objects.equals(conversation.user(), user));
            return before - conversations.size();
        }
    }

    private static Conversation bounded(Conversation whole) {
        List<Turn> turns = whole.turns();
        List<StoredAction> actions = whole.actions();
        return new Conversation(
                whole.id(),
                whole.user(),
                whole.version(),
                turns.subList(Math.max(0, turns.size() - KEPT_TURNS), turns.size()),
                actions.subList(Math.max(0, actions.size() - KEPT_TURNS), actions.size()),
                whole.sealedVault(),
                whole.updatedAt());
    }

    private record Key(String tenant, String conversation) {}
}
