package dev.h002;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something the customer can have done by confirming. Built from facts, never from a model's words; single-use and bound
 * to exactly these arguments.
 *
 * @param id unguessable; what {@link Assistant#confirm} takes
 * @param type one of the constants of this class, or a retailer's own
 * @param label what a button says
 * @param arguments what the {@link dev.h002.spi.ActionHandler} gets; may hold the customer's own order number
 * @param expiresAt from when it can no longer be confirmed
 */
public record Action(
        String id, String type, String label, Map<String, String> arguments, ActionState state, Instant expiresAt) {
    /** Arguments: {@code code}, {@code product}, {@code store}. */
    public static final String APPLY_COUPON = "apply_coupon";
    /** Arguments: {@code store}, {@code latitude}, {@code longitude}. */
    public static final String DIRECTIONS = "directions";
    /** Arguments: {@code order}. */
    public static final String TRACK_ORDER = "track_order";

    public Action {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /** The same action in another state. */
    public Action in(ActionState next) {
        return new Action(id, type, label, arguments, next, expiresAt);
    }

    /** Hides label and arguments. */
    @Override
    public String toString() {
        return "Action[type=" + type + ", state=" + state + "]";
    }
}
