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
    /** Arguments: {@code order}. Offered where the retailer has a handler for it. */
    public static final String START_RETURN = "start_return";
    /** Arguments: {@code order}. Offered where the retailer has a handler for it. */
    public static final String REORDER = "reorder";
    /**
     * Arguments: {@code product}, {@code item} (its name), {@code price}, {@code currency}, {@code store} if one is known. Offered
     * where the retailer has a handler for it.
     */
    public static final String ADD_TO_BASKET = "add_to_basket";
    /** Arguments: {@code about}, the need as {@link Need} spells it. Offered where the retailer has a handler for it. */
    public static final String TALK_TO_PERSON = "talk_to_person";

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
