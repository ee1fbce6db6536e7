package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.h002.InvalidInputException;
import dev.h002.MaskedText;
import dev.h002.Outcome;
import dev.h002.UserKey;
import dev.h002.spi.Conversation;
import dev.h002.spi.ConversationStore;
import dev.h002.spi.Turn;
import dev.h002.spi.contract.ConversationStoreContract;
import dev.h002.spi.contract.SteppedClock;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MongoConversationsTest extends ConversationStoreContract {
    /** So long that a real server's expiry does not interfere. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    @Override
    protected ConversationStore newStore() {
        return storeAt(Duration.ZERO, FOR_EVER);
    }

    private ConversationStore storeAt(Duration later, Duration keepFor) {
        return database.stores(Clock.fixed(NOW.plus(later), ZoneOffset.UTC)).conversations(keepFor);
    }

    @Test
    void whatHasExpiredIsGoneBeforeTheServerDeletesIt() {
        storeAt(Duration.ZERO, FOR_EVER).save(conversation("c1", ANN, 1, NOW));
        ConversationStore later = storeAt(FOR_EVER.plusSeconds(1), FOR_EVER);

        assertThat(later.load(ANN, "c1")).isEmpty();
        assertThat(later.list(ANN, 10)).isEmpty();
        assertThat(later.save(conversation("c1", ANN, 2, NOW))).isFalse();
        assertThat(later.save(conversation("c1", BOB, 1, NOW.plus(FOR_EVER)))).isTrue();
        assertThat(later.load(BOB, "c1")).isPresent();
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

    @Test
    void anIdThatRunsTogetherWithAnotherTenantsIsRefusedNotRead() {
        ConversationStore store = newStore();
        store.save(conversation("c1", new UserKey("acme", "ann"), 1, NOW));

        assertThat(store.load(ANN, "acme:c1")).isEmpty();
        assertThatThrownBy(() -> store.save(conversation("acme:c1", ANN, 1, NOW)))
                .isInstanceOf(InvalidInputException.class);
        assertThat(store.load(new UserKey("acme", "ann"), "c1")).isPresent();
    }

    @Test
    void aDamagedConversationIsLeftOut() {
        ConversationStore store = newStore();
        store.save(conversation("c1", ANN, 1, NOW));
        database.raw()
                .getCollection("chat_history")
                .updateOne(new Document("_id", "c1"), new Document("$set", new Document("turns", "nonsense")));
        assertThat(store.load(ANN, "c1")).isEmpty();
        assertThat(store.list(ANN, 5)).isEmpty();
    }

    /** Where the server deletes nothing by itself; on one that does, this is its own business. */
    @Test
    void whatHasExpiredIsDeletedWhileOthersAreSaved() {
        SteppedClock clock = new SteppedClock(NOW);
        try (MongoStores stores = database.stores(clock)) {
            assumeFalse(stores.features().expiry());
            ConversationStore store = stores.conversations(Duration.ofMinutes(5));
            store.save(conversation("c1", ANN, 1, NOW));
            clock.advance(Duration.ofMinutes(9));
            store.save(conversation("c2", BOB, 1, clock.instant()));
            assertThat(database.raw().getCollection("chat_history").countDocuments())
                    .as("not yet")
                    .isEqualTo(2);
            clock.advance(Duration.ofMinutes(1));
            store.save(conversation("c3", BOB, 1, clock.instant()));
            assertThat(database.raw().getCollection("chat_history").distinct("_id", String.class))
                    .containsExactlyInAnyOrder("c2", "c3");
        }
    }

    @Test
    void theTimeToKeepMustBePositive() {
        assertThatThrownBy(() -> storeAt(Duration.ZERO, Duration.ZERO)).isInstanceOf(InvalidInputException.class);
    }
}
