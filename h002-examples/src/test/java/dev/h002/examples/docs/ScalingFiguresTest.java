package dev.h002.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.h002.Assistant;
import dev.h002.Question;
import dev.h002.QuotaStatus;
import dev.h002.UserKey;
import dev.h002.core.RetailAssistant;
import dev.h002.core.embedding.HashingEmbeddingModel;
import dev.h002.core.knowledge.Ingestor;
import dev.h002.core.knowledge.SourceDocument;
import dev.h002.examples.data.DemoData;
import dev.h002.examples.data.DemoDataGenerator;
import dev.h002.examples.data.DemoDocuments;
import dev.h002.examples.data.ImportedDemo;
import dev.h002.examples.embedded.EmbeddedMongo;
import dev.h002.mongo.MongoStores;
import dev.h002.retail.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/** The sizes and the numbers of operations that the guide to scaling reckons with are those of documents that were stored. */
class ScalingFiguresTest {
    private static final Path GUIDE = root().resolve("docs/guides/scaling.md");
    /** {@code | `orders` | 412 |}: a name, and the first figure behind it. */
    private static final Pattern FIGURE = Pattern.compile("(?m)^\\| `([a-z_ ]+)` \\| ([\\d,.]+) \\|");

    private static final int CUSTOMERS = 60;
    private static final int TURNS = 6;
    private static final List<String> MESSAGES = List.of(
            "I'm cold.",
            "Where is my order?",
            "Any offers?",
            "Do I have any coupons left?",
            "What can I get quickly?",
            "How long do I have to return an opened item?");

    @Test
    void theGuideReckonsWithMeasuredFigures() throws IOException {
        Map<String, Double> measured = measure();
        Map<String, Double> written = new TreeMap<>();
        Matcher figures = FIGURE.matcher(Files.readString(GUIDE));
        while (figures.find()) {
            written.putIfAbsent(
                    figures.group(1), Double.parseDouble(figures.group(2).replace(",", "")));
        }
        assertThat(written.keySet()).as("measured: %s", measured).containsAll(measured.keySet());
        measured.forEach((name, value) -> assertThat(written.get(name))
                .as("%s, measured: %s", name, measured)
                .isCloseTo(value, within(0.1 * value)));
    }

    private static Map<String, Double> measure() {
        AtomicLong operations = new AtomicLong();
        CommandListener counting = new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                operations.incrementAndGet();
            }
        };
        try (EmbeddedMongo server = EmbeddedMongo.inMemory();
                MongoClient client = MongoClients.create(MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(server.connectionString()))
                        .addCommandListener(counting)
                        .build());
                MongoStores stores = MongoStores.of(client, "sizes")) {
            DemoData data = DemoDataGenerator.generate(CUSTOMERS, 42, Instant.parse("2026-03-02T09:00:00Z"));
            importEverything(stores, data);
            try (Assistant assistant = RetailAssistant.builder()
                    .retailData(stores.retailData())
                    .knowledge(stores.knowledge())
                    .conversations(stores.conversations(Duration.ofDays(36_500)), new byte[32])
                    .quota(stores.dailyQuota(1000, QuotaStatus.UNLIMITED, ZoneOffset.UTC, Clock.systemUTC()))
                    .embeddingModel(new HashingEmbeddingModel())
                    .sourceDeadline(Duration.ofSeconds(30))
                    .clock(Clock.fixed(Instant.parse("2026-03-02T15:00:00Z"), ZoneOffset.UTC))
                    .build()) {
                assistant.ask(DemoData.DEMO_USER, "I'm cold.");
                operations.set(0);
                data.users().forEach(user -> converse(assistant, user));
            }
            Map<String, Double> figures = new TreeMap<>();
            figures.put("operations", operations.get() / (double) (CUSTOMERS * TURNS));
            stores.accounts(10).login(UserKey.of("nobody"), "wrong password".toCharArray());
            for (String name : client.getDatabase("sizes").listCollectionNames()) {
                if (!name.startsWith("system.") && !name.equals("counters")) {
                    figures.put(name, meanSize(client, name));
                }
            }
            return figures;
        }
    }

    private static void importEverything(MongoStores stores, DemoData data) {
        ImportedDemo.into(stores, data);
        List<SourceDocument> documents = DemoDocuments.names().stream()
                .map(name -> new SourceDocument(name, DemoDocuments.read(name)))
                .toList();
        new Ingestor(stores.knowledge(), new HashingEmbeddingModel())
                .ingestDocuments("default", documents, (done, total, source) -> {});
    }

    private static void converse(Assistant assistant, User user) {
        String conversation = null;
        for (int turn = 0; turn < TURNS; turn++) {
            conversation = assistant
                    .ask(Question.of(user.id(), MESSAGES.get(turn))
                            .in(conversation)
                            .at(DemoData.DEMO_LOCATION))
                    .conversationId();
        }
    }

    private static double meanSize(MongoClient client, String collection) {
        long bytes = 0;
        long documents = 0;
        for (RawBsonDocument document : client.getDatabase("sizes")
                .getCollection(collection, RawBsonDocument.class)
                .find()) {
            bytes += document.getByteBuffer().remaining();
            documents++;
        }
        return bytes / (double) documents;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        return Files.exists(folder.resolve("docs")) ? folder : folder.getParent();
    }
}
