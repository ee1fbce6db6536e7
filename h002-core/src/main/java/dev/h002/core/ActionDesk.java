package dev.h002.core;

import dev.h002.Action;
import dev.h002.ActionState;
import dev.h002.Confirmation;
import dev.h002.Need;
import dev.h002.Understanding;
import dev.h002.UserKey;
import dev.h002.core.wording.Wording;
import dev.h002.spi.ActionHandler;
import dev.h002.spi.ConfirmedAction;
import dev.h002.spi.StoredAction;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out offered actions when the customer says so, and only then. An action is handed to its handler at most once after it
 * is done; when two confirm at the same moment, or an outcome was lost, the handler hears the same id again and must be
 * idempotent in it.
 */
final class ActionDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ActionDesk.class);

    /** What is merely near to a yes or no spends nothing and drops nothing. */
    private static final double PLAIN = 0.9;

    private static final Set<String> BY_BUTTON =
            Set.of(Action.START_RETURN, Action.REORDER, Action.ADD_TO_BASKET, Action.TALK_TO_PERSON);

    private final Map<String, ActionHandler> handlers;

    ActionDesk(Map<String, ActionHandler> handlers) {
        this.handlers = Map.copyOf(handlers);
    }

    /** Whether anybody can carry out this type. */
    boolean handles(String type) {
        return handlers.containsKey(type);
    }

    /** What "yes" or "no thanks" means for what the latest turn offered, or empty if the message says neither or there is none. */
    Optional<Confirmation> answer(
            UserKey user, OpenConversation conversation, Understanding understanding, Instant now) {
        List<StoredAction> actions = conversation.actions();
        boolean plain = understanding.primary().score() >= PLAIN;
        boolean yes = plain && understanding.isPrimarily(Need.CONFIRM);
        if (actions.isEmpty() || !(yes || (plain && understanding.isPrimarily(Need.REFUSE)))) {
            return Optional.empty();
        }
        StoredAction last = actions.get(actions.size() - 1);
        // A return is not started by a "yes" that nobody asked for: such actions take their button.
        boolean asked = !BY_BUTTON.contains(last.type());
        boolean open = asked && last.state() == ActionState.OFFERED && conversation.offeredByTheLatestTurn(last);
        Action latest = ConversationMemory.restored(last, conversation.session());
        Locale language = understanding.language();
        if (yes) {
            // Done long ago may be said again; but a yes to something else must not spend an old offer.
            return open || last.state() == ActionState.DONE
                    ? Optional.of(confirm(user, latest, now, language))
                    : Optional.empty();
        }
        return open
                ? Optional.of(new Confirmation(
                        latest.in(ActionState.DECLINED),
                        true,
                        Wording.in(language).say("action.declined")))
                : Optional.empty();
    }

    /**
     * Carries an action out, unless it is done, declined or too late.
     *
     * @param language what the customer writes in
     */
    Confirmation confirm(UserKey user, Action action, Instant now, Locale language) {
        Wording wording = Wording.in(language);
        if (action.state() == ActionState.DONE) {
            return new Confirmation(action, false, wording.say(done(action)));
        }
        if (action.state() == ActionState.EXPIRED || !now.isBefore(action.expiresAt())) {
            return new Confirmation(action.in(ActionState.EXPIRED), false, wording.say("action.expired"));
        }
        if (action.state() == ActionState.DECLINED) {
            return new Confirmation(action, false, wording.say("action.was-declined"));
        }
        return carryOut(
                new ConfirmedAction(user, action.id(), action.type(), action.arguments(), now, language), action);
    }

    private Confirmation carryOut(ConfirmedAction confirmed, Action action) {
        ActionHandler handler = handlers.getOrDefault(action.type(), ActionHandler.none());
        try {
            ActionHandler.Result result = handler.handle(confirmed);
            ActionState state = result.done() ? ActionState.DONE : ActionState.EXPIRED;
            return new Confirmation(action.in(state), result.done(), result.text());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return failed(confirmed, action);
        } catch (Exception failure) {
            // The class only: what a handler says may quote the customer. The action stays offered, to be tried again.
            LOG.warn(
                    "The handler of {} failed with {}.",
                    action.type(),
                    failure.getClass().getName());
            return failed(confirmed, action);
        }
    }

    private static Confirmation failed(ConfirmedAction confirmed, Action action) {
        return new Confirmation(action, false, Wording.in(confirmed.language()).say("action.failed"));
    }

    private static String done(Action action) {
        return action.type().equals(Action.APPLY_COUPON) ? "action.already-applied" : "action.already-done";
    }
}
