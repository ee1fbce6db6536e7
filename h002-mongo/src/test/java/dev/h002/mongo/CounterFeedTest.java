package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.h002.StoreException;
import dev.h002.mongo.FollowingContract.Follower;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Over the wire, from a server in this process that keeps a log for change streams. It garbles the key of an updated document,
 * so that updates are heard as changes missed; a real server is asked in {@link ReplicaSetTest}.
 */
@Timeout(60)
class CounterFeedTest {
    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final Commands commands = new Commands();
    private final MongoClient client = open();
    private final MongoDatabase database = client.getDatabase("shop");

    private MongoClient open() {
        server.enableOplog();
        return commands.client(server.bindAndGetConnectionString());
    }

    @AfterEach
    void close() {
        client.close();
        server.shutdownNow();
    }

    private ChangeFeed.Source feeds() {
        return CounterFeed.on(database.getCollection("counters"));
    }

    private void insert(String row) {
        database.getCollection("counters").insertOne(new Document("_id", row).append("last", 0L));
    }

    @Test
    void whatIsWrittenAfterItIsOpenIsToldByRow() {
        insert("embeddings");
        try (ChangeFeed feed = feeds().open()) {
            assertThat(feed.next()).isEmpty();
            insert("acme:embeddings");
            insert("b:embeddings");
            assertThat(feed.next()).contains("acme:embeddings");
        }
    }

    @Test
    void aCollectionThatIsGoneIsAFailure() {
        insert("embeddings");
        try (ChangeFeed feed = feeds().open()) {
            database.drop();
            assertThatThrownBy(feed::next).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void aReaderAsksOnlyWhenSomethingWasHeard() throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        ChangeWatch watch = ChangeWatch.over(() -> noting(feeds().open(), heard), System::nanoTime);
        NamedCollections collections = new NamedCollections(database, false);
        MongoKnowledge knowledge = new MongoKnowledge(
                collections, new ChunkShape(VectorForm.PACKED), watch, new SkippedDocuments(), Clock.systemUTC());
        try {
            knowledge.changesSince("default", 0);
            assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
            Follower follower = new Follower(knowledge);
            follower.poll();
            int before = commands.finds();
            for (int i = 0; i < 100; i++) {
                assertThat(follower.poll()).isEmpty();
            }
            assertThat(commands.finds()).isEqualTo(before);

            // Another process.
            MongoStores other = MongoStores.of(client, "shop");
            other.knowledge().put("default", List.of(FollowingContract.chunk("a")));
            Instant giveUp = Instant.now().plusSeconds(5);
            while (!follower.poll().contains("a")) {
                assertThat(Instant.now()).isBefore(giveUp);
                Thread.sleep(20);
            }
        } finally {
            watch.close();
        }
    }

    private static ChangeFeed noting(ChangeFeed feed, CountDownLatch heard) {
        return new ChangeFeed() {
            @Override
            public List<String> next() {
                List<String> rows = feed.next();
                heard.countDown();
                return rows;
            }

            @Override
            public void close() {
                feed.close();
            }
        };
    }
}
