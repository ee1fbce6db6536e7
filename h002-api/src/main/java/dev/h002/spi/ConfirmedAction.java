package dev.h002.spi;

import dev.h002.UserKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * An action the customer has confirmed.
 *
 * @param id the same on every retry: use it as the idempotency key
 * @param type such as {@link dev.h002.Action#APPLY_COUPON}
 * @param arguments exactly those that were offered
 * @param at the moment of confirming
 * @param language what the customer writes in, for what is said of the outcome
 */
public record ConfirmedAction(
        UserKey user, String id, String type, Map<String, String> arguments, Instant at, Locale language) {
    public ConfirmedAction {
        arguments = Map.copyOf(arguments);
    }

    /** One confirmed in English. */
    public ConfirmedAction(UserKey user, String id, String type, Map<String, String> arguments, Instant at) {
        this(user, id, type, arguments, at, Locale.ENGLISH);
    }

    /** Hides the arguments. */
    @Override
    public String toString() {
        return "ConfirmedAction[type=" + type + "]";
    }
}
