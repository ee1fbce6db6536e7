package dev.h002.core.masking;

import dev.h002.H002Exception;

/**
 * A recognizer failed, so what is personal in the text is not known and no masked text was made.
 *
 * <p>Carries the class of what was thrown but not the exception itself, whose message may quote the text.
 */
public final class MaskingException extends H002Exception {
    private static final long serialVersionUID = 1L;

    private final String recognizer;

    MaskingException(String recognizer, String problem) {
        super("The recognizer " + recognizer + " failed (" + problem + "); the text was not masked: fix or remove it.");
        this.recognizer = recognizer;
    }

    /** The class name of the recognizer. */
    public String recognizer() {
        return recognizer;
    }
}
