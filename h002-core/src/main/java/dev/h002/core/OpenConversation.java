package dev.h002.core;

import dev.h002.MaskedText;
import dev.h002.core.wording.LanguageIdentifier;
import dev.h002.spi.Conversation;
import dev.h002.spi.MaskingSession;
import dev.h002.spi.StoredAction;
import dev.h002.spi.Turn;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as a turn finds it, with its masking opened.
 *
 * @param stored null if this is its first turn
 * @param customer whose values the session knows
 */
record OpenConversation(String id, @Nullable Conversation stored, Customer customer, MaskingSession session) {
    /** A message up to so many characters says little by itself. */
    private static final int BRIEF = 30;

    List<Turn> turns() {
        return stored == null ? List.of() : stored.turns();
    }

    List<StoredAction> actions() {
        return stored == null ? List.of() : stored.actions();
    }

    long version() {
        return stored == null ? 0 : stored.version();
    }

    /** Whether nothing was said since this was offered. */
    boolean offeredByTheLatestTurn(StoredAction action) {
        return action.offeredIn() == version();
    }

    /** What the customer writes in by the latest turn that tells; English if none does. */
    Locale language() {
        for (int i = turns().size() - 1; i >= 0; i--) {
            Locale told = LanguageIdentifier.of(turns().get(i).question().value(), () -> Locale.ROOT);
            if (!told.equals(Locale.ROOT)) {
                return told;
            }
        }
        return Locale.ENGLISH;
    }

    @Override
    public String toString() {
        return "OpenConversation[turns=" + turns().size() + "]";
    }

    /** "And the second nearest?" with what it goes on from, and with what that goes on from if it is as brief. */
    String together(List<MaskedText> earlier, String message) {
        StringBuilder together = new StringBuilder();
        int last = earlier.size() - 1;
        boolean brief = last >= 0 && earlier.get(last).length() <= BRIEF;
        for (MaskedText text : earlier.subList(Math.max(0, brief ? last - 1 : last), earlier.size())) {
            together.append(session.restore(text.value())).append('\n');
        }
        return together.append(message).toString();
    }
}
