package dev.h002.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.MaskedText;
import dev.h002.Outcome;
import dev.h002.spi.Conversation;
import dev.h002.spi.ConversationStore;
import dev.h002.spi.Turn;
import dev.h002.spi.contract.ConversationStoreContract;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InMemoryConversationStoreTest extends ConversationStoreContract {
    @Override
    protected ConversationStore newStore() {
        return new InMemoryConversationStore();
    }

    @Test
    void theConversationUsedLongestAgoMakesRoom() {
        ConversationStore store = new InMemoryConversationStore(2);
        store.save(conversation("c1", ANN, 1, NOW));
        store.save(conversation("c2", ANN, 1, NOW));
        store.load(ANN, "c1");
        store.save(conversation("c3", ANN, 1, NOW));

        assertThat(store.load(ANN, "c2")).isEmpty();
        assertThat(store.load(ANN, "c1")).isPresent();
        assertThatThrownBy(() -> new InMemoryConversationStore(0)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void onlyTheLatestTurnsAreKept() {
        ConversationStore store = newStore();
        List<Turn> turns = IntStream.range(0, 230)
                .mapToObj(i -> new Turn(
                        MaskedText.alreadyMasked("q" + i), MaskedText.alreadyMasked("a"), Outcome.ANSWERED, NOW))
                .toList();
        store.save(new Conversation("c1", ANN, 1, turns, List.of(), new byte[0], NOW));
        assertThat(store.load(ANN, "c1").orElseThrow().turns()).isEqualTo(turns.subList(30, 230));
    }
}
