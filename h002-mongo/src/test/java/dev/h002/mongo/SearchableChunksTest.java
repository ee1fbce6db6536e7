package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.spi.KnowledgeStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server of these tests holds no BSON vectors, so the form stays and what is filtered by is added. */
class SearchableChunksTest {
    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    private SearchableChunks chunks() {
        return new SearchableChunks(
                NamedCollections.bounded(database.raw()).getCollection("embeddings"),
                new ChunkShape(VectorForm.PACKED),
                new SkippedDocuments());
    }

    private List<Document> stored() {
        return database.raw().getCollection("embeddings").find().into(new ArrayList<>());
    }

    @Test
    void chunksOfEveryTenantGetWhatTheyLackAndReadersAreNotTold() {
        KnowledgeStore knowledge = database.stores().knowledge();
        float[] vector = {0.6f, 0.8f};
        knowledge.put("default", List.of(Chunks.of("a", vector, Map.of("language", "en"))));
        knowledge.put("acme", List.of(Chunks.of("b", vector, Map.of())));
        knowledge.put("acme", List.of(Chunks.of("gone", vector, Map.of())));
        knowledge.remove("acme", List.of("gone"));
        long cursor = knowledge.changesSince("acme", KnowledgeStore.BEGINNING).cursor();
        // As another program may have left it, which belongs to the default tenant.
        database.raw()
                .getCollection("embeddings")
                .updateOne(new Document("_id", "a"), new Document("$unset", new Document("tenant", "")));

        assertThat(chunks().complete()).isEqualTo(2);
        assertThat(chunks().complete()).isZero();

        assertThat(stored())
                .filteredOn(document -> document.get("_id").equals("a"))
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.get("tenant")).isEqualTo("default");
                    assertThat(a.get("filter", Document.class).getList("metadata", String.class))
                            .containsExactly("language=en");
                });
        assertThat(stored())
                .filteredOn(document -> document.containsKey("filter"))
                .hasSize(2);
        assertThat(knowledge.changesSince("acme", cursor).added()).isEmpty();
        assertThat(knowledge.changesSince("default", KnowledgeStore.BEGINNING).added())
                .singleElement()
                .satisfies(chunk -> assertThat(chunk.vector()).containsExactly(vector));
    }

    @Test
    void oneThatCannotBeReadCostsItself() {
        KnowledgeStore knowledge = database.stores().knowledge();
        knowledge.put(
                "default",
                List.of(Chunks.of("a", new float[] {1, 0}, Map.of()), Chunks.of("b", new float[] {1, 0}, Map.of())));
        database.raw()
                .getCollection("embeddings")
                .updateOne(
                        new Document("_id", "a"),
                        new Document("$set", new Document("metadata", new Document("validFrom", "soon"))));
        assertThat(chunks().complete()).isEqualTo(1);
    }
}
