package dev.h002.examples.cli;

import dev.h002.StoreException;
import dev.h002.UserKey;
import dev.h002.examples.data.DemoData;
import dev.h002.examples.embedded.EmbeddedMongo;
import dev.h002.mongo.MongoStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An open database: the embedded one on its file, or the one that the settings name. */
final class Database implements AutoCloseable {
    /** A retailer's own installation serves nobody else. */
    static final String TENANT = UserKey.DEFAULT_TENANT;

    private static final String FILE = "data.mv";
    private static final String UNFINISHED = "demo-data.unfinished";
    private static final List<String> COLLECTIONS =
            List.of("users", "orders", "stores", "products", "coupons", "embeddings", "chat_history", "llm_usage");

    private final @Nullable EmbeddedMongo embedded;
    private final MongoStores stores;
    private final @Nullable Path unfinished;

    private Database(@Nullable EmbeddedMongo embedded, MongoStores stores, @Nullable Path unfinished) {
        this.embedded = embedded;
        this.stores = stores;
        this.unfinished = unfinished;
    }

    /** @throws StoreException if it cannot be reached */
    static Database open(Settings settings) {
        String uri = settings.mongodbUri();
        if (uri != null) {
            return new Database(null, MongoStores.connect(uri), null);
        }
        Path folder = folder(settings);
        EmbeddedMongo server = EmbeddedMongo.start(folder.resolve(FILE));
        try {
            return new Database(server, MongoStores.connect(server.connectionString()), folder.resolve(UNFINISHED));
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    /** Whether the embedded database was never opened in this folder. */
    static boolean isNew(Settings settings) {
        return Files.notExists(settings.dataFolder().resolve(FILE));
    }

    /** The folder of what this installation keeps on disk, made if it is not there. */
    static Path folder(Settings settings) {
        try {
            return Files.createDirectories(settings.dataFolder());
        } catch (IOException failure) {
            throw new StoreException(
                    "The folder " + settings.dataFolder() + " cannot be made: choose another place to work in.",
                    failure);
        }
    }

    MongoStores stores() {
        return stores;
    }

    /** Whether nothing was ever put in, or demo data only up to where somebody cut it short. */
    boolean isEmpty() {
        boolean cutShort = unfinished != null && Files.exists(unfinished);
        return cutShort || Shop.COLLECTIONS.stream().allMatch(name -> stores.count(TENANT, name) == 0);
    }

    /** While it is so the embedded database counts as empty, also for a process to come. */
    void demoDataIsUnfinished(boolean so) {
        if (unfinished == null) {
            return;
        }
        try {
            if (so) {
                Files.write(unfinished, new byte[0]);
            } else {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException failure) {
            throw new StoreException("Nothing can be written beside the database: check its folder.", failure);
        }
    }

    boolean holdsDemoData() {
        return stores.retailData().store(TENANT, DemoData.DOWNTOWN_CAFE).isPresent();
    }

    /** How many documents each collection holds. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        COLLECTIONS.forEach(name -> counts.put(name, stores.count(TENANT, name)));
        return counts;
    }

    /** Makes sure that the embedded database's file, once closed, holds nothing any more of what was deleted. */
    void shred() {
        if (embedded != null) {
            embedded.rewriteOnClose();
        }
    }

    @Override
    public void close() {
        List<@Nullable AutoCloseable> parts = new ArrayList<>();
        parts.add(stores);
        parts.add(embedded);
        Closing.all(parts);
    }
}
