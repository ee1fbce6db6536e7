package dev.h002.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** The search indexes of {@code embeddings}. */
interface SearchIndexes {
    /** What the server says of those of a name: {@code name, status, queryable, latestDefinition}; none if there is none. */
    List<Document> named(String name);

    /** Carries out a {@code createSearchIndexes}. Does nothing if there is one of that name meanwhile. */
    void create(Document command);

    /** Those of a database. */
    static SearchIndexes of(MongoDatabase database) {
        return new SearchIndexes() {
            private static final int ALREADY_EXISTS = 68;

            @Override
            public List<Document> named(String name) {
                Document list = new Document("$listSearchIndexes", new Document("name", name));
                return MongoFailures.translated(() -> database.getCollection(NamedCollections.EMBEDDINGS)
                        .aggregate(List.of(list))
                        .into(new ArrayList<>()));
            }

            @Override
            public void create(Document command) {
                MongoFailures.translated(() -> {
                    try {
                        return database.runCommand(command);
                    } catch (MongoCommandException refused) {
                        if (refused.getErrorCode() == ALREADY_EXISTS) {
                            return command;
                        }
                        throw refused;
                    }
                });
            }
        };
    }
}
