package dev.h002.mongo;

import dev.h002.InvalidInputException;

/**
 * What may be the id of a document. An id reaches the server as a value of its own, a text, so that nothing in it is ever taken
 * for an operator; what is no id at all is not sent.
 */
final class DocumentIds {
    private static final int MAX_LENGTH = 200;

    private DocumentIds() {}

    static boolean isValid(String id) {
        return !id.isBlank() && id.length() <= MAX_LENGTH && id.chars().noneMatch(Character::isISOControl);
    }

    /** @throws InvalidInputException if it cannot be an id */
    static String require(String field, String id) {
        if (!isValid(id)) {
            throw new InvalidInputException(
                    field, "field " + field + " must be 1 to " + MAX_LENGTH + " characters without control characters");
        }
        return id;
    }
}
