package dev.h002.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.StoreException;
import dev.h002.spi.KnowledgeStore;
import dev.h002.spi.contract.KnowledgeStoreContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryKnowledgeStoreTest extends KnowledgeStoreContract {
    @Override
    protected KnowledgeStore newStore() {
        return new InMemoryKnowledgeStore();
    }

    @Test
    void moreThanTheBoundIsRefusedWhole() {
        KnowledgeStore store = new InMemoryKnowledgeStore(2);
        store.put(TENANT, List.of(chunk("a", "one")));
        assertThatThrownBy(() -> store.put(TENANT, List.of(chunk("b", "two"), chunk("c", "three"))))
                .isInstanceOf(StoreException.class);
        store.put(TENANT, List.of(chunk("a", "again"), chunk("b", "two")));
        assertThat(store.changesSince(TENANT, KnowledgeStore.BEGINNING).added()).hasSize(2);
        assertThatThrownBy(() -> new InMemoryKnowledgeStore(0)).isInstanceOf(InvalidInputException.class);
    }
}
