package dev.h002.spi;

import dev.h002.MaskedText;

/** One message of a prompt. */
public record PromptMessage(Role role, MaskedText text) {
    /** Who speaks. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }
}
