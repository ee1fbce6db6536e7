package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.h002.InvalidInputException;
import dev.h002.StoreException;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class VectorIndexTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void itIsMadeOnceAndWaitedFor() {
        FakeSearchIndexes server = new FakeSearchIndexes(2);
        new VectorIndex(server).ensure(384, SOON);
        new VectorIndex(server).ensure(384, Duration.ZERO);

        assertThat(server.created()).containsExactly(VectorSearchCommand.createIndex(384));
    }

    @Test
    void oneThatIsNotBuiltInTimeSaysWhatToDo() {
        FakeSearchIndexes server = new FakeSearchIndexes(Integer.MAX_VALUE);
        Instant start = Instant.now();
        assertThatThrownBy(() -> new VectorIndex(server).ensure(384, Duration.ofMillis(300)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("still being built");
        assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofMillis(300), Duration.ofSeconds(3));
    }

    @Test
    void oneThatCannotBeBuiltIsNotWaitedFor() {
        FakeSearchIndexes server = new FakeSearchIndexes(0);
        server.failing();
        assertThatThrownBy(() -> new VectorIndex(server).ensure(384, SOON))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("could not build")
                .hasMessageContaining("dropSearchIndex(\"h002_vectors\")");
    }

    @Test
    void vectorsOfAnotherLengthAreRefused() {
        FakeSearchIndexes server = FakeSearchIndexes.ready(384);
        assertThatThrownBy(() -> new VectorIndex(server).ensure(8, SOON))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("vectors of 384 numbers, not of 8");
        assertThat(server.created()).hasSize(1);
    }

    @Test
    void oneOfAnotherSimilarityIsRefused() {
        FakeSearchIndexes server = FakeSearchIndexes.ready(384);
        server.fields().get(0).append("similarity", "dotProduct");
        assertThatThrownBy(() -> new VectorIndex(server).ensure(384, SOON))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("similarity of vector");
    }

    @Test
    void oneThatCannotBeFilteredIsRefusedAndOneThatFiltersMoreIsFine() {
        FakeSearchIndexes server = FakeSearchIndexes.ready(384);
        server.fields().add(new Document("type", "filter").append("path", "source"));
        new VectorIndex(server).ensure(384, SOON);

        server.fields().removeIf(field -> field.get("path").equals("tenant"));
        assertThatThrownBy(() -> new VectorIndex(server).ensure(384, SOON))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("tenant");
    }

    @Test
    void timesThatAreNoneAreRefused() {
        VectorIndex index = new VectorIndex(FakeSearchIndexes.ready(384));
        for (Duration wait : new Duration[] {Duration.ofSeconds(-1), Duration.ofDays(2)}) {
            assertThatThrownBy(() -> index.ensure(384, wait)).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void whoeverStopsTheWaitIsHeard() throws Exception {
        VectorIndex index = new VectorIndex(new FakeSearchIndexes(Integer.MAX_VALUE));
        boolean[] heard = new boolean[1];
        Thread waiting = new Thread(() -> {
            try {
                index.ensure(384, Duration.ofHours(1));
            } catch (StoreException stopped) {
                heard[0] = Thread.currentThread().isInterrupted();
            }
        });
        waiting.start();
        waiting.interrupt();
        waiting.join(5000);
        assertThat(waiting.isAlive()).isFalse();
        assertThat(heard[0]).isTrue();
    }
}
