package dev.h002;

/** Where an action stands. */
public enum ActionState {
    /** Waits for the customer. */
    OFFERED,
    /** Carried out, once. */
    DONE,
    /** The customer said no. */
    DECLINED,
    /** Its time passed, or it no longer holds. */
    EXPIRED
}
