package dev.h002.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.ActionState;
import dev.h002.InvalidInputException;
import dev.h002.MaskedText;
import dev.h002.Outcome;
import dev.h002.UserKey;
import dev.h002.spi.Conversation;
import dev.h002.spi.ConversationStore;
import dev.h002.spi.StoredAction;
import dev.h002.spi.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ConversationStore} keeps to. */
public abstract class ConversationStoreContract {
    /** When the conversations of this contract take place; a store that forgets by age must keep these. */
    protected static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    protected static final UserKey ANN = UserKey.of("ann");
    protected static final UserKey BOB = UserKey.of("bob");

    private ConversationStore store;

    /** An empty store. Called once before each test. */
    protected abstract ConversationStore newStore() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = newStore();
    }

    /** A conversation with one turn and one action. */
    protected static Conversation conversation(String id, UserKey user, long version, Instant updatedAt) {
        Map<String, MaskedText> arguments = new LinkedHashMap<>();
        arguments.put("store", masked("store-7"));
        arguments.put("code", masked("WARM15"));
        arguments.put("a.dotted $name", masked("<NAME_1>"));
        StoredAction action = new StoredAction(
                "action-" + id,
                "apply_coupon",
                masked("Apply it for <NAME_1>"),
                arguments,
                ActionState.OFFERED,
                version,
                NOW.plusSeconds(600));
        Turn turn = new Turn(masked("I am <NAME_1>, cold"), masked("Hot Chocolate, 43 m"), Outcome.ANSWERED, NOW);
        return new Conversation(
                id, user, version, List.of(turn), List.of(action), new byte[] {0, -1, 127, -128, 5}, updatedAt);
    }

    private static MaskedText masked(String text) {
        return MaskedText.alreadyMasked(text);
    }

    @Test
    void anUnknownConversationIsEmpty() {
        assertThat(store.load(ANN, "nowhere")).isEmpty();
        assertThat(store.list(ANN, 10)).isEmpty();
        assertThat(store.erase(ANN)).isZero();
    }

    @Test
    void whatWasSavedIsReadBackWhole() {
        Conversation saved = conversation("c1", ANN, 1, NOW);
        assertThat(store.save(saved)).isTrue();

        Conversation loaded = store.load(ANN, "c1").orElseThrow();
        assertThat(loaded).usingRecursiveComparison().isEqualTo(saved);
        assertThat(loaded.sealedVault()).containsExactly(0, -1, 127, -128, 5);
        assertThat(loaded.actions().get(0).arguments().keySet()).containsExactly("store", "code", "a.dotted $name");
    }

    @Test
    void onlyTheNextVersionIsSaved() {
        assertThat(store.save(conversation("c1", ANN, 2, NOW))).isFalse();
        assertThat(store.load(ANN, "c1")).isEmpty();

        assertThat(store.save(conversation("c1", ANN, 1, NOW))).isTrue();
        assertThat(store.save(conversation("c1", ANN, 1, NOW.plusSeconds(9)))).isFalse();
        assertThat(store.save(conversation("c1", ANN, 3, NOW.plusSeconds(9)))).isFalse();
        assertThat(store.load(ANN, "c1").orElseThrow().updatedAt()).isEqualTo(NOW);

        assertThat(store.save(conversation("c1", ANN, 2, NOW.plusSeconds(9)))).isTrue();
        assertThat(store.load(ANN, "c1").orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void aConversationBelongsToWhoUsedItFirst() {
        store.save(conversation("c1", ANN, 1, NOW));

        assertThat(store.load(BOB, "c1")).isEmpty();
        assertThatThrownBy(() -> store.save(conversation("c1", BOB, 1, NOW)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContainingAny("ann", "bob", "c1");
        assertThatThrownBy(() -> store.save(conversation("c1", BOB, 2, NOW))).isInstanceOf(InvalidInputException.class);
        assertThat(store.load(ANN, "c1").orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void tenantsDoNotMeet() {
        UserKey other = new UserKey("acme", "ann");
        store.save(conversation("c1", ANN, 1, NOW));

        assertThat(store.load(other, "c1")).isEmpty();
        assertThat(store.save(conversation("c1", other, 1, NOW))).isTrue();
        assertThat(store.list(other, 10)).hasSize(1);
        assertThat(store.erase(other)).isEqualTo(1);
        assertThat(store.load(ANN, "c1")).isPresent();
    }

    @Test
    void theListIsLatestFirstAndLimited() {
        for (int i = 0; i < 5; i++) {
            store.save(conversation("c" + i, ANN, 1, NOW.plus(Duration.ofMinutes((i * 3) % 5))));
        }
        store.save(conversation("other", BOB, 1, NOW.plus(Duration.ofHours(1))));

        assertThat(store.list(ANN, 3)).extracting(Conversation::id).containsExactly("c3", "c1", "c4");
        assertThat(store.list(ANN, 50)).hasSize(5);
        assertThat(store.list(ANN, 0)).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGapsOrRepetition() {
        for (int i = 0; i < 11; i++) {
            store.save(conversation("c" + i, ANN, 1, NOW.plus(Duration.ofMinutes(i / 4))));
        }
        List<Conversation> whole = store.list(ANN, 50);
        List<Conversation> paged = new ArrayList<>();
        Conversation last = null;
        for (int page = 0; page < 4; page++) {
            List<Conversation> next = store.list(ANN, 3, last);
            paged.addAll(next);
            last = next.get(next.size() - 1);
        }
        assertThat(paged)
                .extracting(Conversation::id)
                .containsExactlyElementsOf(ids(whole))
                .hasSize(11);
        assertThat(store.list(ANN, 3, last)).isEmpty();
        assertThat(store.list(BOB, 3, whole.get(0))).isEmpty();
    }

    private static List<String> ids(List<Conversation> conversations) {
        return conversations.stream().map(Conversation::id).toList();
    }

    @Test
    void erasingForgetsOneCustomerOnly() {
        store.save(conversation("c1", ANN, 1, NOW));
        store.save(conversation("c2", ANN, 1, NOW));
        store.save(conversation("c3", BOB, 1, NOW));

        assertThat(store.erase(ANN)).isEqualTo(2);
        assertThat(store.list(ANN, 10)).isEmpty();
        assertThat(store.load(ANN, "c1")).isEmpty();
        assertThat(store.list(BOB, 10)).hasSize(1);
        assertThat(store.save(conversation("c1", ANN, 2, NOW))).isFalse();
    }

    @Test
    void ofManyThatSaveTheSameVersionExactlyOneWins() throws Exception {
        for (long version = 1; version <= 3; version++) {
            long next = version;
            List<Boolean> saved = Together.run(16, i -> store.save(conversation("c1", ANN, next, NOW.plusSeconds(i))));
            assertThat(saved).filteredOn(won -> won).hasSize(1);
            assertThat(store.load(ANN, "c1").orElseThrow().version()).isEqualTo(next);
        }
    }

    @Test
    void noChangeIsLostBetweenWriters() throws Exception {
        store.save(withTurns(conversation("c1", ANN, 1, NOW), List.of()));
        int writers = 8;
        Together.run(writers, writer -> addTurn("turn " + writer));

        Conversation last = store.load(ANN, "c1").orElseThrow();
        assertThat(last.version()).isEqualTo(1 + writers);
        assertThat(last.turns())
                .extracting(turn -> turn.question().value())
                .doesNotHaveDuplicates()
                .hasSize(writers);
    }

    private boolean addTurn(String text) {
        for (int attempt = 0; attempt < 1000; attempt++) {
            Conversation now = store.load(ANN, "c1").orElseThrow();
            List<Turn> turns = new ArrayList<>(now.turns());
            turns.add(new Turn(masked(text), masked("ok"), Outcome.ANSWERED, NOW));
            if (store.save(withTurns(conversation("c1", ANN, now.version() + 1, NOW), turns))) {
                return true;
            }
        }
        throw new AssertionError("never saved");
    }

    private static Conversation withTurns(Conversation like, List<Turn> turns) {
        return new Conversation(
                like.id(), like.user(), like.version(), turns, like.actions(), like.sealedVault(), like.updatedAt());
    }
}
