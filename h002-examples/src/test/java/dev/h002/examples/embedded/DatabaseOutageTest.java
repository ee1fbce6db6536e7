package dev.h002.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.h002.Assistant;
import dev.h002.Outcome;
import dev.h002.Question;
import dev.h002.QuotaStatus;
import dev.h002.Reply;
import dev.h002.StoreException;
import dev.h002.Usage;
import dev.h002.core.RetailAssistant;
import dev.h002.core.embedding.HashingEmbeddingModel;
import dev.h002.examples.data.DemoData;
import dev.h002.examples.data.DemoDataGenerator;
import dev.h002.examples.data.ImportedDemo;
import dev.h002.mongo.MongoStores;
import dev.h002.spi.Completion;
import dev.h002.spi.LlmGateway;
import dev.h002.spi.Prompt;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database that goes away in the middle of a turn, answers nothing, comes back, or holds what nobody can read. */
@Timeout(90)
class DatabaseOutageTest {
    private static final Duration LIMIT = Duration.ofMillis(1500);
    /** A turn makes a handful of operations, of which the first that fails ends it or is left out. */
    private static final Duration TURN = LIMIT.multipliedBy(4);

    private EmbeddedMongo server;
    private TcpRelay relay;
    private MongoClient direct;
    private MongoStores stores;
    private Assistant assistant;
    private Runnable whenAsked = () -> {};

    @BeforeEach
    void start() throws Exception {
        server = EmbeddedMongo.inMemory();
        relay = new TcpRelay(URI.create(server.connectionString()).getPort());
        direct = MongoClients.create(server.connectionString());
        stores = MongoStores.connect("mongodb://127.0.0.1:" + relay.port() + "/shop?timeoutMS=" + LIMIT.toMillis()
                + "&serverSelectionTimeoutMS=1000&heartbeatFrequencyMS=500");
        DemoData data = DemoDataGenerator.generate(3, 7, Instant.now());
        ImportedDemo.into(stores, data);
        assistant = RetailAssistant.builder()
                .retailData(stores.retailData())
                .conversations(stores.conversations(), new byte[32])
                .quota(stores.dailyQuota(100, QuotaStatus.UNLIMITED, ZoneOffset.UTC, Clock.systemUTC()))
                .embeddingModel(new HashingEmbeddingModel())
                .gateway(new Model())
                .build();
    }

    @AfterEach
    void stop() throws Exception {
        assistant.close();
        stores.close();
        direct.close();
        relay.close();
        server.close();
    }

    /** Does something to the database before it answers. */
    private final class Model implements LlmGateway {
        @Override
        public CompletableFuture<Completion> complete(Prompt prompt) {
            whenAsked.run();
            return CompletableFuture.completedFuture(new Completion("Hello there.", new Usage(10, 3), "test"));
        }

        @Override
        public CompletableFuture<Completion> stream(Prompt prompt, Consumer<String> onText) {
            onText.accept("Hello there.");
            return complete(prompt);
        }
    }

    private MongoDatabase raw() {
        return direct.getDatabase("shop");
    }

    private Reply ask(String message) {
        return assistant.ask(Question.of(DemoData.DEMO_USER, message).in("kept").at(DemoData.DEMO_LOCATION));
    }

    private long storedTurns() {
        Document stored = raw().getCollection("chat_history").find().first();
        return stored == null ? 0 : stored.getList("turns", Document.class).size();
    }

    private void recovers() {
        relay.open();
        Instant start = Instant.now();
        while (true) {
            try {
                assertThat(ask("I'm cold").context().missing()).isEmpty();
                return;
            } catch (StoreException notYet) {
                assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
            }
        }
    }

    @Test
    void goneWhileTheModelThinksTheAnswerIsGivenAndNothingIsHalfWritten() {
        assertThat(ask("I'm cold").context().missing()).isEmpty();
        long before = storedTurns();
        whenAsked = relay::cut;
        Instant start = Instant.now();
        Reply reply = ask("Anything quick?");

        assertThat(Duration.between(start, Instant.now())).isLessThan(TURN);
        assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(reply.context().missing()).contains("conversation");
        assertThat(reply.actions()).isEmpty();
        assertThat(storedTurns()).isEqualTo(before);
        whenAsked = () -> {};
        recovers();
        assertThat(storedTurns()).isEqualTo(before + 1);
    }

    @Test
    void goneBeforeATurnItIsATypedErrorInTime() {
        ask("I'm cold");
        relay.cut();
        Instant start = Instant.now();
        assertThatThrownBy(() -> ask("I'm cold"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be reached")
                .hasMessageNotContaining("demo");
        assertThat(Duration.between(start, Instant.now())).isLessThan(TURN);
        recovers();
    }

    @Test
    void aDatabaseThatAnswersNothingIsGivenUpInTime() {
        ask("I'm cold");
        relay.block();
        Instant start = Instant.now();
        assertThatThrownBy(() -> ask("I'm cold")).isInstanceOf(StoreException.class);
        assertThat(Duration.between(start, Instant.now())).isLessThan(TURN);
        recovers();
    }

    @Test
    void whatNobodyCanReadIsLeftOutAndTheTurnGoesOn() {
        for (String collection : List.of("orders", "stores", "products", "coupons", "embeddings")) {
            raw().getCollection(collection)
                    .insertOne(new Document("_id", "empty").append("userId", DemoData.DEMO_USER));
            raw().getCollection(collection)
                    .insertOne(new Document("_id", 17)
                            .append("userId", DemoData.DEMO_USER)
                            .append("name", "number"));
            raw().getCollection(collection)
                    .insertOne(new Document("_id", "wrong")
                            .append("userId", DemoData.DEMO_USER)
                            .append("name", List.of(1))
                            .append("location", "here")
                            .append("items", "none")
                            .append("percentOff", true));
            raw().getCollection(collection)
                    .insertOne(new Document("_id", "later")
                            .append("userId", DemoData.DEMO_USER)
                            .append("h002Version", 2));
        }
        Reply reply = ask("I'm cold");
        assertThat(reply.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(reply.context().missing()).isEmpty();
        assertThat(reply.context().fragments()).isNotEmpty();

        raw().getCollection("chat_history")
                .updateOne(new Document(), new Document("$set", new Document("turns", "nonsense")));
        assertThat(assistant.ask(DemoData.DEMO_USER, "I'm cold").outcome()).isEqualTo(Outcome.ANSWERED);
    }
}
