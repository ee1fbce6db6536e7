package dev.h002.examples.web;

import dev.h002.Action;
import dev.h002.ActionState;
import dev.h002.core.Transcript;
import dev.h002.spi.Conversation;
import dev.h002.spi.StoredAction;
import java.util.ArrayList;
import java.util.List;

/**
 * What a conversation that is read again has offered. It is stored in the order of wanting least, so that the last is what a "yes"
 * means; here the most wanted comes first.
 *
 * @param latest what its latest offering turn offered
 * @param earlier what was offered before, the latest first; what nobody took is left out if it was offered again
 */
record Offers(List<Action> latest, List<Action> earlier) {
    static Offers of(Conversation stored, Transcript read) {
        List<StoredAction> kept = stored.actions();
        long latestTurn = kept.isEmpty() ? 0 : kept.get(kept.size() - 1).offeredIn();
        List<Action> latest = new ArrayList<>();
        List<Action> earlier = new ArrayList<>();
        for (int i = kept.size() - 1; i >= 0; i--) {
            // The same actions in the same order, one masked and one not.
            Action action = read.actions().get(i);
            if (kept.get(i).offeredIn() == latestTurn) {
                latest.add(action);
            } else if (action.state() == ActionState.DONE || (!isAmong(latest, action) && !isAmong(earlier, action))) {
                earlier.add(action);
            }
        }
        return new Offers(latest, earlier);
    }

    private static boolean isAmong(List<Action> offered, Action again) {
        return offered.stream()
                .anyMatch(action ->
                        action.type().equals(again.type()) && action.arguments().equals(again.arguments()));
    }
}
