package dev.h002.core;

import dev.h002.Action;
import dev.h002.MaskedText;
import dev.h002.Outcome;
import dev.h002.Question;
import dev.h002.StoreException;
import dev.h002.UserKey;
import dev.h002.core.masking.KnownValues;
import dev.h002.core.vault.VaultSeal;
import dev.h002.spi.Conversation;
import dev.h002.spi.ConversationStore;
import dev.h002.spi.Masker;
import dev.h002.spi.MaskingSession;
import dev.h002.spi.StoredAction;
import dev.h002.spi.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens conversations with their masking, and remembers what happened in them, masked.
 *
 * <p>Turns of one conversation may run at the same time, here or on another instance. None waits for another: a turn that finds
 * the conversation changed when it wants to remember opens it again, masks its words anew, so that placeholders keep one
 * meaning, and tries once more, at most {@value #ATTEMPTS} times.
 */
final class ConversationMemory {
    static final int ATTEMPTS = 8;
    /** The most turns and actions kept of one conversation. */
    private static final int KEPT_TURNS = 100;

    private static final int KEPT_ACTIONS = 50;

    private final ConversationStore store;
    private final Masker masker;
    private final VaultSeal seal;

    ConversationMemory(ConversationStore store, Masker masker, VaultSeal seal) {
        this.store = store;
        this.masker = masker;
        this.seal = seal;
    }

    OpenConversation open(UserKey user, String id, Customer customer) {
        Conversation stored = store.load(user, id).orElse(null);
        Map<String, String> vault = stored == null ? Map.of() : seal.open(stored.sealedVault(), boundTo(user, id));
        return opened(id, stored, customer, vault);
    }

    /**
     * The conversation of a question. If it names none, the store is not asked: an id made just now cannot be there.
     *
     * @param id the one it names, or the new one
     */
    OpenConversation open(Question question, String id, Customer customer) {
        return question.conversationId() == null
                ? opened(id, null, customer, Map.of())
                : open(question.user(), id, customer);
    }

    private OpenConversation opened(
            String id, @Nullable Conversation stored, Customer customer, Map<String, String> vault) {
        return new OpenConversation(
                id, stored, customer, masker.open(KnownValues.of(customer.profile(), customer.orders()), vault));
    }

    /**
     * Takes an id that the application chose for a new conversation, before anything is spent on it.
     *
     * @throws dev.h002.InvalidInputException if it is another customer's
     */
    OpenConversation claim(UserKey user, OpenConversation fresh, Instant at) {
        // If it is not saved, another turn of this customer was faster: either way, what is there now is what we
        // continue.
        var unused = save(user, fresh, List.of(), List.of(), at);
        return open(user, fresh.id(), fresh.customer());
    }

    /**
     * What one turn adds.
     *
     * @param question and {@code answer} with the customer's own values; they are masked here
     * @param actions newly offered, most wanted first, or those that changed their state
     */
    record Exchange(String question, String answer, Outcome outcome, List<Action> actions, Instant at) {
        @Override
        public String toString() {
            return "Exchange[outcome=" + outcome + "]";
        }
    }

    /** @throws StoreException if the store fails, or others keep changing the conversation */
    void remember(UserKey user, OpenConversation opened, Exchange exchange) {
        OpenConversation current = opened;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            MaskingSession session = current.session();
            List<Turn> turns = new ArrayList<>(current.turns());
            turns.add(new Turn(
                    session.mask(exchange.question()).text(),
                    session.mask(exchange.answer()).text(),
                    exchange.outcome(),
                    exchange.at()));
            if (save(user, current, turns, merged(current, exchange.actions()), exchange.at())) {
                return;
            }
            current = open(user, opened.id(), opened.customer());
        }
        throw new StoreException("The conversation is being changed by too many turns at once.", null);
    }

    /** Records the new state of an action outside a turn. */
    void update(UserKey user, OpenConversation opened, Action action, Instant at) {
        OpenConversation current = opened;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (save(user, current, current.turns(), merged(current, List.of(action)), at)) {
                return;
            }
            current = open(user, opened.id(), opened.customer());
        }
        throw new StoreException("The conversation is being changed by too many turns at once.", null);
    }

    /** A stable name for a customer that tells nothing about them without the vault's key. */
    String pseudonym(UserKey user) {
        return seal.pseudonym(user.tenant() + '\n' + user.user());
    }

    /** An action as it was offered, with the customer's own values. */
    static Action restored(StoredAction stored, MaskingSession session) {
        Map<String, String> arguments = new LinkedHashMap<>();
        stored.arguments().forEach((name, value) -> arguments.put(name, session.restore(value.value())));
        return new Action(
                stored.id(),
                stored.type(),
                session.restore(stored.label().value()),
                arguments,
                stored.state(),
                stored.expiresAt());
    }

    private boolean save(
            UserKey user, OpenConversation current, List<Turn> turns, List<StoredAction> actions, Instant at) {
        return store.save(new Conversation(
                current.id(),
                user,
                current.version() + 1,
                latest(turns, KEPT_TURNS),
                latest(actions, KEPT_ACTIONS),
                seal.seal(current.session().vault(), boundTo(user, current.id())),
                at));
    }

    /** New actions go behind the old ones, the most wanted last: that is the one a plain "yes" means. */
    private static List<StoredAction> merged(OpenConversation current, List<Action> changes) {
        Map<String, StoredAction> byId = new LinkedHashMap<>();
        current.actions().forEach(action -> byId.put(action.id(), action));
        for (int i = changes.size() - 1; i >= 0; i--) {
            Action change = changes.get(i);
            StoredAction known = byId.get(change.id());
            byId.put(change.id(), known != null ? known.in(change.state()) : masked(change, current));
        }
        return List.copyOf(byId.values());
    }

    private static StoredAction masked(Action action, OpenConversation current) {
        MaskingSession session = current.session();
        Map<String, MaskedText> arguments = new LinkedHashMap<>();
        action.arguments()
                .forEach(
                        (name, value) -> arguments.put(name, session.mask(value).text()));
        return new StoredAction(
                action.id(),
                action.type(),
                session.mask(action.label()).text(),
                arguments,
                action.state(),
                current.version() + 1,
                action.expiresAt());
    }

    private static <T> List<T> latest(List<T> all, int most) {
        return all.size() <= most ? all : all.subList(all.size() - most, all.size());
    }

    /** What a conversation's vault is bound to, so that it opens for nobody else. */
    static String boundTo(UserKey user, String id) {
        return user.tenant() + '\n' + user.user() + '\n' + id;
    }
}
