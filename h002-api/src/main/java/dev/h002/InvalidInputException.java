package dev.h002;

/** Something a caller passed cannot be used. The message names the field and the rule it broke, never the value. */
public final class InvalidInputException extends H002Exception {
    private static final long serialVersionUID = 1L;

    private final String field;

    /** @param field the name of what was wrong, such as {@code latitude} or {@code message} */
    public InvalidInputException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The name of what was wrong, such as {@code latitude} or {@code message}. */
    public String field() {
        return field;
    }
}
