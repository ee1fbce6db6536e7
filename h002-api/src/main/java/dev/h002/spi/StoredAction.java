package dev.h002.spi;

import dev.h002.ActionState;
import dev.h002.MaskedText;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An offered {@link dev.h002.Action} as it is remembered: label and arguments masked.
 *
 * @param offeredIn the {@link Conversation#version} that the offering turn made: a plain "yes" means the latest turn's offer only
 */
public record StoredAction(
        String id,
        String type,
        MaskedText label,
        Map<String, MaskedText> arguments,
        ActionState state,
        long offeredIn,
        Instant expiresAt) {
    public StoredAction {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /** The same action in another state. */
    public StoredAction in(ActionState next) {
        return new StoredAction(id, type, label, arguments, next, offeredIn, expiresAt);
    }
}
