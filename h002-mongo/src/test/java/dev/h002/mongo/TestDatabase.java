package dev.h002.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.time.Clock;
import java.util.UUID;

/**
 * A database of its own for one test, on the server that {@code MONGODB_TEST_URI} names, or on one in this process. Closing it
 * drops the database.
 */
final class TestDatabase implements AutoCloseable {
    private static final String URI = serverUri();
    private static final MongoClient CLIENT = MongoClients.create(URI);

    private final String name = "h002_test_" + UUID.randomUUID().toString().substring(0, 8);

    private static String serverUri() {
        String given = System.getenv("MONGODB_TEST_URI");
        if (given != null && !given.isBlank()) {
            return given;
        }
        MongoServer server = new MongoServer(new OneAtATime());
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
        return server.bindAndGetConnectionString();
    }

    static MongoClient client(CommandListener listener) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(URI))
                .addCommandListener(listener)
                .build());
    }

    MongoStores stores() {
        return MongoStores.of(CLIENT, name);
    }

    MongoStores stores(Clock clock) {
        return MongoStores.builder(CLIENT, name).clock(clock).connect();
    }

    MongoDatabase raw() {
        return CLIENT.getDatabase(name);
    }

    @Override
    public void close() {
        CLIENT.getDatabase(name).drop();
    }

    /** The server hands out its live documents, which another thread may change while they are being sent. */
    private static final class OneAtATime extends MemoryBackend {
        @Override
        public synchronized Document handleCommand(Channel channel, String database, String command, Document query) {
            return super.handleCommand(channel, database, command, query).cloneDeeply();
        }
    }
}
