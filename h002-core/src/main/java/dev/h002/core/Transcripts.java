package dev.h002.core;

import dev.h002.Action;
import dev.h002.core.Transcript.Exchange;
import dev.h002.core.masking.PlaceholderMasker;
import dev.h002.core.vault.VaultSeal;
import dev.h002.spi.Conversation;
import dev.h002.spi.Masker;
import dev.h002.spi.MaskingSession;
import java.util.List;

/**
 * Makes stored conversations readable again, for a customer who asks what is kept about them. Immutable and thread-safe.
 *
 * <pre>{@code
 * Transcripts transcripts = Transcripts.withKey(vaultKey);
 * store.list(user, 100).stream().map(transcripts::read).forEach(...);
 * }</pre>
 */
public final class Transcripts {
    private final Masker masker;
    private final VaultSeal seal;

    private Transcripts(Masker masker, VaultSeal seal) {
        this.masker = masker;
        this.seal = seal;
    }

    /**
     * Reads what assistants with these keys remembered.
     *
     * @throws dev.h002.InvalidInputException if a key is not 32 bytes long
     */
    public static Transcripts withKey(byte[] vaultKey, byte[]... earlierKeys) {
        return new Transcripts(PlaceholderMasker.create(), VaultSeal.withKey(vaultKey, earlierKeys));
    }

    /**
     * The conversation with its values.
     *
     * @throws dev.h002.InvalidInputException if it was sealed under another key
     * @throws dev.h002.StoreException if its vault was changed or belongs to another conversation
     */
    public Transcript read(Conversation stored) {
        String boundTo = ConversationMemory.boundTo(stored.user(), stored.id());
        MaskingSession session = masker.open(List.of(), seal.open(stored.sealedVault(), boundTo));
        List<Exchange> exchanges = stored.turns().stream()
                .map(turn -> new Exchange(
                        session.restore(turn.question().value()),
                        session.restore(turn.answer().value()),
                        turn.outcome(),
                        turn.at()))
                .toList();
        List<Action> actions = stored.actions().stream()
                .map(action -> ConversationMemory.restored(action, session))
                .toList();
        return new Transcript(stored.id(), stored.updatedAt(), exchanges, actions);
    }
}
