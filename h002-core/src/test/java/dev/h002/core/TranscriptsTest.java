package dev.h002.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.Assistant;
import dev.h002.InvalidInputException;
import dev.h002.Question;
import dev.h002.StoreException;
import dev.h002.UserKey;
import dev.h002.core.memory.InMemoryConversationStore;
import dev.h002.spi.Conversation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TranscriptsTest {
    private static final UserKey MAYA = UserKey.of("maya");
    private static final String WORDS = "I'm cold, write to maya.l@example.net";

    private final byte[] key = filled(1);
    private final InMemoryConversationStore store = new InMemoryConversationStore();

    private static byte[] filled(int value) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) value);
        return key;
    }

    private Conversation remembered() {
        try (Assistant assistant =
                SmallShop.assistant().conversations(store, key).build()) {
            assistant.ask("maya", WORDS);
        }
        return store.list(MAYA, 1).get(0);
    }

    @Test
    void aConversationIsReadInTheCustomersOwnWords() {
        Conversation stored = remembered();
        assertThat(stored.turns().get(0).question().value()).contains("<EMAIL_1>");

        Transcript transcript = Transcripts.withKey(key).read(stored);
        assertThat(transcript.conversationId()).isEqualTo(stored.id());
        assertThat(transcript.exchanges()).singleElement().satisfies(exchange -> {
            assertThat(exchange.question()).isEqualTo(WORDS);
            assertThat(exchange.answer()).contains("Downtown Café");
        });
        assertThat(transcript.actions())
                .isNotEmpty()
                .allSatisfy(action -> assertThat(action.label()).doesNotContain("<"));
        assertThat(transcript.toString()).doesNotContain("maya.l", "cold");
    }

    @Test
    void afterAChangeOfKeysConversationsGoOnUnderTheNewOne() {
        Conversation before = remembered();
        byte[] next = filled(2);
        try (Assistant assistant =
                SmallShop.assistant().conversations(store, next, key).build()) {
            assistant.ask(Question.of("maya", "And my address again?").in(before.id()));
        }
        Conversation after = store.load(MAYA, before.id()).orElseThrow();
        assertThat(after.turns()).hasSize(2);
        assertThat(Transcripts.withKey(next).read(after).exchanges().get(0).question())
                .isEqualTo(WORDS);
    }

    @Test
    void anotherKeyOrAChangedVaultShowsNothing() {
        Conversation stored = remembered();
        assertThatThrownBy(() -> Transcripts.withKey(filled(9)).read(stored))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("maya");
        byte[] flipped = stored.sealedVault().clone();
        flipped[flipped.length - 1] ^= 4;
        Conversation changed = new Conversation(
                stored.id(), MAYA, stored.version(), stored.turns(), stored.actions(), flipped, stored.updatedAt());
        assertThatThrownBy(() -> Transcripts.withKey(key).read(changed))
                .isInstanceOf(StoreException.class)
                .hasMessageNotContaining("maya");
    }
}
