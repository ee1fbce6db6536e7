package dev.h002.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import java.util.UUID;
import org.testcontainers.mongodb.MongoDBContainer;

/** A MongoDB that is none of ours: the one {@code MONGODB_TEST_URI} names, or one in Docker. */
final class RealServer {
    private static final String GIVEN = System.getenv("MONGODB_TEST_URI");

    private RealServer() {}

    /** Says once why tests are skipped, if they are. */
    static boolean available() {
        return Address.AVAILABLE;
    }

    static MongoClient client(CommandListener... listeners) {
        MongoClientSettings.Builder settings =
                MongoClientSettings.builder().applyConnectionString(new ConnectionString(Started.URI));
        for (CommandListener listener : listeners) {
            settings.addCommandListener(listener);
        }
        return MongoClients.create(settings.build());
    }

    static String newDatabase() {
        return "h002_test_" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static boolean isGiven() {
        return GIVEN != null && !GIVEN.isBlank();
    }

    private static final class Address {
        private static final boolean AVAILABLE = isGiven() || Docker.available();

        static {
            if (!AVAILABLE) {
                System.out.println(
                        "Tests on a real MongoDB are skipped: there is no Docker, and MONGODB_TEST_URI is not set.");
            }
        }
    }

    /** The container ends with this process. */
    private static final class Started {
        private static final String URI = isGiven() ? GIVEN : start();

        private static String start() {
            MongoDBContainer server = new MongoDBContainer("mongo:8.0").withReplicaSet();
            server.start();
            return server.getReplicaSetUrl();
        }
    }
}
