package dev.h002.mongo;

import dev.h002.spi.RetrievalQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BinaryVector;
import org.bson.Document;

/**
 * What is said to a server with {@code $vectorSearch}. Everything that decides which chunks may be found is inside the stage,
 * so that it never costs places. A chunk that is searched has its tenant's name in it, the default's too.
 */
final class VectorSearchCommand {
    static final String INDEX = "h002_vectors";
    static final String SCORE = "score";

    private static final int CANDIDATES_EACH = 20;
    private static final int MIN_CANDIDATES = 100;
    private static final int MAX_CANDIDATES = 10_000;
    private static final List<String> FILTERS =
            List.of(Tenants.FIELD, "deleted", ChunkFilter.FROM, ChunkFilter.UNTIL, ChunkFilter.METADATA);

    private VectorSearchCommand() {}

    /**
     * Finds the chunks nearest to a vector.
     *
     * @throws dev.h002.InvalidInputException if the metadata asked for is too long to look for
     */
    static List<Document> search(RetrievalQuery query, float[] vector, Instant now) {
        List<Document> conditions = new ArrayList<>();
        conditions.add(new Document(Tenants.FIELD, new Document("$eq", query.tenant())));
        conditions.add(new Document("deleted", new Document("$ne", true)));
        conditions.addAll(ChunkFilter.conditions(query.metadata(), now));
        int candidates = Math.max(CANDIDATES_EACH * query.limit(), MIN_CANDIDATES);
        Document stage = new Document("index", INDEX)
                .append("path", "vector")
                .append("queryVector", BinaryVector.floatVector(vector))
                .append("numCandidates", Math.min(candidates, MAX_CANDIDATES))
                .append("limit", query.limit())
                .append("filter", new Document("$and", conditions));
        // The index is a moment behind the collection: what it still finds may be removed by now.
        Document present = new Document("deleted", new Document("$ne", true));
        Document fields = new Document("source", 1)
                .append("title", 1)
                .append("chunk", 1)
                .append("text", 1)
                .append(SCORE, new Document("$meta", "vectorSearchScore"));
        return List.of(
                new Document("$vectorSearch", stage),
                new Document("$match", present),
                new Document("$project", fields));
    }

    /** Creates the index that {@link #search} uses. */
    static Document createIndex(int dimensions) {
        Document index = new Document("name", INDEX)
                .append("type", "vectorSearch")
                .append("definition", new Document("fields", fields(dimensions)));
        return new Document("createSearchIndexes", NamedCollections.EMBEDDINGS).append("indexes", List.of(index));
    }

    /** What the index is made of: the vector, then what it is filtered by. */
    static List<Document> fields(int dimensions) {
        List<Document> fields = new ArrayList<>();
        fields.add(new Document("type", "vector")
                .append("path", "vector")
                .append("numDimensions", dimensions)
                .append("similarity", "cosine"));
        FILTERS.forEach(path -> fields.add(new Document("type", "filter").append("path", path)));
        return fields;
    }
}
