package dev.h002.spi;

import dev.h002.UserKey;
import java.time.Instant;
import java.util.List;

/**
 * A remembered conversation.
 *
 * @param version grows by one with every change; what {@link ConversationStore#save} compares
 * @param turns oldest first, the latest that the store keeps
 * @param actions offered in it, oldest first
 * @param sealedVault the placeholders with their values, encrypted by the assistant; stores cannot read it. The array is
 *     not copied: treat it as read-only.
 */
@SuppressWarnings("ArrayRecordComponent") // opaque bytes that nobody compares
public record Conversation(
        String id,
        UserKey user,
        long version,
        List<Turn> turns,
        List<StoredAction> actions,
        byte[] sealedVault,
        Instant updatedAt) {
    public Conversation {
        turns = List.copyOf(turns);
        actions = List.copyOf(actions);
    }
}
