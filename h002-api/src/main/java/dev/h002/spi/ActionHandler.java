package dev.h002.spi;

/**
 * Carries out one confirmed action. Thread-safe. May be called again with the same id when an outcome was lost, so it must be
 * idempotent in {@link ConfirmedAction#id()}.
 */
@FunctionalInterface
public interface ActionHandler {
    /** Carries it out, checking first that it still holds. */
    Result handle(ConfirmedAction action) throws Exception;

    /** One that carries nothing out: every action has expired. */
    static ActionHandler none() {
        return action -> new Result(false, "That is no longer available.");
    }

    /**
     * What came of it.
     *
     * @param done whether it is in effect now; false: it no longer holds
     * @param text what to tell the customer; blank to leave the words to the assistant
     */
    record Result(boolean done, String text) {}
}
