package dev.h002.spi;

import dev.h002.UserKey;
import java.time.Instant;
import java.util.Map;

/**
 * An action the customer has confirmed.
 *
 * @param id the same on every retry: use it as the idempotency key
 * @param type such as {@link dev.h002.Action#APPLY_COUPON}
 * @param arguments exactly those that were offered
 * @param at the moment of confirming
 */
public record ConfirmedAction(UserKey user, String id, String type, Map<String, String> arguments, Instant at) {
    public ConfirmedAction {
        arguments = Map.copyOf(arguments);
    }

    /** Hides the arguments. */
    @Override
    public String toString() {
        return "ConfirmedAction[type=" + type + "]";
    }
}
