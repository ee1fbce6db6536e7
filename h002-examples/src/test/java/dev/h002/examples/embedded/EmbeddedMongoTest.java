package dev.h002.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import dev.h002.StoreException;
import dev.h002.mongo.MongoStores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoTest {
    private static final int KILLED_ROUNDS = Integer.getInteger("crash.rounds", 8);
    /** What a round writes before it is killed is some 3 MB, of which next to nothing is current. */
    private static final long MOST_AFTER_KILLS = 12_000_000;

    @TempDir
    Path folder;

    private static MongoCollection<Document> things(MongoClient client) {
        return client.getDatabase("shop").getCollection("things");
    }

    @Test
    void whatWasWrittenIsThereAfterReopening() {
        Path file = folder.resolve("made/on/the/way/data.mv");
        Document thing = new Document("_id", "a")
                .append("price", Decimal128.parse("4.50"))
                .append("at", Date.from(Instant.parse("2026-03-02T09:00:00Z")))
                .append("vector", new Binary(new byte[] {1, -2, 3}))
                .append("list", List.of(1, 2L, 3.5, "four", new Document("five", null)));
        try (EmbeddedMongo server = EmbeddedMongo.start(file);
                MongoClient client = MongoClients.create(server.connectionString())) {
            things(client).insertOne(thing);
            things(client).insertOne(new Document("_id", 17));
        }
        try (EmbeddedMongo server = EmbeddedMongo.start(file);
                MongoClient client = MongoClients.create(server.connectionString())) {
            assertThat(things(client).find(new Document("_id", "a")).first()).isEqualTo(thing);
            assertThat(things(client).find(new Document("_id", 17)).first()).isNotNull();
            assertThat(things(client).deleteMany(new Document()).getDeletedCount())
                    .isEqualTo(2);
        }
    }

    @Test
    void inMemoryEverythingIsNew() {
        for (int i = 0; i < 2; i++) {
            try (EmbeddedMongo server = EmbeddedMongo.inMemory();
                    MongoStores stores = MongoStores.connect(server.connectionString())) {
                assertThat(stores.features().topology()).isEqualTo("embedded");
                assertThat(stores.count("default", "users")).isZero();
            }
        }
    }

    @Test
    void onlyTheLoopbackInterfaceListens() throws Exception {
        try (EmbeddedMongo server = EmbeddedMongo.inMemory()) {
            int port = URI.create(server.connectionString()).getPort();
            connect(InetAddress.getByName("127.0.0.1"), port);
            for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(network.getInetAddresses())) {
                    if (!address.isLoopbackAddress()) {
                        assertThatThrownBy(() -> connect(address, port)).isInstanceOf(IOException.class);
                    }
                }
            }
        }
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 500);
        }
    }

    @Test
    void aFileInUseIsWaitedForAndThenSaidInOneLine() {
        Path file = folder.resolve("data.mv");
        try (EmbeddedMongo first = EmbeddedMongo.start(file)) {
            Instant start = Instant.now();
            assertThatThrownBy(() -> EmbeddedMongo.start(file, Duration.ofMillis(300)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("in use by another process")
                    .hasMessageNotContaining("\n");
            assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofMillis(300), Duration.ofSeconds(3));
            assertThat(first.connectionString()).startsWith("mongodb://127.0.0.1:");
        }
        EmbeddedMongo.start(file).close();
    }

    @Test
    void aFileThatIsNoDatabaseIsSaidInOneLine() throws IOException {
        Path file = folder.resolve("data.mv");
        Files.writeString(file, "this is not a database\n".repeat(1000));
        assertThatThrownBy(() -> EmbeddedMongo.start(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be opened")
                .hasMessageNotContaining("\n");
        assertThat(file).content().startsWith("this is not a database");
        assertThatThrownBy(() -> EmbeddedMongo.start(file.resolve("below-a-file.mv")))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void aCommandItDoesNotKnowIsAnErrorAndTheConnectionGoesOn() {
        try (EmbeddedMongo server = EmbeddedMongo.inMemory();
                MongoClient client = MongoClients.create(server.connectionString())) {
            assertThatThrownBy(() -> client.getDatabase("shop").runCommand(new Document("noSuchThing", 1)))
                    .isInstanceOf(MongoCommandException.class);
            assertThatThrownBy(() -> client.getDatabase("shop").runCommand(new Document("triggerInternalException", 1)))
                    .isInstanceOf(MongoCommandException.class);
            things(client).insertOne(new Document("_id", "a"));
            assertThat(things(client).countDocuments()).isEqualTo(1);
        }
    }

    @Test
    void readersAreNotDisturbedByWritersThatAddFields() throws Exception {
        try (EmbeddedMongo server = EmbeddedMongo.inMemory();
                MongoClient client = MongoClients.create(server.connectionString())) {
            MongoCollection<Document> things = things(client);
            things.insertOne(new Document("_id", "a").append("inner", new Document()));
            ExecutorService pool = Executors.newFixedThreadPool(4);
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                int number = thread;
                running.add(pool.submit(() -> {
                    for (int i = 0; i < 200; i++) {
                        if (number < 2) {
                            Document field = new Document("inner.f" + number + "_" + i, i);
                            things.updateOne(new Document("_id", "a"), new Document("$set", field));
                        } else {
                            assertThat(things.find().first()).containsKey("inner");
                        }
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get(20, TimeUnit.SECONDS);
            }
            pool.shutdownNow();
            assertThat(things.find().first().get("inner", Document.class)).hasSize(400);
        }
    }

    @Test
    void manySmallWritesDoNotSwellTheFile() throws IOException {
        Path file = folder.resolve("data.mv");
        try (EmbeddedMongo server = EmbeddedMongo.start(file);
                MongoClient client = MongoClients.create(server.connectionString())) {
            things(client).insertOne(new Document("_id", "a").append("n", 0));
            for (int i = 0; i < 1500; i++) {
                things(client).updateOne(new Document("_id", "a"), new Document("$inc", new Document("n", 1)));
            }
        }
        assertThat(Files.size(file)).isLessThan(1_000_000);
    }

    @Test
    void shrinkingTheFileOnClosingChangesNoDocument() {
        Path file = folder.resolve("data.mv");
        Map<Object, String> written = new HashMap<>();
        Random random = new Random(7);
        for (int run = 0; run < 6; run++) {
            try (EmbeddedMongo server = EmbeddedMongo.start(file);
                    MongoClient client = MongoClients.create(server.connectionString())) {
                for (Document document : things(client).find()) {
                    assertThat(document.getString("text")).isEqualTo(written.get(document.get("_id")));
                }
                assertThat(things(client).countDocuments()).isEqualTo(written.size());
                List<Document> batch = new ArrayList<>();
                for (int i = 0; i < 1_500; i++) {
                    String text = "t".repeat(random.nextInt(900)) + run;
                    written.put(run * 10_000 + i, text);
                    batch.add(new Document("_id", run * 10_000 + i).append("text", text));
                }
                things(client).insertMany(batch);
                for (int i = 0; i < 300; i++) {
                    int id = random.nextInt(run + 1) * 10_000 + random.nextInt(1_500);
                    String text = "u".repeat(random.nextInt(900)) + i;
                    written.put(id, text);
                    things(client).updateOne(new Document("_id", id), new Document("$set", new Document("text", text)));
                }
            }
        }
    }

    @Test
    void aFileThatIsWrittenAnewHoldsTheSameAndNothingDeleted() throws IOException {
        Path file = folder.resolve("data.mv");
        try (EmbeddedMongo server = EmbeddedMongo.start(file);
                MongoClient client = MongoClients.create(server.connectionString())) {
            for (int i = 0; i < 2_500; i++) {
                things(client).insertOne(new Document("_id", i % 2 == 0 ? "kept" + i : "secret" + i).append("n", i));
            }
            things(client).createIndex(new Document("n", 1), new IndexOptions().unique(true));
            client.getDatabase("other").getCollection("things").insertOne(new Document("_id", 17L));
        }
        try (EmbeddedMongo server = EmbeddedMongo.start(file);
                MongoClient client = MongoClients.create(server.connectionString())) {
            // One database stays unopened.
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            things(client).deleteMany(new Document("n", new Document("$mod", List.of(2, 1))));
            server.rewriteOnClose();
        }
        assertThat(Files.getPosixFilePermissions(file))
                .as("as it was")
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .contains("kept")
                .doesNotContain("secret");
        try (EmbeddedMongo server = EmbeddedMongo.start(file);
                MongoClient client = MongoClients.create(server.connectionString())) {
            assertThat(things(client).countDocuments()).isEqualTo(1_250);
            assertThat(things(client).find(new Document("_id", "kept40")).first())
                    .containsEntry("n", 40);
            assertThat(client.getDatabase("other")
                            .getCollection("things")
                            .find()
                            .first())
                    .containsEntry("_id", 17L);
            assertThatThrownBy(() -> things(client).insertOne(new Document("_id", "new").append("n", 40)))
                    .isInstanceOf(MongoWriteException.class);
            assertThat(folder).isDirectoryNotContaining("glob:**.new");
        }
    }

    @Test
    void manyShortRunsDoNotSwellTheFile() throws IOException {
        Path file = folder.resolve("data.mv");
        String padding = "x".repeat(1000);
        long once = 0;
        for (int run = 0; run < 60; run++) {
            try (EmbeddedMongo server = EmbeddedMongo.start(file);
                    MongoClient client = MongoClients.create(server.connectionString())) {
                for (int i = 0; run == 0 && i < 1000; i++) {
                    things(client).insertOne(new Document("_id", i).append("padding", padding));
                }
                for (int i = 0; i < 5; i++) {
                    things(client)
                            .updateOne(
                                    new Document("_id", run * 13 % 1000),
                                    new Document("$set", new Document("padding", padding + run + i)));
                }
            }
            once = run == 0 ? Files.size(file) : once;
        }
        assertThat(Files.size(file)).isLessThan(Math.max(4_000_000, once * 2));
    }

    @Test
    void noAcknowledgedWriteIsLostWhenTheProcessIsKilled() throws Exception {
        Path file = folder.resolve("data.mv");
        Random random = new Random(20);
        long live = 0;
        for (int round = 1; round <= KILLED_ROUNDS; round++) {
            Map<String, Integer> acknowledged = writeUntilKilled(file, "round" + round, 20 + random.nextInt(100));
            try (EmbeddedMongo server = EmbeddedMongo.start(file);
                    MongoClient client = MongoClients.create(server.connectionString())) {
                MongoCollection<Document> written = client.getDatabase("crash").getCollection("written");
                List<Object> ids = new ArrayList<>();
                Map<Object, Integer> counters = new HashMap<>();
                live = 0;
                for (Document document : written.find().batchSize(1000)) {
                    ids.add(document.get("_id"));
                    counters.put(document.get("_id"), document.getInteger("last", 0));
                    live += document.toJson().length();
                }
                assertThat(ids).as("unique keys").doesNotHaveDuplicates();
                Set<Object> known = new HashSet<>(ids);
                acknowledged.forEach((writer, last) -> {
                    assertThat(known).containsAll(idsUpTo(writer, last));
                    assertThat(counters.get("counter " + writer)).isGreaterThanOrEqualTo(last);
                    assertThatThrownBy(() -> written.insertOne(new Document("_id", writer + "-" + last)))
                            .isInstanceOf(MongoWriteException.class);
                });
            }
        }
        assertThat(Files.size(file)).as("compacted on closing").isLessThan(MOST_AFTER_KILLS);
        try (EmbeddedMongo server = EmbeddedMongo.start(file);
                MongoClient client = MongoClients.create(server.connectionString())) {
            assertThat(client.getDatabase("crash").getCollection("written").countDocuments())
                    .isPositive();
            server.rewriteOnClose();
        }
        assertThat(Files.size(file)).as("written anew").isLessThan(100_000 + 3 * live);
    }

    private static List<String> idsUpTo(String writer, int last) {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= last; i++) {
            ids.add(writer + "-" + i);
        }
        return ids;
    }

    /** By writer, the number of its last write that was acknowledged. */
    private Map<String, Integer> writeUntilKilled(Path file, String round, int lines) throws Exception {
        Path output = folder.resolve(round + ".txt");
        Process process = ChildProcess.running(WritingProcess.class, file.toString(), round)
                .redirectOutput(output.toFile())
                .start();
        try {
            for (int waited = 0; wholeLines(output).size() < lines && waited < 1000; waited++) {
                assertThat(process.isAlive()).as("still writing").isTrue();
                Thread.sleep(10);
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        List<String> acknowledged = wholeLines(output);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(lines);
        Map<String, Integer> last = new HashMap<>();
        for (String line : acknowledged) {
            String[] words = line.split(" ");
            last.merge(words[0], Integer.valueOf(words[1]), Math::max);
        }
        return last;
    }

    /** Without the one that was being written. */
    private static List<String> wholeLines(Path output) throws IOException {
        String text = Files.readString(output);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
}
