package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.h002.InvalidInputException;
import dev.h002.spi.Chunk;
import dev.h002.spi.KnowledgeStore;
import dev.h002.spi.contract.KnowledgeStoreContract;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MongoKnowledgeTest extends KnowledgeStoreContract {
    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    @Override
    protected KnowledgeStore newStore() {
        return database.stores().knowledge();
    }

    @Test
    void aVectorIsPackedAsLittleEndianFloatsOfSubtypeZero() {
        assumeFalse(database.stores().features().vectorSearch());
        Chunk chunk = chunk("a", "text", "model-a", 5);
        newStore().put(TENANT, List.of(chunk));

        Document stored = database.raw().getCollection("embeddings").find().first();
        Binary vector = stored.get("vector", Binary.class);
        assertThat(vector.getType()).isZero();
        float second =
                ByteBuffer.wrap(vector.getData()).order(ByteOrder.LITTLE_ENDIAN).getFloat(4);
        assertThat(second).isEqualTo(chunk.vector()[1]);
        assertThat(stored.getDouble("norm")).isCloseTo(1, Offset.offset(1e-6));
        assertThat(stored.getInteger("dimensions")).isEqualTo(5);
    }

    @Test
    void onceEverythingIsRemovedAnotherModelMayFollow() {
        KnowledgeStore store = newStore();
        store.put(TENANT, List.of(chunk("a", "one")));
        store.remove(TENANT, List.of("a"));
        store.put(TENANT, List.of(chunk("a", "two", "model-b", 8)));
        assertThat(store.changesSince(TENANT, KnowledgeStore.BEGINNING).added())
                .extracting(Chunk::model)
                .containsExactly("model-b");
    }

    @Test
    void aWriterThatIsStillWritingHoldsTheCursorBack() {
        KnowledgeStore store = newStore();
        store.put(TENANT, List.of(chunk("a", "one")));
        long cursor = store.changesSince(TENANT, KnowledgeStore.BEGINNING).cursor();
        pretendWriting(System.currentTimeMillis());
        store.put(TENANT, List.of(chunk("b", "two")));

        KnowledgeStore.Changes changes = store.changesSince(TENANT, cursor);
        assertThat(changes.added()).hasSize(1);
        assertThat(changes.cursor()).isEqualTo(cursor);
    }

    @Test
    void aWriterThatDiedIsNotWaitedForLong() {
        KnowledgeStore store = newStore();
        store.put(TENANT, List.of(chunk("a", "one")));
        long cursor = store.changesSince(TENANT, KnowledgeStore.BEGINNING).cursor();
        pretendWriting(System.currentTimeMillis() - Duration.ofMinutes(6).toMillis());
        store.put(TENANT, List.of(chunk("b", "two")));

        assertThat(store.changesSince(TENANT, cursor).cursor()).isEqualTo(cursor + 2);
        Document row = database.raw().getCollection("counters").find().first();
        assertThat(row.getList("pending", String.class)).isEmpty();
    }

    private void pretendWriting(long since) {
        database.raw()
                .getCollection("counters")
                .updateOne(
                        new Document("_id", "embeddings"),
                        new Document("$inc", new Document("last", 1L))
                                .append("$push", new Document("pending", "2 " + since + " other-process")));
    }

    @Test
    void metadataNamesThatADatabaseCannotHoldAreRefused() {
        Chunk like = chunk("a", "text");
        Chunk dotted = new Chunk(
                "a",
                like.source(),
                like.title(),
                0,
                "text",
                like.vector(),
                like.model(),
                like.contentHash(),
                Map.of("a.b", "c"));
        KnowledgeStore store = newStore();
        assertThatThrownBy(() -> store.put(TENANT, List.of(dotted))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void clearingTellsReaders() {
        MongoStores stores = database.stores(Clock.systemUTC());
        stores.knowledge().put(TENANT, List.of(chunk("a", "one"), chunk("b", "two")));
        long cursor = stores.knowledge()
                .changesSince(TENANT, KnowledgeStore.BEGINNING)
                .cursor();
        assertThat(stores.count(TENANT, "embeddings")).isEqualTo(2);

        assertThat(stores.importer().clear(TENANT, "embeddings")).isEqualTo(2);
        assertThat(stores.count(TENANT, "embeddings")).isZero();
        assertThat(stores.knowledge().changesSince(TENANT, cursor).removed()).containsExactlyInAnyOrder("a", "b");
    }
}
