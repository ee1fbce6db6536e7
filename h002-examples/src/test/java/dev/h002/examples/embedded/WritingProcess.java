package dev.h002.examples.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.nio.file.Path;
import org.bson.Document;

/** Writes until it is killed, and prints each write once it has been acknowledged. */
final class WritingProcess {
    private static final int WRITERS = 3;
    /** An end for the case that nobody kills it. */
    private static final int MOST = 100_000;

    private WritingProcess() {}

    public static void main(String[] arguments) throws Exception {
        String round = arguments[1];
        EmbeddedMongo server = EmbeddedMongo.start(Path.of(arguments[0]));
        MongoClient client = MongoClients.create(server.connectionString());
        MongoCollection<Document> written = client.getDatabase("crash").getCollection("written");
        Thread[] writers = new Thread[WRITERS];
        for (int w = 0; w < WRITERS; w++) {
            String writer = round + "-" + w;
            writers[w] = new Thread(() -> write(written, writer));
            writers[w].start();
        }
        for (Thread writer : writers) {
            writer.join();
        }
    }

    private static void write(MongoCollection<Document> written, String writer) {
        for (int i = 1; i <= MOST; i++) {
            written.insertOne(new Document("_id", writer + "-" + i).append("padding", "x".repeat(200)));
            written.updateOne(
                    new Document("_id", "counter " + writer),
                    new Document("$set", new Document("last", i)),
                    new UpdateOptions().upsert(true));
            synchronized (System.out) {
                System.out.println(writer + " " + i);
                System.out.flush();
            }
        }
    }
}
