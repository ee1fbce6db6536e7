package dev.h002.examples.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.h002.mongo.MongoStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/** Stores for tests, each on a database of its own in one server. */
final class EmbeddedStores {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private EmbeddedStores() {}

    static MongoClient onFile() {
        return OnFile.CLIENT;
    }

    static MongoClient inMemory() {
        return InMemory.CLIENT;
    }

    static MongoStores fresh(MongoClient client, Clock clock) {
        return MongoStores.builder(client, "contract_" + NUMBER.incrementAndGet())
                .clock(clock)
                .connect();
    }

    private static MongoClient clientOf(EmbeddedMongo server, Runnable afterwards) {
        MongoClient client = MongoClients.create(server.connectionString());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            client.close();
            server.close();
            afterwards.run();
        }));
        return client;
    }

    private static final class InMemory {
        private static final MongoClient CLIENT = clientOf(EmbeddedMongo.inMemory(), () -> {});
    }

    private static final class OnFile {
        private static final MongoClient CLIENT = client();

        private static MongoClient client() {
            try {
                Path file = Files.createTempDirectory("h002-embedded").resolve("data.mv");
                return clientOf(EmbeddedMongo.start(file), () -> {
                    file.toFile().delete();
                    file.getParent().toFile().delete();
                });
            } catch (IOException noFolder) {
                throw new UncheckedIOException(noFolder);
            }
        }
    }
}
