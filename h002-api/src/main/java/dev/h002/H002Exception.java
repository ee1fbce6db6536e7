package dev.h002;

import org.jspecify.annotations.Nullable;

/**
 * The root of every exception this library throws on purpose. Messages say what to do and hold no customer text; subtypes
 * carry what a caller acts on.
 */
public class H002Exception extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates one with a message that is safe to log and show. */
    public H002Exception(String message) {
        super(message);
    }

    /** Creates one with a message that is safe to log and show, and what led to it. */
    public H002Exception(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
