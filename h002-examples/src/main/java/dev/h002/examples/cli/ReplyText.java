package dev.h002.examples.cli;

import dev.h002.Action;
import dev.h002.ActionState;
import dev.h002.Citation;
import dev.h002.Reply;
import java.util.List;
import java.util.Locale;

/** What a person reads below the text of an answer: what can be done now, and what the answer stands on. */
final class ReplyText {
    private ReplyText() {}

    /**
     * The lines below the text, each ended; empty if there is nothing to add.
     *
     * @param howToAccept told when there is something to accept
     */
    static String below(Reply reply, String howToAccept) {
        StringBuilder text = new StringBuilder();
        List<Action> actions = reply.actions();
        if (!actions.isEmpty()) {
            text.append('\n');
        }
        for (int i = 0; i < actions.size(); i++) {
            text.append("  ")
                    .append(i + 1)
                    .append(". ")
                    .append(line(actions.get(i)))
                    .append('\n');
        }
        if (actions.stream().anyMatch(action -> action.state() == ActionState.OFFERED)) {
            text.append("  ").append(howToAccept).append('\n');
        }
        if (!reply.citations().isEmpty()) {
            text.append('\n');
        }
        for (Citation citation : reply.citations()) {
            text.append("  Source: ").append(PlainText.line(citation.title() + " (" + citation.source() + ")"));
            text.append('\n');
        }
        return text.toString();
    }

    private static String line(Action action) {
        String state = action.state() == ActionState.OFFERED
                ? ""
                : " (" + action.state().name().toLowerCase(Locale.ROOT) + ")";
        return PlainText.line(action.label()) + state;
    }
}
