package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.h002.InvalidInputException;
import dev.h002.StoreException;
import dev.h002.UserKey;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MongoStoresTest {
    @Test
    void theDatabaseComesFromTheAddress() {
        MongoServer server = new MongoServer(new MemoryBackend());
        try {
            String uri = server.bindAndGetConnectionString();
            try (MongoStores named = MongoStores.connect(uri + "/shop");
                    MongoStores other = MongoStores.connect(uri);
                    MongoClient client = MongoClients.create(uri)) {
                client.getDatabase("shop").getCollection("products").insertOne(new Document("_id", "p"));
                assertThat(named.count("default", "products")).isEqualTo(1);
                assertThat(other.count("default", "products")).isZero();
                assertThat(named.features().topology()).isEqualTo("embedded");
                assertThat(named.features()).hasToString("MongoDB 5.0.0 (embedded)");
            }
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void aGivenClientStaysOpen() {
        try (TestDatabase database = new TestDatabase()) {
            database.stores().close();
            assertThat(database.stores().count("default", "users")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:27017",
                "mongodb://",
                "mongodb://user:p@ss:word@host/db",
                "mongodb://user:topsecret@host:notaport/db",
                "mongodb://user:topsecret@host/a b"
            })
    void aTextThatIsNoAddressIsBadInput(String uri) {
        assertThatThrownBy(() -> MongoStores.connect(uri))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContainingAny("topsecret", "p@ss")
                .hasMessageNotContaining("\n");
    }

    @Test
    void anAddressWhereNothingAnswersIsOneClearLine() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String uri = "mongodb://someuser:topsecret@127.0.0.1:" + port + "/shop";
        Instant start = Instant.now();
        Throwable failure = catchThrowable(() -> MongoStores.connect(uri));

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(6));
        assertThat(failure)
                .isInstanceOf(StoreException.class)
                .hasMessage("No MongoDB answers at 127.0.0.1:" + port
                        + ": check that it runs and that MONGODB_URI is right.");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("topsecret", "someuser").doesNotContain("\n");
        }
    }

    @Test
    void aServerThatDisappearsIsAStoreExceptionWithinBounds() {
        MongoServer server = new MongoServer(new MemoryBackend());
        String uri = server.bindAndGetConnectionString();
        try (MongoStores stores = MongoStores.connect(uri)) {
            server.shutdownNow();
            Instant start = Instant.now();
            assertThatThrownBy(() -> stores.retailData().user(UserKey.of("ann")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("cannot be reached");
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(8));
        }
    }

    @Test
    void whatIsUsedAfterClosingSaysSo() {
        MongoServer server = new MongoServer(new MemoryBackend());
        try {
            MongoStores stores = MongoStores.connect(server.bindAndGetConnectionString());
            stores.close();
            assertThatThrownBy(() -> stores.count("default", "users"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("closed");
        } finally {
            server.shutdownNow();
        }
    }
}
