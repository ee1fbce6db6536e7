package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.h002.mongo.FollowingContract.Follower;
import java.time.Clock;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a reader asks the database, with a feed that says what the test wants. */
@Timeout(60)
class KnowledgeWatchTest {
    private static final String ROW = "embeddings";

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final Commands commands = new Commands();
    private final MongoClient client = commands.client(server.bindAndGetConnectionString());
    private final MongoDatabase database = client.getDatabase("shop");
    private final FakeFeeds feeds = new FakeFeeds();
    private final ChangeWatch watch = ChangeWatch.over(feeds, System::nanoTime);
    private final MongoKnowledge read = knowledge(watch);
    private final MongoKnowledge written = knowledge(ChangeWatch.off());

    private MongoKnowledge knowledge(ChangeWatch changes) {
        return new MongoKnowledge(
                new NamedCollections(database, false),
                new ChunkShape(VectorForm.PACKED),
                changes,
                new SkippedDocuments(),
                Clock.systemUTC());
    }

    @BeforeEach
    void follow() {
        read.changesSince("default", 0);
        FakeFeeds.await(() -> feeds.asked() > 0);
    }

    @AfterEach
    void close() {
        watch.close();
        client.close();
        server.shutdownNow();
    }

    private boolean asks(Follower follower) {
        int before = commands.finds();
        follower.poll();
        return commands.finds() > before;
    }

    @Test
    void aReaderAsksOnceAndThenWhenItsRowChanged() {
        written.put("default", List.of(FollowingContract.chunk("a")));
        Follower follower = new Follower(read);
        assertThat(follower.poll()).containsExactly("a");
        assertThat(asks(follower)).isFalse();

        feeds.tell("acme:embeddings");
        assertThat(asks(follower)).isFalse();

        written.put("default", List.of(FollowingContract.chunk("b")));
        feeds.tell(ROW, ROW);
        assertThat(follower.poll()).containsExactly("a", "b");
        assertThat(asks(follower)).isFalse();
    }

    @Test
    void anEmptyKnowledgeBaseIsKnownToBeEmptyToo() {
        Follower follower = new Follower(read);
        follower.poll();
        assertThat(asks(follower)).isFalse();
        // Another reader, from the beginning.
        assertThat(read.changesSince("default", 0).added()).isEmpty();
    }

    @Test
    void aNewReaderReadsEverythingThoughNothingChanged() {
        written.put("default", List.of(FollowingContract.chunk("a")));
        new Follower(read).poll();
        assertThat(new Follower(read).poll()).containsExactly("a");
    }

    @Test
    void whileSomebodyWritesEveryReaderAsks() {
        written.put("default", List.of(FollowingContract.chunk("a")));
        Follower follower = new Follower(read);
        follower.poll();
        String pending = "2 " + System.currentTimeMillis() + " other-process";
        row(new Document("$inc", new Document("last", 1L)).append("$push", new Document("pending", pending)));
        feeds.tell(ROW);

        // Its chunk is not there yet, and no further word comes from the feed.
        assertThat(asks(follower)).isTrue();
        assertThat(asks(follower)).isTrue();
        Document chunk = database.getCollection("embeddings")
                .find(new Document("_id", "a"))
                .first();
        database.getCollection("embeddings").insertOne(chunk.append("_id", "b").append("seq", 2L));
        row(new Document("$pull", new Document("pending", pending)));
        assertThat(follower.poll()).containsExactly("a", "b");
        assertThat(asks(follower)).isFalse();
    }

    private void row(Document update) {
        database.getCollection("counters").updateOne(new Document("_id", ROW), update);
    }
}
