package dev.h002;

import java.util.Locale;

/** The ten stages of a turn, in order. */
public enum Stage {
    ADMIT,
    OPEN_MASKING,
    UNDERSTAND,
    GATHER,
    COMPOSE,
    GENERATE,
    CHECK,
    RESTORE,
    OFFER,
    REMEMBER;

    /** The name as JSON and metrics spell it, such as {@code open_masking}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
