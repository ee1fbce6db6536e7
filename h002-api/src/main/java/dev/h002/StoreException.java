package dev.h002;

import org.jspecify.annotations.Nullable;

/** A store (database, vault, index) could not be reached or does not hold what it should. Nothing was half-written. */
public final class StoreException extends H002Exception {
    private static final long serialVersionUID = 1L;

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
