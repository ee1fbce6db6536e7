package dev.h002.examples.scenario;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.h002.examples.embedded.EmbeddedMongo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;

/** Every document of an installation that no command has open, as the driver reads it. */
final class StoredData {
    private final Map<String, List<Document>> collections = new HashMap<>();

    private StoredData() {}

    static StoredData of(Path folder) {
        StoredData data = new StoredData();
        change(folder, database -> {
            for (String name : database.listCollectionNames()) {
                data.collections.put(name, database.getCollection(name).find().into(new ArrayList<>()));
            }
        });
        return data;
    }

    /** Changes what an installation holds that no command has open. */
    static void change(Path folder, Consumer<MongoDatabase> change) {
        try (EmbeddedMongo server = EmbeddedMongo.start(file(folder));
                MongoClient client = MongoClients.create(server.connectionString())) {
            change.accept(client.getDatabase("h002"));
        }
    }

    /** The file of the embedded database. */
    static Path file(Path folder) {
        return folder.resolve(".h002").resolve("data.mv");
    }

    List<Document> all(String collection) {
        return collections.getOrDefault(collection, List.of());
    }

    Document one(String collection, String id) {
        return all(collection).stream()
                .filter(document -> id.equals(document.getString("_id")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + id + " in " + collection));
    }

    List<Document> ordersOf(String user) {
        return all("orders").stream()
                .filter(order -> user.equals(order.getString("userId")))
                .toList();
    }
}
