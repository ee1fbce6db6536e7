package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.h002.InvalidInputException;
import dev.h002.MaskedText;
import dev.h002.Passage;
import dev.h002.spi.Chunk;
import dev.h002.spi.KnowledgeStore;
import dev.h002.spi.RetrievalQuery;
import dev.h002.spi.Retriever;
import dev.h002.spi.contract.KnowledgeStoreContract;
import dev.h002.spi.contract.RetrieverContract;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.mongodb.MongoDBAtlasLocalContainer;

/** The knowledge base on a real server that searches vectors. */
@EnabledIf("dev.h002.mongo.Docker#available")
class AtlasLocalTest {
    private static final Duration BUILT = Duration.ofMinutes(2);
    private static final MongoDBAtlasLocalContainer SERVER =
            new MongoDBAtlasLocalContainer("mongodb/mongodb-atlas-local:8.0");
    private static MongoClient client;

    @BeforeAll
    static void start() {
        SERVER.start();
        client = MongoClients.create(SERVER.getConnectionString());
    }

    @AfterAll
    static void stop() {
        client.close();
        SERVER.stop();
    }

    private static String name() {
        return "h002_test_" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static Chunk chunk(String source, String text, Map<String, String> metadata) {
        return new Chunk(source, source, "", 0, text, WordVectors.of(text), "words", "hash", metadata);
    }

    /** The index is a moment behind. */
    private static List<Passage> askUntil(Retriever retriever, RetrievalQuery query, Predicate<List<Passage>> done)
            throws InterruptedException {
        Instant giveUp = Instant.now().plusSeconds(40);
        List<Passage> passages = retriever.retrieve(query);
        while (!done.test(passages)) {
            assertThat(Instant.now()).as("the index is behind").isBefore(giveUp);
            Thread.sleep(200);
            passages = retriever.retrieve(query);
        }
        return passages;
    }

    private static RetrievalQuery query(String tenant, String text, Map<String, String> metadata) {
        return new RetrievalQuery(tenant, MaskedText.alreadyMasked(text), 10, metadata);
    }

    @Nested
    class Store extends KnowledgeStoreContract {
        @Override
        protected KnowledgeStore newStore() {
            return MongoStores.of(client, name()).knowledge();
        }
    }

    /** Building an index takes longer than a test of the contract may, so there is one for all. */
    @Nested
    class Search extends RetrieverContract {
        private static final MongoStores STORES = MongoStores.of(client, name());

        @BeforeAll
        static void index() {
            STORES.vectorRetriever(WordVectors::of).build().ensureVectorIndex(BUILT);
        }

        @Override
        protected Retriever retriever(String tenant, Map<String, String> documents) {
            MongoVectorRetriever retriever =
                    STORES.vectorRetriever(WordVectors::of).build();
            List<String> before = new ArrayList<>();
            STORES.knowledge().changesSince(tenant, 0).added().forEach(chunk -> before.add(chunk.id()));
            STORES.knowledge().remove(tenant, before);
            List<Chunk> chunks = documents.entrySet().stream()
                    .map(document -> chunk(document.getKey(), document.getValue(), Map.of()))
                    .toList();
            STORES.knowledge().put(tenant, chunks);
            MongoVectorRetriever all =
                    STORES.vectorRetriever(WordVectors::of).minScore(-1).build();
            try {
                askUntil(all, query(tenant, "anything", Map.of()), passages -> passages.size() == documents.size());
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
            return retriever;
        }
    }

    @Test
    @Timeout(300)
    void theIndexIsMadeOnceForOneLength() {
        MongoStores stores = MongoStores.of(client, name());
        MongoVectorRetriever retriever = stores.vectorRetriever(WordVectors::of).build();
        retriever.ensureVectorIndex(BUILT);
        retriever.ensureVectorIndex(Duration.ZERO);
        assertThatThrownBy(() -> stores.vectorRetriever(text -> new float[] {1, 0})
                        .build()
                        .ensureVectorIndex(Duration.ZERO))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("vectors of " + WordVectors.LENGTH + " numbers, not of 2");
    }

    @Test
    @Timeout(300)
    void whatIsFilteredIsFilteredByTheServer() throws Exception {
        MongoStores stores = MongoStores.of(client, name());
        Clock clock = Clock.fixed(Instant.parse("2026-10-13T00:00:00Z"), ZoneOffset.UTC);
        MongoVectorRetriever retriever =
                stores.vectorRetriever(WordVectors::of).clock(clock).build();
        String text = "opened items can be returned";
        stores.knowledge()
                .put(
                        "default",
                        List.of(
                                chunk("now.md", text, Map.of("language", "en")),
                                chunk("german.md", text, Map.of("language", "de")),
                                chunk("over.md", text, Map.of("language", "en", "validUntil", "2026-10-13T00:00:00Z")),
                                chunk(
                                        "later.md",
                                        text,
                                        Map.of("language", "en", "validFrom", "2026-10-14T00:00:00Z"))));
        stores.knowledge().put("acme", List.of(chunk("theirs.md", text, Map.of("language", "en"))));
        retriever.ensureVectorIndex(BUILT);

        List<Passage> valid = askUntil(retriever, query("default", text, Map.of()), found -> found.size() == 2);
        assertThat(valid).extracting(Passage::source).containsExactly("german.md", "now.md");
        assertThat(valid).allSatisfy(passage -> assertThat(passage.score()).isGreaterThan(0.999));
        assertThat(retriever.retrieve(query("default", text, Map.of("language", "en"))))
                .extracting(Passage::source)
                .containsExactly("now.md");

        stores.knowledge().remove("default", List.of("now.md"));
        askUntil(retriever, query("default", text, Map.of("language", "en")), List::isEmpty);
    }

    @Test
    @Timeout(300)
    void chunksThatWereMovedHereAreFound() throws Exception {
        String database = name();
        MongoStores stores = MongoStores.of(client, database);
        Chunk chunk = chunk("moved.md", "opened items can be returned", Map.of());
        stores.knowledge().put("default", List.of(chunk));
        Object packed = VectorForm.PACKED.write(chunk.vector());
        assertThat(packed).isInstanceOf(Binary.class);
        client.getDatabase(database)
                .getCollection("embeddings")
                .updateOne(
                        new Document("_id", "moved.md"),
                        new Document("$set", new Document("vector", packed))
                                .append("$unset", new Document("filter", "")));
        assertThat(stores.knowledge().changesSince("default", 0).added().get(0).vector())
                .containsExactly(chunk.vector());

        MongoVectorRetriever retriever = stores.vectorRetriever(WordVectors::of).build();
        retriever.ensureVectorIndex(BUILT);
        askUntil(retriever, query("default", chunk.text(), Map.of()), found -> found.size() == 1);
    }
}
