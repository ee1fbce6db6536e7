package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.mongodb.MongoCommandException;
import com.mongodb.ServerAddress;
import dev.h002.InvalidInputException;
import dev.h002.MaskedText;
import dev.h002.Passage;
import dev.h002.StoreException;
import dev.h002.spi.Chunk;
import dev.h002.spi.RetrievalQuery;
import dev.h002.spi.Retriever;
import dev.h002.spi.contract.RetrieverContract;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MongoVectorRetrieverTest extends RetrieverContract {
    private static final Instant NOW = Instant.parse("2026-10-13T03:25:52Z");

    private final TestDatabase database = new TestDatabase();
    private final FakeVectorSearch server = new FakeVectorSearch();

    @AfterEach
    void drop() {
        database.close();
    }

    @Override
    protected Retriever retriever(String tenant, Map<String, String> documents) {
        documents.forEach((source, text) -> server.add(
                tenant,
                List.of(new Chunk(source, source, "", 0, text, WordVectors.of(text), "words", "hash", Map.of()))));
        return builder(WordVectors::of).build();
    }

    private MongoVectorRetriever.Builder builder(Function<MaskedText, float[]> embedding) {
        return builder(embedding, server, FakeSearchIndexes.ready(WordVectors.LENGTH));
    }

    private MongoVectorRetriever.Builder builder(
            Function<MaskedText, float[]> embedding,
            Function<List<Document>, List<Document>> aggregate,
            SearchIndexes indexes) {
        SkippedDocuments skipped = new SkippedDocuments();
        SearchableChunks chunks = new SearchableChunks(
                NamedCollections.bounded(database.raw()).getCollection("embeddings"),
                new ChunkShape(VectorForm.PACKED),
                skipped);
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new MongoVectorRetriever.Builder(embedding, aggregate, new VectorIndex(indexes), chunks, skipped, clock);
    }

    private static List<Passage> ask(Retriever retriever, int limit, Map<String, String> metadata) {
        return retriever.retrieve(new RetrievalQuery("default", MaskedText.alreadyMasked("question"), limit, metadata));
    }

    /** Asks for what is near (1, 0). */
    private List<Passage> ask(int limit, Map<String, String> metadata) {
        return ask(builder(question -> new float[] {1, 0}).build(), limit, metadata);
    }

    private static Chunk at(String id, double cosine, Map<String, String> metadata) {
        return Chunks.of(id, new float[] {(float) cosine, (float) Math.sqrt(1 - cosine * cosine)}, metadata);
    }

    @Test
    void theScoreIsTheCosineAndPassagesBelowTheLeastAreNotGiven() {
        server.add("default", List.of(at("far", 0.29, Map.of()), at("near", 0.31, Map.of()), at("away", -1, Map.of())));

        List<Passage> passages = ask(5, Map.of());
        assertThat(passages).extracting(Passage::source).containsExactly("near.md");
        assertThat(passages.get(0).score()).isCloseTo(0.31, within(1e-6));

        Retriever all = builder(question -> new float[] {1, 0}).minScore(-1).build();
        assertThat(ask(all, 5, Map.of())).extracting(Passage::source).containsExactly("near.md", "far.md", "away.md");
    }

    @Test
    void thoseOfTheSameScoreComeById() {
        server.add("default", List.of(at("c", 0.5, Map.of()), at("a", 0.5, Map.of()), at("b", 0.9, Map.of())));
        assertThat(ask(5, Map.of())).extracting(Passage::source).containsExactly("b.md", "a.md", "c.md");
    }

    @Test
    void metadataIsAskedForBeforePlacesAreGiven() {
        server.add(
                "default",
                List.of(
                        at("german", 0.9, Map.of("language", "de")),
                        at("none", 0.9, Map.of()),
                        at("english", 0.5, Map.of("language", "en", "page", "2")),
                        at("other", 0.4, Map.of("language", "en", "page", "3"))));

        assertThat(ask(1, Map.of("language", "en"))).extracting(Passage::source).containsExactly("english.md");
        assertThat(ask(5, Map.of("language", "en", "page", "3")))
                .extracting(Passage::source)
                .containsExactly("other.md");
        assertThat(ask(5, Map.of("page", "language=en"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        ", , true",
        "2026-10-13T03:25:52Z, , true",
        "2026-10-13T03:25:53Z, , false",
        ", 2026-10-13T03:25:53Z, true",
        ", 2026-10-13T03:25:52Z, false",
        "2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z, true",
        "2025-01-01T00:00:00Z, 2026-01-01T00:00:00Z, false"
    })
    void aPassageIsGivenFromAndUntilBefore(String from, String until, boolean given) {
        Map<String, String> validity = new HashMap<>();
        if (from != null) {
            validity.put("validFrom", from);
        }
        if (until != null) {
            validity.put("validUntil", until);
        }
        server.add("default", List.of(at("a", 1, validity)));
        assertThat(ask(1, Map.of())).hasSize(given ? 1 : 0);
    }

    @Test
    void tenantsDoNotMeet() {
        server.add("default", List.of(at("ours", 0.5, Map.of())));
        server.add("acme", List.of(at("theirs", 1, Map.of())));
        assertThat(ask(5, Map.of())).extracting(Passage::source).containsExactly("ours.md");
    }

    @Test
    void whatTheIndexStillFindsButIsRemovedIsNotGiven() {
        server.add("default", List.of(at("gone", 1, Map.of()), at("here", 0.5, Map.of())));
        server.removeBehind("gone");
        assertThat(ask(5, Map.of())).extracting(Passage::source).containsExactly("here.md");
    }

    @Test
    void aQuestionWithoutADirectionFindsNothingAndIsNotSent() {
        Function<List<Document>, List<Document>> nobody = pipeline -> {
            throw new AssertionError("sent");
        };
        Retriever zeros = builder(question -> new float[2], nobody, FakeSearchIndexes.ready(2))
                .build();
        assertThat(ask(zeros, 3, Map.of())).isEmpty();

        Retriever broken = builder(question -> new float[] {Float.NaN, 1}, nobody, FakeSearchIndexes.ready(2))
                .build();
        assertThatThrownBy(() -> ask(broken, 3, Map.of())).isInstanceOf(StoreException.class);
    }

    @Test
    void findingNothingWithoutAnIndexIsAnError() {
        FakeSearchIndexes indexes = new FakeSearchIndexes(0);
        MongoVectorRetriever retriever =
                builder(question -> new float[] {1, 0}, server, indexes).build();
        assertThatThrownBy(() -> ask(retriever, 3, Map.of()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("ensureVectorIndex");

        retriever.ensureVectorIndex(Duration.ofSeconds(5));
        assertThat(indexes.created()).containsExactly(VectorSearchCommand.createIndex(2));
        assertThat(ask(retriever, 3, Map.of())).isEmpty();
    }

    @Test
    void aSearchThatTheServerRefusesSaysWhatToDo() {
        Function<List<Document>, List<Document>> refusing = pipeline -> {
            BsonDocument answer = new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(8));
            throw new MongoCommandException(answer, new ServerAddress());
        };
        Retriever retriever = builder(question -> new float[] {1, 0}, refusing, FakeSearchIndexes.ready(2))
                .build();
        assertThatThrownBy(() -> ask(retriever, 3, Map.of()))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "The server refused the search (error code 8): call ensureVectorIndex, which tells whether the"
                                + " index fits vectors of 2 numbers.");
    }

    @Test
    void aLeastScoreThatIsNoneIsRefused() {
        for (double wrong : new double[] {-1.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> builder(WordVectors::of).minScore(wrong))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void aServerWithoutVectorSearchSaysSo() {
        MongoStores stores = database.stores();
        assumeFalse(stores.features().vectorSearch());
        assertThatThrownBy(() -> stores.vectorRetriever(WordVectors::of))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no $vectorSearch");
    }
}
