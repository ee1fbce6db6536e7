package dev.h002;

import org.jspecify.annotations.Nullable;

/** The rules for identifiers that come from outside. */
final class Ids {
    private Ids() {}

    static String require(String field, @Nullable String value, int maxLength) {
        if (value == null || value.isBlank()) {
            throw new InvalidInputException(field, "The " + field + " is missing: give a non-empty text.");
        }
        if (value.length() > maxLength) {
            throw new InvalidInputException(field, "The " + field + " is longer than " + maxLength + " characters.");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInputException(field, "The " + field + " holds a control character.");
        }
        return value;
    }
}
