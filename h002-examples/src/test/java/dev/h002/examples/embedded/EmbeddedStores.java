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

/** Stores for contract tests, each on a database of its own in one file-backed server. */
final class EmbeddedStores {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final MongoClient CLIENT = client();

    private EmbeddedStores() {}

    private static MongoClient client() {
        try {
            Path file = Files.createTempDirectory("h002-embedded").resolve("data.mv");
            EmbeddedMongo server = EmbeddedMongo.start(file);
            MongoClient client = MongoClients.create(server.connectionString());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                client.close();
                server.close();
                file.toFile().delete();
                file.getParent().toFile().delete();
            }));
            return client;
        } catch (IOException noFolder) {
            throw new UncheckedIOException(noFolder);
        }
    }

    static MongoStores fresh(Clock clock) {
        return MongoStores.builder(CLIENT, "contract_" + NUMBER.incrementAndGet())
                .clock(clock)
                .connect();
    }
}
