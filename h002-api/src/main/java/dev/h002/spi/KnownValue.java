package dev.h002.spi;

import dev.h002.EntityType;

/**
 * A value known to be personal before any text is read, such as the customer's own email address.
 *
 * @param value not blank
 */
public record KnownValue(EntityType type, String value) {
    /** Hides the value. */
    @Override
    public String toString() {
        return "KnownValue[" + type.label() + "]";
    }
}
