package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.spi.Chunk;
import dev.h002.spi.KnowledgeStore;
import dev.h002.spi.KnowledgeStore.Changes;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What two processes over one database see of each other's changes. */
@Timeout(120)
abstract class FollowingContract {
    static final String TENANT = "default";
    private static final Duration CONVERGED = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(100);

    /** One process's stores over the database of this test. */
    abstract MongoStores stores();

    static Chunk chunk(String id) {
        return Chunks.of(id, new float[] {0.6f, 0.8f}, Map.of());
    }

    /** Holds what a store has, as a retriever does: asks again and again from where it was. */
    static final class Follower {
        private final KnowledgeStore store;
        private final Set<String> ids = new LinkedHashSet<>();
        private long cursor = KnowledgeStore.BEGINNING;

        Follower(KnowledgeStore store) {
            this.store = store;
        }

        Set<String> poll() {
            Changes changes = store.changesSince(TENANT, cursor);
            changes.added().forEach(chunk -> ids.add(chunk.id()));
            changes.removed().forEach(ids::remove);
            cursor = changes.cursor();
            return ids;
        }

        void pollUntil(Predicate<Set<String>> converged) throws InterruptedException {
            Instant start = Instant.now();
            while (!converged.test(poll())) {
                assertThat(Duration.between(start, Instant.now())).isLessThan(CONVERGED);
                Thread.sleep(POLL.toMillis());
            }
        }
    }

    @Test
    void whatOneProcessWritesTheOtherSees() throws Exception {
        try (MongoStores a = stores();
                MongoStores b = stores()) {
            Follower follower = new Follower(b.knowledge());
            a.knowledge().put(TENANT, List.of(chunk("a"), chunk("b")));
            follower.pollUntil(ids -> ids.equals(Set.of("a", "b")));
            for (int round = 0; round < 3; round++) {
                // Long enough for the follower to know that nothing changes.
                Instant quiet = Instant.now().plusSeconds(1);
                while (Instant.now().isBefore(quiet)) {
                    assertThat(follower.poll()).containsExactlyInAnyOrder("a", "b");
                    Thread.sleep(POLL.toMillis());
                }
                String id = "c" + round;
                a.knowledge().put(TENANT, List.of(chunk(id)));
                follower.pollUntil(ids -> ids.contains(id));
                a.knowledge().remove(TENANT, List.of(id));
                follower.pollUntil(ids -> !ids.contains(id));
            }
        }
    }

    @Test
    void aReaderThatFollowsAnotherProcessMissesNothing() throws Exception {
        int count = 150;
        try (MongoStores a = stores();
                MongoStores b = stores()) {
            Follower follower = new Follower(b.knowledge());
            follower.poll();
            Thread writer = new Thread(() -> {
                for (int i = 0; i < count; i++) {
                    a.knowledge().put(TENANT, List.of(chunk("n" + i)));
                }
            });
            writer.start();
            while (writer.isAlive()) {
                follower.poll();
            }
            follower.pollUntil(ids -> ids.size() == count);
        }
    }
}
