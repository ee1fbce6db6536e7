package dev.h002.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.h002.spi.Chunk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.bson.Document;
import org.bson.Float32BinaryVector;

/**
 * Answers {@link VectorSearchCommand#search} as a server does, over documents as {@link ChunkShape} writes them: filters, ranks
 * by cosine, cuts off, then matches and projects.
 */
final class FakeVectorSearch implements Function<List<Document>, List<Document>> {
    private static final ChunkShape SHAPE = new ChunkShape(VectorForm.BSON);

    private final List<Document> indexed = new ArrayList<>();
    private final List<String> removedSince = new ArrayList<>();

    void add(String tenant, Collection<Chunk> chunks) {
        for (Chunk chunk : chunks) {
            indexed.add(Chunks.sent(SHAPE.write(chunk)
                    .append("_id", Tenants.documentId(tenant, chunk.id()))
                    .append("tenant", tenant)));
        }
    }

    /** Removes one from the collection, but not yet from the index. */
    void removeBehind(String id) {
        removedSince.add(id);
    }

    @Override
    public List<Document> apply(List<Document> pipeline) {
        List<String> stages =
                pipeline.stream().flatMap(stage -> stage.keySet().stream()).toList();
        assertThat(stages).containsExactly("$vectorSearch", "$match", "$project");
        Document search = Chunks.sent(pipeline.get(0)).get("$vectorSearch", Document.class);
        assertThat(search.getInteger("limit")).isLessThanOrEqualTo(search.getInteger("numCandidates"));
        float[] question = search.get("queryVector", Float32BinaryVector.class).getData();
        List<Document> conditions = search.get("filter", Document.class).getList("$and", Document.class);
        return indexed.stream()
                .filter(document -> conditions.stream().allMatch(condition -> meets(document, condition)))
                .map(document -> projected(document, question))
                .sorted(Comparator.comparing((Document found) -> found.getDouble("score"))
                        .reversed())
                .limit(search.getInteger("limit"))
                .filter(found -> !removedSince.contains(found.getString("_id")))
                .toList();
    }

    private static Document projected(Document document, float[] question) {
        float[] vector = document.get("vector", Float32BinaryVector.class).getData();
        double product = 0;
        for (int i = 0; i < vector.length; i++) {
            product += vector[i] * question[i];
        }
        double cosine = product / VectorForm.norm(vector) / VectorForm.norm(question);
        return new Document("_id", document.get("_id"))
                .append("source", document.get("source"))
                .append("title", document.get("title"))
                .append("chunk", document.get("chunk"))
                .append("text", document.get("text"))
                .append("score", (1 + cosine) / 2);
    }

    private static boolean meets(Document document, Document condition) {
        String path = condition.keySet().iterator().next();
        Object value = document.getEmbedded(List.of(path.split("\\.")), Object.class);
        Map.Entry<String, Object> test =
                condition.get(path, Document.class).entrySet().iterator().next();
        return switch (test.getKey()) {
            case "$eq" ->
                value instanceof List<?> list
                        ? list.contains(test.getValue())
                        : test.getValue().equals(value);
            case "$ne" -> !Objects.equals(test.getValue(), value);
            case "$lte" -> compare(value, test.getValue()) <= 0;
            case "$gt" -> compare(value, test.getValue()) > 0;
            default -> throw new AssertionError(test.getKey());
        };
    }

    private static int compare(Object stored, Object given) {
        return ((Date) stored).compareTo((Date) given);
    }
}
