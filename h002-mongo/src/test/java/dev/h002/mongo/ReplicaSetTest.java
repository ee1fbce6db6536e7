package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.h002.spi.KnowledgeStore;
import dev.h002.spi.contract.KnowledgeStoreContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.mongodb.MongoDBContainer;

/** Following on a real replica set, with its change streams. */
@EnabledIf("dev.h002.mongo.Docker#available")
class ReplicaSetTest {
    private static final MongoDBContainer SERVER = new MongoDBContainer("mongo:8.0").withReplicaSet();
    private static MongoClient client;

    @BeforeAll
    static void start() {
        SERVER.start();
        client = MongoClients.create(SERVER.getReplicaSetUrl());
    }

    @AfterAll
    static void stop() {
        client.close();
        SERVER.stop();
    }

    private static String name() {
        return "h002_test_" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void itIsAServerThatTellsChangesSoon() {
        try (MongoStores stores = MongoStores.of(client, name())) {
            assertThat(stores.features().topology()).isEqualTo("replica set");
            assertThat(stores.features().tellsChangesSoon()).isTrue();
        }
    }

    @Nested
    class Contract extends KnowledgeStoreContract {
        @Override
        protected KnowledgeStore newStore() {
            return MongoStores.of(client, name()).knowledge();
        }
    }

    @Nested
    class Following extends FollowingContract {
        private final String database = name();

        @Override
        MongoStores stores() {
            return MongoStores.of(client, database);
        }

        @Test
        void aReaderThatKnowsDoesNotAsk() throws Exception {
            Commands commands = new Commands();
            try (MongoClient counted = commands.client(SERVER.getReplicaSetUrl());
                    MongoStores a = stores();
                    MongoStores b = MongoStores.of(counted, database)) {
                a.knowledge().put(TENANT, List.of(chunk("a")));
                Follower follower = new Follower(b.knowledge());
                knowing(follower, commands);

                // A writer that has taken a number and writes nothing yet: from now on one must ask.
                client.getDatabase(database)
                        .getCollection("counters")
                        .updateOne(
                                new Document("_id", "embeddings"),
                                new Document("$inc", new Document("last", 1L))
                                        .append(
                                                "$push",
                                                new Document("pending", "2 " + System.currentTimeMillis() + " other")));
                asking(follower, commands);
                client.getDatabase(database)
                        .getCollection("counters")
                        .updateOne(
                                new Document("_id", "embeddings"),
                                new Document("$set", new Document("pending", List.of())));
                knowing(follower, commands);
                a.knowledge().put(TENANT, List.of(chunk("b")));
                follower.pollUntil(ids -> ids.contains("b"));
            }
        }

        /** Polls until ten polls in a row ask nothing. */
        private void knowing(Follower follower, Commands commands) throws InterruptedException {
            Instant giveUp = Instant.now().plusSeconds(20);
            int spared = 0;
            while (spared < 10) {
                int before = commands.finds();
                follower.poll();
                spared = commands.finds() == before ? spared + 1 : 0;
                assertThat(Instant.now()).isBefore(giveUp);
                Thread.sleep(50);
            }
        }

        /** Polls until ten polls in a row ask. */
        private void asking(Follower follower, Commands commands) throws InterruptedException {
            Instant giveUp = Instant.now().plus(Duration.ofSeconds(5));
            int asked = 0;
            while (asked < 10) {
                int before = commands.finds();
                follower.poll();
                asked = commands.finds() == before ? 0 : asked + 1;
                assertThat(Instant.now()).isBefore(giveUp);
                Thread.sleep(50);
            }
        }
    }
}
