package dev.h002;

/**
 * What came of confirming an action.
 *
 * @param action with its state after it
 * @param changed whether this call carried it out; false if it was done before, has expired or was refused
 * @param text what to tell the customer
 */
public record Confirmation(Action action, boolean changed, String text) {
    /** Hides the text. */
    @Override
    public String toString() {
        return "Confirmation[" + action + ", changed=" + changed + "]";
    }
}
