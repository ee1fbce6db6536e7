package dev.h002.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.spi.Chunk;
import dev.h002.spi.KnowledgeStore;
import dev.h002.spi.KnowledgeStore.Changes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link KnowledgeStore} keeps to. */
public abstract class KnowledgeStoreContract {
    protected static final String TENANT = "default";

    private KnowledgeStore store;

    /** An empty store. Called once before each test. */
    protected abstract KnowledgeStore newStore() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = newStore();
    }

    /** A chunk with a unit vector that depends on its id. */
    protected static Chunk chunk(String id, String text) {
        return chunk(id, text, "model-a", 384);
    }

    protected static Chunk chunk(String id, String text, String model, int dimensions) {
        Random random = new Random(id.hashCode());
        float[] vector = new float[dimensions];
        double sum = 0;
        for (int i = 0; i < dimensions; i++) {
            vector[i] = random.nextFloat() - 0.5f;
            sum += vector[i] * vector[i];
        }
        for (int i = 0; i < dimensions; i++) {
            vector[i] /= (float) Math.sqrt(sum);
        }
        return new Chunk(
                id,
                "refunds.md",
                "Refunds > Opened items",
                3,
                text,
                vector,
                model,
                "hash of " + text,
                Map.of("page", "2"));
    }

    private static List<String> ids(List<Chunk> chunks) {
        return chunks.stream().map(Chunk::id).toList();
    }

    @Test
    void anEmptyStoreHasNoChanges() {
        Changes none = store.changesSince(TENANT, KnowledgeStore.BEGINNING);
        assertThat(none.added()).isEmpty();
        assertThat(none.removed()).isEmpty();
    }

    @Test
    void aChunkIsReadBackToTheBit() {
        Chunk put = chunk("a#0", "Opened items can be returned within 30 days.");
        store.put(TENANT, List.of(put));

        Chunk got = store.changesSince(TENANT, KnowledgeStore.BEGINNING).added().get(0);
        assertThat(got).usingRecursiveComparison().isEqualTo(put);
        assertThat(got.vector()).containsExactly(put.vector());
    }

    @Test
    void aCursorTellsOnlyWhatCameAfterIt() {
        store.put(TENANT, List.of(chunk("a", "one"), chunk("b", "two")));
        Changes first = store.changesSince(TENANT, KnowledgeStore.BEGINNING);
        assertThat(ids(first.added())).containsExactlyInAnyOrder("a", "b");

        Changes nothing = store.changesSince(TENANT, first.cursor());
        assertThat(nothing.added()).isEmpty();
        assertThat(nothing.removed()).isEmpty();
        assertThat(nothing.cursor()).isGreaterThanOrEqualTo(first.cursor());

        store.put(TENANT, List.of(chunk("c", "three")));
        Changes second = store.changesSince(TENANT, nothing.cursor());
        assertThat(ids(second.added())).containsExactly("c");
    }

    @Test
    void aChunkOfTheSameIdIsReplaced() {
        store.put(TENANT, List.of(chunk("a", "old")));
        long cursor = store.changesSince(TENANT, KnowledgeStore.BEGINNING).cursor();
        store.put(TENANT, List.of(chunk("a", "new")));

        assertThat(store.changesSince(TENANT, cursor).added())
                .extracting(Chunk::text)
                .containsExactly("new");
        assertThat(store.changesSince(TENANT, KnowledgeStore.BEGINNING).added())
                .extracting(Chunk::text)
                .containsExactly("new");
    }

    @Test
    void aRemovalIsTold() {
        store.put(TENANT, List.of(chunk("a", "one"), chunk("b", "two")));
        long cursor = store.changesSince(TENANT, KnowledgeStore.BEGINNING).cursor();
        store.remove(TENANT, List.of("a", "unknown"));

        Changes changes = store.changesSince(TENANT, cursor);
        assertThat(changes.added()).isEmpty();
        assertThat(changes.removed()).containsExactly("a");
        assertThat(ids(store.changesSince(TENANT, KnowledgeStore.BEGINNING).added()))
                .containsExactly("b");
    }

    @Test
    void aChunkIsToldOnceAsItStandsNow() {
        store.put(TENANT, List.of(chunk("a", "one"), chunk("b", "two")));
        long cursor = store.changesSince(TENANT, KnowledgeStore.BEGINNING).cursor();
        store.remove(TENANT, List.of("a"));
        store.put(TENANT, List.of(chunk("a", "again"), chunk("b", "changed")));
        store.remove(TENANT, List.of("b"));

        Changes changes = store.changesSince(TENANT, cursor);
        assertThat(ids(changes.added())).containsExactly("a");
        assertThat(changes.removed()).containsExactly("b");
    }

    @Test
    void tenantsDoNotMeet() {
        store.put(TENANT, List.of(chunk("a", "ours")));
        store.put("acme", List.of(chunk("a", "theirs", "model-b", 8)));
        store.remove("acme", List.of("a"));

        assertThat(store.changesSince(TENANT, KnowledgeStore.BEGINNING).added())
                .extracting(Chunk::text)
                .containsExactly("ours");
        assertThat(store.changesSince("acme", KnowledgeStore.BEGINNING).added()).isEmpty();
    }

    @Test
    void vectorsOfAnotherModelOrLengthAreRefusedWhole() {
        store.put(TENANT, List.of(chunk("a", "one")));

        for (Chunk wrong : List.of(chunk("b", "two", "model-b", 384), chunk("b", "two", "model-a", 383))) {
            assertThatThrownBy(() -> store.put(TENANT, List.of(chunk("c", "three"), wrong)))
                    .isInstanceOf(InvalidInputException.class);
        }
        assertThat(ids(store.changesSince(TENANT, KnowledgeStore.BEGINNING).added()))
                .containsExactly("a");
    }

    @Test
    void vectorsOfOneCallMustAgreeToo() {
        assertThatThrownBy(() -> store.put(TENANT, List.of(chunk("a", "one"), chunk("b", "two", "model-b", 384))))
                .isInstanceOf(InvalidInputException.class);
        assertThat(store.changesSince(TENANT, KnowledgeStore.BEGINNING).added()).isEmpty();
    }

    @Test
    void aVectorThatCannotBeComparedIsRefusedWholeByItsSource() {
        for (float wrong : new float[] {0, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            Chunk broken = chunk("b", "two");
            if (wrong == 0) {
                Arrays.fill(broken.vector(), 0);
            } else {
                broken.vector()[200] = wrong;
            }
            assertThatThrownBy(() -> store.put(TENANT, List.of(chunk("a", "one"), broken)))
                    .as("%s", wrong)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("refunds.md");
        }
        Changes none = store.changesSince(TENANT, KnowledgeStore.BEGINNING);
        assertThat(none.added()).isEmpty();

        // What was refused does not say which model the tenant's vectors are of.
        store.put(TENANT, List.of(chunk("a", "one", "model-b", 8)));
    }

    @Test
    void nothingToPutOrRemoveIsFine() {
        store.put(TENANT, List.of());
        store.remove(TENANT, List.of());
        assertThat(store.changesSince(TENANT, KnowledgeStore.BEGINNING).added()).isEmpty();
    }

    @Test
    void aReaderThatFollowsManyWritersMissesNothing() throws Exception {
        int writers = 6;
        int each = 12;
        AtomicInteger running = new AtomicInteger(writers);
        Set<String> seen = new HashSet<>();
        Together.run(writers + 1, number -> {
            if (number < writers) {
                write(number, each);
                return running.decrementAndGet();
            }
            return follow(running, seen);
        });
        assertThat(seen).hasSize(writers * each);
    }

    private void write(int writer, int count) {
        for (int i = 0; i < count; i++) {
            store.put(TENANT, List.of(chunk(writer + "-" + i, "text", "model-a", 4)));
        }
    }

    private int follow(AtomicInteger running, Set<String> seen) {
        long cursor = KnowledgeStore.BEGINNING;
        List<Integer> steps = new ArrayList<>();
        boolean last = false;
        while (!last) {
            last = running.get() == 0;
            Changes changes = store.changesSince(TENANT, cursor);
            seen.addAll(ids(changes.added()));
            cursor = changes.cursor();
            steps.add(changes.added().size());
        }
        return steps.size();
    }
}
