package dev.h002.examples.cli;

import dev.h002.H002Exception;
import java.io.IOException;

/** Standard output takes no more. */
final class OutputClosedException extends H002Exception {
    private static final long serialVersionUID = 1L;

    private final boolean readerLeft;

    OutputClosedException(IOException cause) {
        super("The output cannot be written.", cause);
        String message = String.valueOf(cause.getMessage());
        // Java has no type for EPIPE; "Stream closed" is what a closed pipe within the process says.
        readerLeft = message.contains("Broken pipe") || message.contains("Stream closed");
    }

    /** Whether whoever read it has left, as {@code head} does; else the disk is full, or the like. */
    boolean readerLeft() {
        return readerLeft;
    }
}
