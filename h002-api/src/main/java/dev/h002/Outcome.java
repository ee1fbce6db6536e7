package dev.h002;

/** How a turn ended. */
public enum Outcome {
    /** Answered as configured: by the model, or by the offline concierge where no model is configured. */
    ANSWERED,
    /** The offline concierge stood in for a model that failed; {@link Reply#reason()} says why. */
    DEGRADED,
    /** The customer's quota is used up; no model was called. */
    DENIED,
    /** The message cannot be used (empty, too long); nothing was spent. */
    REFUSED
}
