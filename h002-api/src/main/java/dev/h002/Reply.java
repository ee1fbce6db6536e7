package dev.h002;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a turn came to.
 *
 * @param text what to show the customer, with their own values restored
 * @param reason why the outcome is not {@link Outcome#ANSWERED}, in plain words without customer text; else null
 * @param conversationId what the next {@link Question} names to go on
 * @param context what the answer was made from
 * @param actions what the customer may confirm now, or what this turn just confirmed
 * @param citations which passages the answer stands on
 * @param usage tokens spent; {@link Usage#NONE} if no model was called
 * @param quota what is left after this turn
 * @param model what answered: the model's name, or {@code offline}
 */
public record Reply(
        String text,
        Outcome outcome,
        @Nullable String reason,
        String conversationId,
        Context context,
        List<Action> actions,
        List<Citation> citations,
        Usage usage,
        QuotaStatus quota,
        String model,
        TurnTrace trace) {
    /** The {@link #model()} of an answer that no model was asked for. */
    public static final String OFFLINE = "offline";

    public Reply {
        actions = List.copyOf(actions);
        citations = List.copyOf(citations);
    }

    /** Hides the text. */
    @Override
    public String toString() {
        return "Reply[outcome=" + outcome + ", model=" + model + ", " + text.length() + " characters]";
    }
}
