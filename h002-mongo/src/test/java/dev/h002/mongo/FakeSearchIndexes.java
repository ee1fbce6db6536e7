package dev.h002.mongo;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Answers as a server does: an index is there once created, with settings of the server's own, and queryable after some asking. */
final class FakeSearchIndexes implements SearchIndexes {
    private final int askedUntilQueryable;
    private final List<Document> created = new ArrayList<>();
    private String status = "BUILDING";
    private int asked;

    FakeSearchIndexes(int askedUntilQueryable) {
        this.askedUntilQueryable = askedUntilQueryable;
    }

    /** One that is built. */
    static FakeSearchIndexes ready(int dimensions) {
        FakeSearchIndexes indexes = new FakeSearchIndexes(0);
        indexes.create(VectorSearchCommand.createIndex(dimensions));
        return indexes;
    }

    synchronized void failing() {
        status = "FAILED";
    }

    synchronized List<Document> created() {
        return List.copyOf(created);
    }

    /** The fields of the index that is there, to be changed. */
    synchronized List<Document> fields() {
        return created.get(0)
                .getList("indexes", Document.class)
                .get(0)
                .get("definition", Document.class)
                .getList("fields", Document.class);
    }

    @Override
    public synchronized List<Document> named(String name) {
        if (created.isEmpty()) {
            return List.of();
        }
        asked++;
        boolean queryable = asked > askedUntilQueryable && !status.equals("FAILED");
        List<Document> told = new ArrayList<>();
        fields().forEach(field -> told.add(new Document(field).append("quantization", "none")));
        return List.of(new Document("name", name)
                .append("status", queryable ? "READY" : status)
                .append("queryable", queryable)
                .append("latestDefinition", new Document("fields", told).append("numPartitions", 1)));
    }

    @Override
    public synchronized void create(Document command) {
        created.add(command);
    }
}
